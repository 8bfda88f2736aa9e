import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import { dropForgotten } from '@/storage/repositories/clean-up'
import { DAY_MS } from '@/storage/limits'
import type { DealDraft } from '@/storage/schema/deal'
import { settingsSchema } from '@/storage/schema/settings'
import { changeSettings } from '@/storage/change-settings'
import { newId } from '@/utils/ids'
import { askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

const STAGES = settingsSchema.parse({}).stages.map(({ id }) => id)
const [FIRST, SECOND, , , WON, LOST] = STAGES as [string, string, string, string, string, string]

async function contact(name = 'Maria'): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

async function deal(contactId: string, over: Partial<DealDraft> = {}): Promise<string> {
  const id = over.id ?? newId()
  const draft = { id, title: 'Chairs', currency: 'EUR', stageId: FIRST, ...over }
  await askUi('deals.save', { target: { contactId }, contactId, deal: draft })
  return id
}

async function column(stageId: string) {
  return (await askUi('deals.board', {})).find((one) => one.stageId === stageId)!
}

async function idsIn(stageId: string): Promise<string[]> {
  return (await column(stageId)).deals.map(({ id }) => id)
}

test('A chat without a card gets one with its first deal, at the end of its stage', async () => {
  const contactId = newId()
  const one = { id: newId(), title: 'Chairs', amountMinor: 12_050, currency: 'EUR', stageId: FIRST }
  const written = await askUi('deals.save', { target: { chat: sightingOf() }, contactId, deal: one })
  expect(written.contactId).toBe(contactId)
  const second = await deal(contactId)
  expect(await idsIn(FIRST)).toEqual([one.id, second])
  expect((await column(FIRST)).deals[0]?.contact.name).toBe('Maria Silva')
  await askUi('undo', { undoId: written.undoId! })
  expect(await idsIn(FIRST)).toEqual([second])
})

test('The board counts and sums each column by currency, and never mixes them', async () => {
  const contactId = await contact()
  await deal(contactId, { amountMinor: 1_000 })
  await deal(contactId, { amountMinor: 500 })
  const third = await deal(contactId, { amountMinor: 70, currency: 'JPY' })
  await deal(contactId)
  expect(await column(FIRST)).toMatchObject({ count: 4, sums: { EUR: 1_500, JPY: 70 } })
  await askUi('deals.move', { id: third, stageId: WON })
  expect(await column(FIRST)).toMatchObject({ count: 3, sums: { EUR: 1_500 } })
  expect((await column(FIRST)).sums).not.toHaveProperty('JPY')
  expect(await column(WON)).toMatchObject({ count: 1, sums: { JPY: 70 } })
  await expectSoundDatabase()
})

test('A deal that is moved stands where it was put, and undo puts it back', async () => {
  const contactId = await contact()
  const [a, b, c] = [await deal(contactId), await deal(contactId), await deal(contactId)]
  const { undoId } = await askUi('deals.move', { id: c, stageId: FIRST, beforeId: b })
  expect(await idsIn(FIRST)).toEqual([a, c, b])
  await askUi('deals.move', { id: c, stageId: FIRST, beforeId: a })
  expect(await idsIn(FIRST)).toEqual([c, a, b])
  await askUi('deals.move', { id: c, stageId: FIRST })
  expect(await idsIn(FIRST)).toEqual([a, b, c])
  await expect(askUi('deals.move', { id: a, stageId: SECOND, beforeId: b })).rejects.toMatchObject({
    code: 'not-found',
  })
  const moved = await askUi('deals.move', { id: a, stageId: SECOND })
  await askUi('undo', { undoId: moved.undoId! })
  expect(await idsIn(FIRST)).toEqual([a, b, c])
  expect(undoId).toBeDefined()
})

test('However often deals are put between the same two, their order holds', async () => {
  const contactId = await contact()
  const ids: string[] = []
  for (let count = 0; count < 8; count++) ids.push(await deal(contactId))
  const db = await database()
  // So close together that nothing lies between them.
  for (const [at, id] of ids.entries()) await db.deals.update(id, { rank: 1 + at * Number.EPSILON })
  for (let round = 0; round < 12; round++) {
    const moving = ids.pop()!
    await askUi('deals.move', { id: moving, stageId: FIRST, beforeId: ids[1]! })
    ids.splice(1, 0, moving)
    expect(await idsIn(FIRST)).toEqual(ids)
  }
})

test('A won deal knows when it was closed; one that is open again does not', async () => {
  const contactId = await contact()
  const id = await deal(contactId)
  passTime(DAY_MS)
  await askUi('deals.move', { id, stageId: WON })
  expect((await column(WON)).deals[0]).toMatchObject({ closedAt: T0 + DAY_MS, stageAt: T0 + DAY_MS })
  passTime(DAY_MS)
  await askUi('deals.move', { id, stageId: LOST })
  expect((await column(LOST)).deals[0]).toMatchObject({ closedAt: T0 + 2 * DAY_MS })
  await deal(contactId, { id, stageId: SECOND, title: 'Tables' })
  expect((await column(SECOND)).deals[0]).toMatchObject({ title: 'Tables' })
  expect((await column(SECOND)).deals[0]).not.toHaveProperty('closedAt')
})

test('Deals of a stage that was removed stand in the first open one, among its own', async () => {
  const contactId = await contact()
  const own = await deal(contactId, { amountMinor: 5 })
  const other = await deal(contactId, { stageId: SECOND, amountMinor: 7 })
  await changeSettings(({ stages }) => ({ stages: stages.filter(({ id }) => id !== SECOND) }))
  expect(await idsIn(FIRST)).toEqual([own, other].toSorted())
  expect(await column(FIRST)).toMatchObject({ count: 2, sums: { EUR: 12 } })
  await askUi('deals.move', { id: other, stageId: FIRST, beforeId: own })
  expect(await idsIn(FIRST)).toEqual([other, own])
})

test('Further pages of a column go on where the board ends', async () => {
  const contactId = await contact()
  const ids: string[] = []
  for (let count = 0; count < 35; count++) ids.push(await deal(contactId))
  const first = await column(FIRST)
  expect(first.deals).toHaveLength(30)
  const rest = await askUi('deals.column', { stageId: FIRST, limit: 3, cursor: first.next! })
  const last = await askUi('deals.column', { stageId: FIRST, limit: 30, cursor: rest.next! })
  expect([...first.deals, ...rest.rows, ...last.rows].map(({ id }) => id)).toEqual(ids)
  expect(last.next).toBeUndefined()
})

test('Deals and orders of a contact in the trash are on no board, and come back with it', async () => {
  const contactId = await contact()
  const id = await deal(contactId, { amountMinor: 5 })
  const order = { id: newId(), at: T0, amountMinor: 100, currency: 'USD' }
  await askUi('orders.save', { target: { contactId }, contactId, order })
  const { undoId } = await askUi('contacts.remove', { contactId })
  expect(await column(FIRST)).toMatchObject({ count: 0, sums: {}, deals: [] })
  expect(await askUi('customers.value', {})).toMatchObject({ customers: 0, total: 0, rows: [] })
  await askUi('undo', { undoId: undoId! })
  expect(await idsIn(FIRST)).toEqual([id])
  expect(await askUi('customers.value', {})).toMatchObject({ customers: 1, total: 100 })
  await expectSoundDatabase()
})

test('A removed deal can be taken back for thirty days, then it is gone with what the timeline told of it', async () => {
  const contactId = await contact()
  const id = await deal(contactId)
  await askUi('deals.move', { id, stageId: SECOND })
  const { undoId } = await askUi('deals.remove', { id })
  expect((await askUi('timeline.page', { contactId, limit: 9 })).rows).toEqual([])
  await askUi('undo', { undoId: undoId! })
  expect((await askUi('timeline.page', { contactId, limit: 9 })).rows).toMatchObject([
    { kind: 'event', what: { kind: 'deal', stageId: SECOND } },
    { kind: 'event', what: { kind: 'deal', stageId: FIRST } },
  ])
  await askUi('deals.remove', { id })
  passTime(31 * DAY_MS)
  await dropForgotten()
  expect(await dump()).toMatchObject({ deals: [], events: [] })
})

test('A move that is taken back was never made, as far as the timeline tells', async () => {
  const contactId = await contact()
  const id = await deal(contactId, { amountMinor: 900 })
  const { undoId } = await askUi('deals.move', { id, stageId: WON })
  await askUi('undo', { undoId: undoId! })
  const { rows } = await askUi('timeline.page', { contactId, limit: 9 })
  expect(rows).toMatchObject([{ what: { kind: 'deal', stageId: FIRST, amountMinor: 900, currency: 'EUR' } }])
})

test('A quick reply speaks of the newest open deal of the customer', async () => {
  const contactId = await contact()
  const replyId = newId()
  const body = '{{deal.title}}, {{deal.amount}}, {{deal.stage}}, {{deal.expected_close|soon}}'
  await askUi('replies.save', { id: replyId, shortcut: 'deal', title: 'Deal', body, labels: [] })
  const render = async () =>
    (await askUi('replies.render', { replyId, target: { contactId }, answers: {} })).text
  expect(await render()).toBe(body.replace('{{deal.expected_close|soon}}', 'soon'))
  await deal(contactId, { title: 'Old', amountMinor: 100 })
  passTime(1_000)
  const id = await deal(contactId, { title: 'Tables', amountMinor: 125_000, expectedClose: '2026-11-30' })
  expect(await render()).toBe('Tables, €1,250.00, offered, November 30, 2026')
  await askUi('deals.move', { id, stageId: WON })
  expect(await render()).toBe('Old, €1.00, offered, soon')
})
