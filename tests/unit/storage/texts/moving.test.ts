import { describe, expect, test, vi } from 'vitest'
import { database } from '@/storage/database'
import { MINUTE_MS } from '@/storage/limits'
import { eraseContact } from '@/storage/repositories/erase'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, T0, useFreshBackground } from '../../helpers/background'
import { dump, expectSoundDatabase } from '../../helpers/rows'
import { sightingOf } from '../../helpers/sightings'
import { cardOf, keepTexts, said, see, shownOf } from '../../helpers/texts'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))
useFreshBackground()

const OTHER = sightingOf({ lid: '2002', key: 'lid:2002', name: 'Bruno Costa' })
const textsOf = async (contactId: string) => new Set(await shownOf(contactId))

/** Maria said something plain and something sensitive, Bruno something else. */
async function twoPeople(): Promise<{ maria: string; bruno: string }> {
  const maria = await keepTexts()
  const bruno = await cardOf(OTHER)
  await see(
    said('A', 'hello from Maria', { at: T0 - 9_000 }),
    said('B', 'payment of Maria', { at: T0 - 8_000 }),
  )
  await askPage('page.chatSeen', {
    chat: OTHER,
    messages: [said('C', 'hello from Bruno', { at: T0 - 7_000 })],
  })
  return { maria, bruno }
}

describe('texts go with their messages', () => {
  test('when two cards become one, and back when that is undone', async () => {
    const { maria, bruno } = await twoPeople()
    const { undoId } = await askWorkspace('contacts.merge', { keepId: bruno, loseId: maria, take: [] })
    expect(await textsOf(bruno)).toEqual(
      new Set(['hello from Bruno', 'hello from Maria', 'payment of Maria']),
    )
    expect(await textsOf(maria)).toEqual(new Set())
    const { rows } = await askUi('texts.search', { search: 'hello', limit: 9 })
    expect(rows.map(({ contactName }) => contactName)).toEqual(['Bruno Costa', 'Bruno Costa'])
    await askUi('undo', { undoId: undoId! })
    expect(await textsOf(maria)).toEqual(new Set(['hello from Maria', 'payment of Maria']))
    expect(await textsOf(bruno)).toEqual(new Set(['hello from Bruno']))
    await expectSoundDatabase()
  })

  test('when a card is parted again', async () => {
    const { maria, bruno } = await twoPeople()
    await askWorkspace('contacts.merge', { keepId: bruno, loseId: maria, take: [] })
    const aliases = await (await database()).aliases.where('contactId').equals(bruno).toArray()
    const aliasIds = aliases
      .filter(({ value }) => value !== '2002' && value !== 'Bruno Costa')
      .map(({ id }) => id)
    const parted = newId()
    await askUi('contacts.split', { contactId: bruno, aliasIds, newId: parted, name: 'Maria again' })
    expect(await textsOf(parted)).toEqual(new Set(['hello from Maria', 'payment of Maria']))
    expect(await textsOf(bruno)).toEqual(new Set(['hello from Bruno']))
  })

  test('out of the lists while their card is in the trash, and back with it', async () => {
    const { maria } = await twoPeople()
    const { undoId } = await askUi('contacts.remove', { contactId: maria })
    expect((await askUi('texts.search', { search: 'hello', limit: 9 })).rows).toHaveLength(1)
    await askUi('undo', { undoId: undoId! })
    expect((await askUi('texts.search', { search: 'hello', limit: 9 })).rows).toHaveLength(2)
  })

  test('for good when their card is erased', async () => {
    const { maria } = await twoPeople()
    await eraseContact(maria)
    const tables = JSON.stringify(await dump())
    expect(tables).not.toContain('Maria')
    expect(tables).toContain('hello from Bruno')
    expect(await (await database()).texts.count()).toBe(1)
  })
})

describe('texts of an exported chat', () => {
  const minute = T0 - 60 * MINUTE_MS
  const message = (key: string, text: string, at = minute) => ({
    key,
    at,
    direction: 'in' as const,
    kind: 'text' as const,
    length: text.length,
    text,
  })
  const importing = (contactId: string, ...messages: ReturnType<typeof message>[]) =>
    askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages })

  test('are kept, sealed where they are sensitive, and go when the import is undone', async () => {
    const contactId = await keepTexts()
    const { undoId } = await importing(contactId, message('a', 'an old plan'), message('b', 'an old payment'))
    expect(await textsOf(contactId)).toEqual(new Set(['an old plan', 'an old payment']))
    expect(await askUi('texts.state', {})).toMatchObject({ kept: 2, sealed: 1 })
    await askUi('undo', { undoId: undoId! })
    expect(await (await database()).texts.count()).toBe(0)
  })

  test('are not kept while that is off, and can be brought in later by the same file', async () => {
    const contactId = await cardOf()
    await importing(contactId, message('a', 'an old plan'))
    expect(JSON.stringify(await dump())).not.toContain('an old plan')
    await askWorkspace('texts.begin', { passphrase: 'correct horse battery', words: ['payment'] })
    expect((await importing(contactId, message('a', 'an old plan'))).added).toBe(0)
    expect(await shownOf(contactId)).toEqual(['an old plan'])
  })

  test('of a chat that is imported for two contacts are kept for both', async () => {
    const maria = await keepTexts()
    const bruno = await cardOf(OTHER)
    for (const contactId of [maria, bruno]) await importing(contactId, message('a', 'a group payment'))
    for (const contactId of [maria, bruno]) expect(await shownOf(contactId)).toEqual(['a group payment'])
  })

  test('stay with the messages of the chat itself that take their place', async () => {
    const contactId = await keepTexts()
    await importing(contactId, message('a', 'an old plan'), message('b', 'my payment!'))
    await askWorkspace('texts.setOn', { isOn: false })
    await see(
      said('A', 'an old plan', { at: minute + 4_000 }),
      said('B', 'my payment!', { at: minute + 5_000 }),
    )
    expect((await (await database()).messages.toArray()).map(({ messageId }) => messageId)).toEqual([
      'A',
      'B',
    ])
    expect(await textsOf(contactId)).toEqual(new Set(['an old plan', 'my payment!']))
  })
})
