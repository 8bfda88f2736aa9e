import { Dexie } from 'dexie'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import type { ReplyDraft } from '@/storage/schema/reply'
import { newId } from '@/utils/ids'
import { askUi, passTime, useFreshBackground } from '../helpers/background'
import { dieAfter, restartWorker } from '../helpers/dying-worker'
import { dump, expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

function draftOf(shortcut: string, over: Partial<ReplyDraft> = {}): ReplyDraft {
  return {
    id: newId(),
    shortcut,
    title: `About ${shortcut}`,
    body: `Text of ${shortcut}`,
    labels: [],
    ...over,
  }
}

async function shortcuts(): Promise<string[]> {
  return (await askUi('replies.list', {})).rows.map(({ shortcut }) => shortcut)
}

async function fresh(): Promise<void> {
  restartWorker()
  await Dexie.delete('chatside')
}

describe('adding many replies', () => {
  test('A shortcut that is taken is skipped, replaced, or comes in beside under a free one', async () => {
    const mine = draftOf('hello', { body: 'Mine' })
    await askUi('replies.save', mine)
    const theirs = draftOf('Hello', { body: 'Theirs' })
    expect(await askUi('replies.addMany', { drafts: [theirs], onConflict: 'skip' })).toEqual({
      added: 0,
      changed: 0,
      skipped: 1,
    })
    const beside = await askUi('replies.addMany', { drafts: [theirs], onConflict: 'both' })
    expect(beside).toMatchObject({ added: 1, changed: 0, skipped: 0 })
    expect(await shortcuts()).toEqual(['Hello-2', 'hello'])
    await askUi('undo', { undoId: beside.undoId! })
    expect(await shortcuts()).toEqual(['hello'])
    const replaced = await askUi('replies.addMany', {
      drafts: [draftOf('hello', { body: 'Theirs' })],
      onConflict: 'replace',
    })
    expect(replaced).toMatchObject({ added: 0, changed: 1, skipped: 0 })
    expect((await askUi('replies.get', { id: mine.id })).body).toBe('Theirs')
    expect(await askUi('replies.versions', { id: mine.id })).toMatchObject([{ content: { body: 'Mine' } }])
    await askUi('undo', { undoId: replaced.undoId! })
    expect((await askUi('replies.get', { id: mine.id })).body).toBe('Mine')
    await expectSoundDatabase()
  })

  test('A known id is skipped, replaced, or comes in beside it as a copy, once', async () => {
    const mine = draftOf('hello')
    await askUi('replies.save', mine)
    const changed = { ...mine, body: 'Other words' }
    expect(await askUi('replies.addMany', { drafts: [changed], onConflict: 'skip' })).toMatchObject({
      skipped: 1,
    })
    await askUi('replies.addMany', { drafts: [changed], onConflict: 'both' })
    passTime(DAY_MS)
    const again = await askUi('replies.addMany', { drafts: [changed], onConflict: 'both' })
    expect(again).toEqual({ added: 0, changed: 0, skipped: 1 })
    expect(await shortcuts()).toEqual(['hello', 'hello-2'])
    await askUi('replies.addMany', { drafts: [changed], onConflict: 'replace' })
    expect((await askUi('replies.get', { id: mine.id })).body).toBe('Other words')
  })

  test('Drafts of one shortcut in the same file meet each other', async () => {
    const drafts = [draftOf('hi'), draftOf('HI'), draftOf('hi-2'), draftOf('hi')]
    expect(await askUi('replies.addMany', { drafts, onConflict: 'both' })).toMatchObject({ added: 4 })
    expect((await shortcuts()).map((one) => one.toLowerCase()).toSorted()).toEqual([
      'hi',
      'hi-2',
      'hi-3',
      'hi-4',
    ])
    const { undoId } = await askUi('replies.addMany', {
      drafts: [draftOf('yo', { body: 'First' }), draftOf('yo', { body: 'Last' })],
      onConflict: 'replace',
    })
    const { rows } = await askUi('replies.list', {})
    expect(rows.filter(({ shortcut }) => shortcut === 'yo')).toMatchObject([{ excerpt: 'Last' }])
    await askUi('undo', { undoId: undoId! })
    expect(await shortcuts()).not.toContain('yo')
  })

  test('What was removed comes back with the words of the draft', async () => {
    const mine = draftOf('hello')
    await askUi('replies.save', mine)
    await askUi('replies.remove', { id: mine.id })
    const answer = await askUi('replies.addMany', { drafts: [{ ...mine, body: 'New' }], onConflict: 'skip' })
    expect(answer).toMatchObject({ added: 1, skipped: 0 })
    expect((await askUi('replies.get', { id: mine.id })).body).toBe('New')
  })

  test('Everything of a draft is stored: languages, labels, folder, put aside', async () => {
    const draft = draftOf('hola', {
      language: 'es',
      variants: { en: 'Hello', 'pt-BR': 'Olá' },
      labels: ['welcome', 'a.b'],
      folder: 'Sales',
      isArchived: true,
    })
    await askUi('replies.addMany', { drafts: [draft], onConflict: 'skip' })
    expect(await askUi('replies.get', { id: draft.id })).toMatchObject({
      language: 'es',
      variants: { en: 'Hello', 'pt-BR': 'Olá' },
      labels: { welcome: 1, 'a.b': 1 },
      folder: 'Sales',
      archivedAt: expect.any(Number),
    })
  })

  test('5,000 are added and taken back as one action, and as one again after that', async () => {
    const drafts = Array.from({ length: 5_000 }, (_, at) => draftOf(`r${at}`))
    await askUi('replies.save', draftOf('r17', { body: 'Mine' }))
    const answer = await askUi('replies.addMany', { drafts, onConflict: 'skip' })
    expect(answer).toMatchObject({ added: 4_999, changed: 0, skipped: 1 })
    expect(await shortcuts()).toHaveLength(5_000)
    await askUi('undo', { undoId: answer.undoId! })
    expect(await shortcuts()).toEqual(['r17'])
    const again = await askUi('replies.addMany', { drafts, onConflict: 'skip' })
    expect(again.undoId).not.toBe(answer.undoId)
    expect(again).toMatchObject({ added: 4_999, skipped: 1 })
    await askUi('undo', { undoId: again.undoId! })
    expect(await shortcuts()).toEqual(['r17'])
  })

  test('A lost answer is given again, and later the same file is a new action', async () => {
    const drafts = [draftOf('one'), draftOf('two')]
    const answer = await askUi('replies.addMany', { drafts, onConflict: 'both' })
    expect(await askUi('replies.addMany', { drafts, onConflict: 'both' })).toEqual(answer)
    passTime(DAY_MS)
    expect(await askUi('replies.addMany', { drafts, onConflict: 'both' })).toEqual({
      added: 0,
      changed: 0,
      skipped: 2,
    })
  })

  test('A worker that dies anywhere in it does nothing twice and loses nothing; undo takes all of it', async () => {
    const known = draftOf('a3', { body: 'Mine' })
    const drafts = [
      ...Array.from({ length: 1_200 }, (_, at) => draftOf(`a${at}`)),
      { ...known, shortcut: 'a4', body: 'Changed' },
    ]
    for (const onConflict of ['skip', 'replace', 'both'] as const) {
      await fresh()
      await askUi('replies.save', known)
      const expected = await askUi('replies.addMany', { drafts, onConflict })
      const rows = textsOf(await dump())
      for (let writes = 0; ; writes += 2) {
        await fresh()
        await askUi('replies.save', known)
        const before = textsOf(await dump())
        const died = await dieAfter(writes, () => askUi('replies.addMany', { drafts, onConflict }))
        const answer = await askUi('replies.addMany', { drafts, onConflict })
        expect(answer).toEqual(expected)
        expect(textsOf(await dump())).toEqual(rows)
        await dieAfter(writes, () => askUi('undo', { undoId: answer.undoId! }))
        await askUi('undo', { undoId: answer.undoId! })
        expect(textsOf(await dump())).toEqual(before)
        await expectSoundDatabase()
        if (!died) break
      }
    }
  }, 240_000)

  test('However drafts and conflicts fall, no two replies in use share a shortcut and undo brings all back', async () => {
    const shortcut = fc.constantFrom('a', 'A', 'b', 'b-2', 'c', 'ccccccccccccccccccccccccc')
    const draft = fc.record({ shortcut, body: fc.constantFrom('x', 'y'), known: fc.nat(5) })
    const onConflict = fc.constantFrom('skip' as const, 'replace' as const, 'both' as const)
    const property = fc.asyncProperty(
      fc.array(draft, { maxLength: 8 }),
      onConflict,
      async (list, onConflict) => {
        await fresh()
        const mine = ['a', 'b', 'd'].map((one) => draftOf(one, { body: 'x' }))
        for (const one of mine) await askUi('replies.save', one)
        const before = textsOf(await dump())
        const drafts = list.map(({ shortcut, body, known }) =>
          draftOf(shortcut, { body, title: 'T', ...(mine[known] && { id: mine[known].id }) }),
        )
        const answer = await askUi('replies.addMany', { drafts, onConflict })
        expect(answer.added + answer.changed + answer.skipped).toBe(drafts.length)
        const used = (await shortcuts()).map((one) => one.toLowerCase())
        expect(new Set(used).size).toBe(used.length)
        expect(used).toHaveLength(mine.length + answer.added)
        if (answer.undoId !== undefined) await askUi('undo', { undoId: answer.undoId })
        expect(textsOf(await dump())).toEqual(before)
        await expectSoundDatabase()
      },
    )
    await fc.assert(property, { numRuns: 60 })
  }, 240_000)
})

test('More than 5,000 at once are refused', async () => {
  const drafts = Array.from({ length: 5_001 }, (_, at) => draftOf(`r${at}`))
  await expect(askUi('replies.addMany', { drafts, onConflict: 'skip' })).rejects.toMatchObject({
    code: 'bad-request',
  })
  expect(await (await database()).replies.count()).toBe(0)
})

/** What the replies in use say. */
function textsOf({ replies = [] }: Record<string, unknown[]>): unknown[] {
  return replies.flatMap((row) => {
    const { deletedAt, createdAt: _1, updatedAt: _2, ...rest } = row as Record<string, unknown>
    return deletedAt === undefined ? [rest] : []
  })
}
