import { expect, test } from 'vitest'
import { DAY_MS } from '@/storage/limits'
import { newId } from '@/utils/ids'
import { askUi, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

async function contact(name: string): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

async function order(contactId: string, amountMinor: number, daysAgo = 1, currency = 'USD'): Promise<string> {
  const id = newId()
  const draft = { id, at: T0 - daysAgo * DAY_MS, amountMinor, currency }
  await askUi('orders.save', { target: { contactId }, contactId, order: draft })
  return id
}

test('Orders are listed newest first, page by page, also when several are of one moment', async () => {
  const contactId = await contact('Maria')
  for (let at = 0; at < 7; at++) await order(contactId, at, at < 3 ? 1 : at)
  const shown: number[] = []
  let cursor: string | undefined
  do {
    const page = await askUi('orders.page', { contactId, limit: 2, ...(cursor !== undefined && { cursor }) })
    shown.push(...page.rows.map(({ amountMinor }) => amountMinor))
    cursor = page.next
  } while (cursor !== undefined)
  expect(shown).toHaveLength(7)
  expect(new Set(shown).size).toBe(7)
  expect(shown.slice(3)).toEqual([3, 4, 5, 6])
})

test('An order can be changed, removed and taken back', async () => {
  const contactId = await contact('Maria')
  const id = await order(contactId, 100)
  const change = { id, at: T0, amountMinor: 250, currency: 'EUR', note: 'By bank' }
  await askUi('orders.save', { target: { contactId }, contactId, order: change })
  const { rows } = await askUi('orders.page', { contactId, limit: 5 })
  expect(rows).toMatchObject([change])
  expect(rows[0]).not.toHaveProperty('liveAt')
  const { undoId } = await askUi('orders.remove', { id })
  expect((await askUi('orders.page', { contactId, limit: 5 })).rows).toEqual([])
  await askUi('undo', { undoId: undoId! })
  expect((await askUi('orders.page', { contactId, limit: 5 })).rows).toMatchObject([change])
  await expectSoundDatabase()
})

test('The fifth of the customers that brings most is shown with its share, in one currency', async () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J']
  const ids = await Promise.all(names.map(contact))
  for (const [at, id] of ids.entries()) await order(id, at === 0 ? 6_000 : at === 1 ? 2_000 : 250)
  await order(ids[0]!, 99_999, 400)
  await order(ids[2]!, 50, 3, 'EUR')
  const view = await askUi('customers.value', {})
  expect(view).toMatchObject({ currency: 'USD', customers: 10, total: 10_000, currencies: ['USD', 'EUR'] })
  expect(view.rows).toMatchObject([
    { contact: { name: 'A' }, amountMinor: 6_000, orders: 1, share: 0.6, upTo: 0.6 },
    { contact: { name: 'B' }, amountMinor: 2_000, orders: 1, share: 0.2, upTo: 0.8 },
  ])
  expect(await askUi('customers.value', { currency: 'EUR' })).toMatchObject({
    customers: 1,
    total: 50,
    rows: [{ contact: { name: 'C' }, share: 1, upTo: 1 }],
  })
})
