import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import { dropForgotten } from '@/storage/repositories/clean-up'
import type { ReplyDraft } from '@/storage/schema/reply'
import { newId } from '@/utils/ids'
import {
  askPage,
  askUi,
  askWorkspace,
  passTime,
  send,
  SIDEBAR_SENDER,
  T0,
  useFreshBackground,
} from '../helpers/background'
import { dieAfter } from '../helpers/dying-worker'
import { expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

function draftOf(over: Partial<ReplyDraft> = {}): ReplyDraft {
  return { id: newId(), shortcut: 'hello', title: 'Greeting', body: 'Hello', labels: [], ...over }
}

async function versions(id: string): Promise<string[]> {
  return (await askUi('replies.versions', { id })).map(({ content }) => content.body)
}

describe('versions', () => {
  test('keep what a reply said before, newest first, with everything a person wrote', async () => {
    const draft = draftOf({ language: 'en', variants: { pt: 'Olá' }, labels: ['a'], folder: 'F' })
    await askUi('replies.save', draft)
    expect(await versions(draft.id)).toEqual([])
    passTime(1_000)
    await askUi('replies.save', { ...draft, body: 'Hi', variants: {} })
    passTime(1_000)
    await askUi('replies.save', { ...draft, body: 'Hey', variants: {} })
    const kept = await askUi('replies.versions', { id: draft.id })
    expect(kept.map(({ at }) => at)).toEqual([T0 + 2_000, T0 + 1_000])
    const { id: _, ...content } = draft
    expect(kept[1]).toMatchObject({ replyId: draft.id, content })
    expect(kept[0]).toMatchObject({ content: { body: 'Hi' } })
  })

  test('are made by other words, not by other labels or another folder, nor by saving the same', async () => {
    const draft = draftOf()
    await askUi('replies.save', draft)
    await askUi('replies.save', draft)
    await askUi('replies.save', { ...draft, labels: ['new'], folder: 'Sales' })
    await askUi('replies.archive', { id: draft.id, on: true })
    expect(await versions(draft.id)).toEqual([])
    await askUi('replies.save', { ...draft, variants: { pt: 'Olá' } })
    expect(await versions(draft.id)).toEqual(['Hello'])
  })

  test('are fifty at most', async () => {
    const draft = draftOf()
    for (let at = 0; at <= 60; at++) {
      await askUi('replies.save', { ...draft, body: `Text ${at}` })
      passTime(1_000)
    }
    const kept = await versions(draft.id)
    expect(kept).toHaveLength(50)
    expect([kept[0], kept[49]]).toEqual(['Text 59', 'Text 10'])
  })

  test('do not show the text that undo brought back', async () => {
    const draft = draftOf()
    await askUi('replies.save', draft)
    const { undoId } = await askUi('replies.save', { ...draft, body: 'Hi' })
    await askUi('undo', { undoId: undoId! })
    expect(await versions(draft.id)).toEqual([])
    expect((await askUi('replies.get', { id: draft.id })).body).toBe('Hello')
  })

  test('are written with the change or not at all, however the worker dies, and each once', async () => {
    const draft = draftOf()
    await askUi('replies.save', draft)
    for (let writes = 0; writes < 8; writes++) {
      const next = { ...draft, body: `Text ${writes}` }
      await dieAfter(writes, () => askUi('replies.save', next))
      await askUi('replies.save', next)
      expect(await versions(draft.id)).toHaveLength(writes + 1)
    }
  })

  test('go with their reply for good', async () => {
    const draft = draftOf()
    await askUi('replies.save', draft)
    await askUi('replies.save', { ...draft, body: 'Hi' })
    const chat = sightingOf()
    await askUi('card.create', { chat, id: newId() })
    await askUi('replies.inserted', { replyId: draft.id, target: { chat }, answers: { a: 'b' } })
    const sent = { insertionId: newId(), replyId: draft.id, messageId: 'A', at: T0, isEdited: false }
    await askPage('page.replySent', { ...sent, chat })
    await askUi('replies.remove', { id: draft.id })
    passTime(31 * DAY_MS)
    await dropForgotten()
    const db = await database()
    for (const table of ['replies', 'replyVersions', 'replyUses', 'replyEvents', 'replyAnswers'] as const) {
      expect(await db.table(table).count(), table).toBe(0)
    }
  })
})

describe('a shortcut', () => {
  test('belongs to one reply in use: another one is refused it, in any case of letters', async () => {
    const mine = draftOf()
    await askUi('replies.save', mine)
    const other = draftOf({ shortcut: 'HELLO' })
    await expect(askUi('replies.save', other)).rejects.toMatchObject({ code: 'conflict' })
    await askUi('replies.save', { ...other, shortcut: 'other' })
    await expect(askUi('replies.save', other)).rejects.toMatchObject({ code: 'conflict' })
    await askUi('replies.save', { ...mine, shortcut: 'Hello' })
    await askUi('replies.archive', { id: mine.id, on: true })
    await askUi('replies.save', other)
    await askUi('replies.save', { ...other, body: 'New' })
  })

  test.each(['ŉ', 'ß', 'ẞ', 'İ', 'ﬁ', '日本', '𐐀', 'É'])(
    'of any letters is told from others: %s',
    async (shortcut) => {
      for (const one of ['a', 'ﬀ', 'ss', 'i', shortcut])
        await askUi('replies.save', draftOf({ shortcut: one }))
      const again = draftOf({ shortcut })
      await expect(askUi('replies.save', again)).rejects.toMatchObject({ code: 'conflict' })
      const outer = draftOf({ shortcut: 'outer', body: `{{reply: ${shortcut}}}` })
      await askUi('replies.save', outer)
      expect((await askUi('replies.render', { replyId: outer.id, answers: {} })).text).toBe('Hello')
      const { rows } = await askUi('replies.list', {})
      const id = rows.find((row) => row.shortcut === shortcut)!.id
      expect((await askUi('replies.duplicate', { id, newId: newId() })).shortcut).toBe(`${shortcut}-2`)
    },
  )
})

describe('a copy', () => {
  test('has the words, labels and languages, a shortcut of its own, and no history', async () => {
    const draft = draftOf({ language: 'en', variants: { pt: 'Olá' }, labels: ['a'], folder: 'F' })
    await askUi('replies.save', draft)
    await askUi('replies.save', { ...draft, body: 'Hi' })
    const ids = [newId(), newId()]
    const first = await askUi('replies.duplicate', { id: draft.id, newId: ids[0]! })
    expect(first.shortcut).toBe('hello-2')
    expect(await askUi('replies.duplicate', { id: draft.id, newId: ids[0]! })).toEqual({
      shortcut: 'hello-2',
    })
    expect((await askUi('replies.duplicate', { id: ids[0]!, newId: ids[1]! })).shortcut).toBe('hello-3')
    const copy = await askUi('replies.get', { id: ids[0]! })
    expect(copy).toMatchObject({
      body: 'Hi',
      language: 'en',
      variants: { pt: 'Olá' },
      labels: { a: 1 },
      folder: 'F',
    })
    expect(await versions(copy.id)).toEqual([])
    await askUi('undo', { undoId: first.undoId! })
    expect((await askUi('replies.list', {})).rows).toHaveLength(2)
    await expect(askUi('replies.duplicate', { id: newId(), newId: newId() })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('what was put aside', () => {
  test('is shown by our own pages, not offered in the chat, and comes back', async () => {
    const draft = draftOf({ language: 'en', variants: { pt: 'Olá', en: 'Hi' }, folder: 'Sales' })
    await askUi('replies.save', draft)
    const { undoId } = await askUi('replies.archive', { id: draft.id, on: true })
    expect(await askUi('replies.archive', { id: draft.id, on: true })).toEqual({})
    expect((await askUi('replies.list', {})).rows).toMatchObject([
      { isArchived: true, languages: ['en', 'pt'], folder: 'Sales' },
    ])
    expect((await askPage('page.replies', {})).rows).toEqual([])
    await askUi('undo', { undoId: undoId! })
    expect((await askPage('page.replies', {})).rows).toHaveLength(1)
    await askUi('replies.save', { ...draft, isArchived: true })
    await askUi('replies.save', draft)
    expect((await askPage('page.replies', {})).rows).toEqual([])
    await askUi('replies.save', { ...draft, isArchived: false })
    expect((await askPage('page.replies', {})).rows).toHaveLength(1)
    await expectSoundDatabase()
  })
})

test('A reply that was looked over is due no more, until undo', async () => {
  const draft = draftOf()
  await askUi('replies.save', draft)
  const isDue = async () => (await askUi('replies.statistics', {}))[0]?.isDueForReview
  expect(await isDue()).toBe(false)
  passTime(40 * DAY_MS)
  expect(await isDue()).toBe(true)
  const { undoId } = await askUi('replies.reviewed', { id: draft.id })
  expect(await isDue()).toBe(false)
  await askUi('undo', { undoId: undoId! })
  expect(await isDue()).toBe(true)
})

describe('an export', () => {
  test('gives every reply once, page by page, whole', async () => {
    const drafts = Array.from({ length: 23 }, (_, at) =>
      draftOf({ shortcut: `r${at}`, variants: { pt: `p${at}` } }),
    )
    await askUi('replies.addMany', { drafts, onConflict: 'skip' })
    await askUi('replies.remove', { id: drafts[5]!.id })
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await askWorkspace('replies.export', { limit: 5, cursor })
      for (const { shortcut, variants, files } of page.rows) {
        expect([Object.keys(variants ?? {}), files]).toEqual([['pt'], []])
        seen.push(shortcut)
      }
      if (page.next === undefined) break
      cursor = page.next
    }
    expect(seen.toSorted()).toEqual(
      drafts
        .map(({ shortcut }) => shortcut)
        .filter((one) => one !== 'r5')
        .toSorted(),
    )
  })

  test('is for the workspace alone', async () => {
    const answer = await send('workspace', 'replies.export', { limit: 5 }, SIDEBAR_SENDER)
    expect(answer).toEqual({ ok: false, code: 'not-allowed' })
  })
})
