import { Dexie } from 'dexie'
import { now as clockNow } from '@/utils/clock'
import { DAY_MS } from '../limits'
import type { ValueRow, ValueView } from '../protocol/customers'
import type { OrderRow } from '../rows'
import { readSettings } from '../settings'
import { snapshot } from '../write/snapshot'
import { toBrief } from './wire'

type Sum = { amountMinor: number; orders: number }
/** By currency, then by contact. */
type Sums = Map<string, Map<string, Sum>>

const DAYS = 365
const CHUNK = 2_000
const MAX_ROWS = 200

/**
 * @returns the fifth of the customers that brought most in the last 365 days, in one currency: the one asked for, else
 * that of the settings, else the one with most customers. `share` and `upTo` are parts of the total, from 0 to 1.
 */
export async function customersByValue(asked: string | undefined): Promise<ValueView> {
  const preferred = asked ?? (await readSettings()).currency
  const sums = await readSums()
  const currencies = [...sums.keys()].sort((a, b) => (sums.get(b)?.size ?? 0) - (sums.get(a)?.size ?? 0))
  const currency = asked ?? (sums.has(preferred) ? preferred : (currencies[0] ?? preferred))
  const byContact = [...(sums.get(currency) ?? [])].sort(
    ([a, one], [b, other]) => other.amountMinor - one.amountMinor || (a < b ? -1 : 1),
  )
  const total = byContact.reduce((sum, [, { amountMinor }]) => sum + amountMinor, 0)
  const fifth = byContact.slice(0, Math.min(MAX_ROWS, Math.ceil(byContact.length / 5)))
  return { currency, customers: byContact.length, total, rows: await toRows(fifth, total), currencies }
}

/** Read in chunks, each by itself, so that nothing else waits for all of them. */
async function readSums(): Promise<Sums> {
  const sums: Sums = new Map()
  const now = clockNow()
  let after: readonly [number, string] | undefined
  for (;;) {
    const rows = await readChunk(now, after)
    for (const order of rows) addOrder(sums, order)
    const last = rows.at(-1)
    if (last === undefined || rows.length < CHUNK) return sums
    after = [last.at, last.id]
  }
}

async function readChunk(now: number, after: readonly [number, string] | undefined): Promise<OrderRow[]> {
  return snapshot((db) =>
    db.orders
      .where('[liveAt+id]')
      .between(after ?? [now - DAYS * DAY_MS, Dexie.minKey], [endOfDay(now), Dexie.minKey], false, true)
      .limit(CHUNK)
      .toArray(),
  )
}

/** An order counts from its day on, as in the grade. */
function endOfDay(now: number): number {
  return new Date(now).setHours(24, 0, 0, 0)
}

function addOrder(sums: Sums, { contactId, currency, amountMinor }: OrderRow): void {
  const byContact = sums.get(currency) ?? new Map<string, Sum>()
  const sum = byContact.get(contactId) ?? { amountMinor: 0, orders: 0 }
  byContact.set(contactId, { amountMinor: sum.amountMinor + amountMinor, orders: sum.orders + 1 })
  sums.set(currency, byContact)
}

async function toRows(sorted: readonly (readonly [string, Sum])[], total: number): Promise<ValueRow[]> {
  const contacts = await snapshot((db) => db.contacts.bulkGet(sorted.map(([contactId]) => contactId)))
  let reached = 0
  return sorted.flatMap(([, sum], at) => {
    const contact = contacts[at]
    reached += sum.amountMinor
    if (contact === undefined) return []
    const [share, upTo] = total === 0 ? [0, 0] : [sum.amountMinor / total, reached / total]
    return [{ contact: toBrief(contact), ...sum, share, upTo }]
  })
}
