import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, MINUTE_MS } from '@/storage/limits'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function messageIds(): Promise<string[]> {
  return (await (await database()).messages.toArray()).map(({ messageId }) => messageId)
}

test('A typed number that is undone leaves the exported chat that was imported since', async () => {
  const contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
  const patch = { phone: '+5511987654321' }
  const typed = await askUi('contacts.save', { target: { contactId }, id: newId(), patch })
  passTime(MINUTE_MS)
  const messages = [1, 2, 3].map(
    (day) => ({ key: `k${day}`, at: T0 - DAY_MS * day, direction: 'in', kind: 'text', length: 5 }) as const,
  )
  await askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages })
  await askUi('undo', { undoId: typed.undoId! })
  expect(await messageIds()).toEqual(['import:k1', 'import:k2', 'import:k3'])
  await expectSoundDatabase()
})

test('A second chat whose link is undone leaves what was seen of the first one since', async () => {
  const one = sightingOf({ lid: '1', key: 'lid:1', name: 'Maria' })
  const two = sightingOf({ lid: '2', key: 'lid:2', name: 'Maria at work' })
  const note = { target: { chat: one }, id: newId(), contactId: newId(), text: 'x' }
  const { contactId } = await askUi('notes.add', note)
  const linked = await askUi('card.link', { chat: two, contactId: contactId! })
  passTime(MINUTE_MS)
  await askPage('page.chatSeen', { chat: one, messages: [messageOf('one', { at: T0 })] })
  await askPage('page.chatSeen', { chat: two, messages: [messageOf('two', { at: T0 })] })
  await askUi('undo', { undoId: linked.undoId! })
  expect(await messageIds()).toEqual(['one'])
  await expectSoundDatabase()
})

test('A link that is undone forgets what was seen under a private id that was learnt through it', async () => {
  const full = sightingOf({ lid: '2', key: 'lid:2', phone: '+5511987654321' })
  const { lid: _, ...byPhone } = { ...full, key: 'phone:+5511987654321' }
  const contactId = newId()
  const patch = { name: 'Maria', phone: '+5511987650000' }
  await askUi('contacts.create', { id: contactId, patch })
  const other = sightingOf({ lid: '1', key: 'lid:1', phone: '+5511987650000' })
  await askPage('page.chatSeen', { chat: other, messages: [] })
  const linked = await askUi('card.link', { chat: byPhone, contactId })
  passTime(MINUTE_MS)
  await askPage('page.chatSeen', { chat: full, messages: [messageOf('A')] })
  await askPage('page.chatSeen', { chat: full, messages: [messageOf('B')] })
  await askUi('undo', { undoId: linked.undoId! })
  expect(await messageIds()).toEqual([])
})

test('A number that was split off stays where the person put it when a later merge is undone', async () => {
  const [one, two] = [sightingOf({ lid: '1', key: 'lid:1' }), sightingOf({ lid: '2', key: 'lid:2' })]
  const cardOf = async (chat: ReturnType<typeof sightingOf>): Promise<string> => {
    const note = { target: { chat }, id: newId(), contactId: newId(), text: 'x' }
    return (await askUi('notes.add', note)).contactId!
  }
  const [keepId, loseId] = [await cardOf(one), await cardOf(two)]
  await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
  // The number is learnt of the chat of the second.
  const full = { ...two, phone: '+5511987654321' }
  await askPage('page.chatSeen', { chat: full, messages: [messageOf('A')] })
  const db = await database()
  const phone = (await db.aliases.toArray()).filter(({ kind }) => kind === 'phone')
  expect(phone).toMatchObject([{ contactId: keepId, learntBy: 'lid:2' }])
  const apart = { contactId: keepId, aliasIds: phone.map(({ id }) => id), newId: newId(), name: 'Lua' }
  await askUi('contacts.split', apart)
  const merged = await askWorkspace('contacts.merge', { keepId, loseId: apart.newId, take: [] })
  await askUi('undo', { undoId: merged.undoId! })
  expect((await db.aliases.toArray()).filter(({ kind }) => kind === 'phone')).toMatchObject([
    { contactId: apart.newId },
  ])
  await expectSoundDatabase()
})
