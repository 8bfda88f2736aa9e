import { describe, expect, test, vi } from 'vitest'
import { database } from '@/storage/database'
import { MINUTE_MS } from '@/storage/limits'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../../helpers/background'
import { dump } from '../../helpers/rows'
import { ACCOUNT, sightingOf } from '../../helpers/sightings'
import { cardOf, keepTexts, PASSPHRASE, said, see, shownOf } from '../../helpers/texts'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))
useFreshBackground()

describe('texts of messages', () => {
  test('are not stored until somebody asks for it', async () => {
    const contactId = await cardOf()
    await see(said('A', 'See you at noon'))
    expect(await askUi('texts.state', {})).toEqual({
      isOn: false,
      hasVault: false,
      isLocked: true,
      words: [],
      kept: 0,
      sealed: 0,
      pending: 0,
    })
    expect(await shownOf(contactId)).toEqual([])
    expect(JSON.stringify(await dump())).not.toContain('noon')
    await expect(askWorkspace('texts.setOn', { isOn: true })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('are kept once each from then on, follow edits, and are found by their words', async () => {
    const contactId = await keepTexts()
    await see(
      said('A', 'See you at noon', { at: T0 - 2_000 }),
      said('B', 'Bring the SAMPLES', { at: T0 - 1_000 }),
    )
    await see(
      said('A', 'See you at one', { at: T0 - 2_000 }),
      said('B', 'Bring the SAMPLES', { at: T0 - 1_000 }),
    )
    expect(await shownOf(contactId)).toEqual(['Bring the SAMPLES', 'See you at one'])
    const search = async (text: string) =>
      (await askUi('texts.search', { search: text, limit: 10 })).rows.map((row) => [
        row.contactName,
        row.text,
      ])
    expect(await search('sámp bring')).toEqual([['Maria Silva', 'Bring the SAMPLES']])
    expect(await search('noon')).toEqual([])
    expect(await search('')).toEqual([])
    expect(await askUi('texts.state', {})).toMatchObject({ isOn: true, isLocked: false, kept: 2, sealed: 0 })
  })

  test('are sealed when they hold a sensitive word, also while it is locked', async () => {
    const contactId = await keepTexts()
    await see(said('A', 'The Ｐayment is due', { at: T0 - 3_000 }))
    await askUi('texts.lock', {})
    await see(said('B', '契約書を送ります', { at: T0 - 2_000 }), said('C', 'repayments', { at: T0 - 1_000 }))
    expect(await shownOf(contactId)).toEqual(['repayments', undefined, undefined])
    const tables = JSON.stringify(await dump())
    expect(tables).not.toMatch(/ayment is due|契約書|送り/)
    expect(await askUi('texts.state', {})).toMatchObject({ isLocked: true, kept: 3, sealed: 2, pending: 0 })
    await askWorkspace('texts.unlock', { passphrase: PASSPHRASE })
    expect(await shownOf(contactId)).toEqual(['repayments', '契約書を送ります', 'The Ｐayment is due'])
    for (const search of ['ayment', 'payment', 'due', '契約']) {
      expect((await askUi('texts.search', { search, limit: 10 })).rows).toEqual([])
    }
  })

  test('of a sensitive message become plain, and of a plain one sealed, when the message is edited', async () => {
    const contactId = await keepTexts()
    await see(said('A', 'payment', { at: T0 - 2_000 }), said('B', 'hello', { at: T0 - 1_000 }))
    await see(said('A', 'harmless', { at: T0 - 2_000 }), said('B', 'my payment', { at: T0 - 1_000 }))
    await askUi('texts.lock', {})
    expect(await shownOf(contactId)).toEqual([undefined, 'harmless'])
    expect((await askUi('texts.search', { search: 'hello', limit: 10 })).rows).toEqual([])
    expect((await askUi('texts.search', { search: 'harm', limit: 10 })).rows).toHaveLength(1)
  })

  test('of which the page shows the beginning again do not lose their end', async () => {
    const contactId = await keepTexts()
    const long = `${'long story '.repeat(90)}the end`
    const secret = `${'payment '.repeat(90)}the end`
    const cut = (text: string) => ({ text: text.slice(0, 700), at: T0 })
    await see(said('A', long, cut(long)), said('B', secret, cut(secret)))
    expect((await shownOf(contactId)).map((text) => text?.length)).toEqual([700, 700])
    await see(said('A', long, { at: T0 }), said('B', secret, { at: T0 }))
    await see(said('A', long, cut(long)), said('B', secret, cut(secret)))
    expect((await shownOf(contactId)).map((text) => text?.length)).toEqual([secret.length, long.length])
  })

  test('of chats without a card or of private chats are never stored', async () => {
    await keepTexts()
    const stranger = sightingOf({ lid: '77', key: 'lid:77', name: 'A stranger' })
    await askPage('page.chatSeen', { chat: stranger, messages: [said('S', 'who is this')] })
    await see(said('A', 'to be forgotten'))
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    await see(said('B', 'never tracked'))
    expect((await askUi('texts.search', { search: 'forgotten', limit: 10 })).rows).toEqual([])
    passTime(11 * MINUTE_MS)
    const { eraseOverdue } = await import('@/storage/repositories/erase-overdue')
    await eraseOverdue()
    expect(JSON.stringify(await dump())).not.toMatch(/who is this|forgotten|never tracked/)
    expect(await (await database()).texts.count()).toBe(0)
  })

  test('stay with their message when its account becomes known, and can still be opened', async () => {
    const contactId = newId()
    const bare = sightingOf({ account: '' })
    await askUi('notes.add', { target: { chat: bare }, id: newId(), contactId, text: 'x' })
    await askWorkspace('texts.begin', { passphrase: PASSPHRASE, words: ['payment'] })
    await askPage('page.chatSeen', {
      chat: bare,
      messages: [said('A', 'payment one'), said('B', 'plain one')],
    })
    await askWorkspace('texts.setOn', { isOn: false })
    await see(said('A', 'payment one', { ack: 'read' }), said('B', 'plain one', { ack: 'read' }))
    const db = await database()
    expect(await db.texts.toCollection().primaryKeys()).toEqual([`${ACCOUNT}|A`, `${ACCOUNT}|B`])
    expect(new Set(await shownOf(contactId))).toEqual(new Set(['payment one', 'plain one']))
  })

  test('are all forgotten at once, and the rest stays', async () => {
    const contactId = await keepTexts()
    await see(...Array.from({ length: 60 }, (_, at) => said(`m${at}`, `text number ${at}`)))
    expect(await askWorkspace('texts.erase', {})).toEqual({ rows: 60 })
    expect(await shownOf(contactId)).toEqual([])
    expect(await (await database()).messages.count()).toBe(60)
    expect(JSON.stringify(await dump())).not.toContain('text number')
  })

  test('are listed and found page by page, newest first, each once', async () => {
    const contactId = await keepTexts()
    await see(
      ...Array.from({ length: 45 }, (_, at) => said(`m${at}`, `apple ${at}`, { at: T0 - (at % 7) * 1_000 })),
    )
    const ask = {
      page: (cursor?: string) => askUi('texts.page', { contactId, limit: 10, ...(cursor && { cursor }) }),
      search: (cursor?: string) =>
        askUi('texts.search', { search: 'app', limit: 10, ...(cursor && { cursor }) }),
    }
    for (const next of [ask.page, ask.search]) {
      const rows: { id: string; at?: number }[] = []
      for (let cursor: string | undefined, at = 0; at === 0 || cursor !== undefined; at++) {
        const page = await next(cursor)
        rows.push(...page.rows)
        cursor = page.next
      }
      expect(new Set(rows.map(({ id }) => id)).size).toBe(45)
      expect(rows).toHaveLength(45)
      expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((a, b) => b! - a!))
    }
  })
})
