import { expect, test } from 'vitest'
import { DAY_MS } from '@/storage/limits'
import type { TimelineEntry } from '@/storage/protocol/customers'
import type { Page } from '@/storage/protocol/shared'
import { settingsSchema } from '@/storage/schema/settings'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const STAGE = settingsSchema.parse({}).stages[0]!.id

async function busyContact(): Promise<string> {
  const contactId = newId()
  const target = { chat: sightingOf() }
  await askUi('notes.add', { target, id: newId(), contactId, text: 'First' })
  const messages = [1, 2, 3].map((day) => messageOf(`M${day}`, { at: T0 - day * DAY_MS }))
  await askPage('page.chatSeen', { chat: target.chat, messages })
  for (let count = 0; count < 4; count++) {
    const order = { id: newId(), at: T0 - 2 * DAY_MS, amountMinor: count, currency: 'EUR' }
    await askUi('orders.save', { target, contactId, order })
  }
  passTime(DAY_MS)
  const deal = { id: newId(), title: 'Chairs', currency: 'EUR', stageId: STAGE }
  await askUi('deals.save', { target, contactId, deal })
  const followUp = newId()
  await askUi('followUps.set', { target, id: followUp, contactId, dueAt: T0 + 9 * DAY_MS, timeZone: 'UTC' })
  passTime(DAY_MS)
  await askUi('followUps.done', { id: followUp })
  await askUi('notes.add', { target, id: newId(), contactId, text: 'Last' })
  return contactId
}

test('The timeline lists everything newest first, and its pages make the whole', async () => {
  const contactId = await busyContact()
  const whole = await askUi('timeline.page', { contactId, limit: 100 })
  expect(whole.next).toBeUndefined()
  const ats = whole.rows.map(({ at }) => at)
  expect(ats).toEqual(ats.toSorted((a, b) => b - a))
  const kinds = whole.rows.filter((row) => row.kind !== 'event' || row.what.kind === 'deal')
  expect(
    kinds
      .slice(0, 3)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual(['event', 'follow-up', 'note'])
  expect(kinds.filter(({ kind }) => kind === 'messages')).toHaveLength(3)
  expect(kinds.filter(({ kind }) => kind === 'order')).toHaveLength(4)
  for (const limit of [1, 3]) {
    const rows: TimelineEntry[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: Page<TimelineEntry> = await askUi('timeline.page', {
        contactId,
        limit,
        ...(cursor !== '' && { cursor }),
      })
      rows.push(...page.rows)
      cursor = page.next
    }
    expect(rows).toEqual(whole.rows)
  }
})

test('Notes are found by all words of a search, however they are written, within one contact', async () => {
  const [one, two] = [newId(), newId()]
  for (const id of [one, two]) await askUi('contacts.create', { id, patch: { name: 'x' } })
  const add = (contactId: string, text: string) =>
    askUi('notes.add', { target: { contactId }, id: newId(), contactId, text })
  for (let count = 0; count < 5; count++) await add(one, `Preço nº ${count} do SOFÁ azul`)
  await add(one, 'Sofa verde')
  await add(two, 'preco do sofa azul')
  const query = { contactId: one, search: 'azul preco  sofa' }
  const first = await askUi('notes.search', { ...query, limit: 3 })
  expect(first.rows.map(({ text }) => text[9])).toEqual(['4', '3', '2'])
  const rest = await askUi('notes.search', { ...query, limit: 3, cursor: first.next! })
  expect(rest.rows).toHaveLength(2)
  expect(rest.next).toBeUndefined()
  expect((await askUi('notes.search', { contactId: one, search: 'sofa rosa', limit: 3 })).rows).toEqual([])
})

test('Consent is only ever added to, and a repeat adds nothing', async () => {
  const contactId = newId()
  const [given, withdrawn] = [newId(), newId()]
  const target = { chat: sightingOf() }
  const entry = { state: 'given', scope: 'marketing', way: 'chat', note: 'At the fair' } as const
  await askUi('consents.add', { target, contactId, id: given, ...entry })
  expect(await askUi('consents.add', { target, contactId: newId(), id: given, ...entry })).toEqual({
    contactId,
  })
  passTime(DAY_MS)
  await askUi('consents.add', { target, contactId, id: withdrawn, ...entry, state: 'withdrawn' })
  await expect(
    askUi('consents.add', { target, contactId, id: given, ...entry, state: 'withdrawn' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const { contact } = await askUi('card.get', { contactId })
  expect(contact.consents).toEqual({
    [given]: { ...entry, at: T0 },
    [withdrawn]: { ...entry, state: 'withdrawn', at: T0 + DAY_MS },
  })
})

test('A card shows open deals before closed ones, and how many orders there are', async () => {
  const contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
  const target = { contactId }
  const { stages } = settingsSchema.parse({})
  const won = stages.find(({ kind }) => kind === 'won')!.id
  const ids = [newId(), newId(), newId()]
  for (const id of ids) {
    passTime(1_000)
    await askUi('deals.save', { target, contactId, deal: { id, title: id, currency: 'EUR', stageId: STAGE } })
  }
  passTime(1_000)
  await askUi('deals.move', { id: ids[2]!, stageId: won })
  for (let count = 0; count < 22; count++) {
    const order = { id: newId(), at: T0 - count, amountMinor: count, currency: 'EUR' }
    await askUi('orders.save', { target, contactId, order })
  }
  const more = await askUi('card.more', { contactId })
  expect(more.deals.map(({ id }) => id)).toEqual([ids[1], ids[0], ids[2]])
  expect(more.orders).toHaveLength(20)
  expect(more.orderCount).toBe(22)
})
