import { type Collection, Dexie } from 'dexie'
import type { Database } from '../database'
import type { Page } from '../protocol/shared'
import type { OrderRow } from '../rows'
import type { Order } from '../schema/deal'
import { snapshot } from '../write/snapshot'
import { parseCursor, toPage } from './cursors'
import { toOrder } from './wire'

/** @returns a contact's orders, newest first. */
export async function pageOrders(contactId: string, limit: number, cursor?: string): Promise<Page<Order>> {
  return snapshot(async (db) => {
    const [at = 0, id = ''] = cursor === undefined ? [] : parseCursor(cursor, 2)
    const rows = await ordersUpTo(db, contactId, cursor === undefined ? undefined : Number(at))
      .filter((row) => cursor === undefined || row.at < Number(at) || row.id < String(id))
      .limit(limit + 1)
      .toArray()
    const page = toPage(rows, limit, (row) => [row.at, row.id])
    return { ...page, rows: page.rows.map(toOrder) }
  })
}

/** @returns a contact's orders, newest first, from those at `upTo` (epoch ms) on. */
export function ordersUpTo(db: Database, contactId: string, upTo?: number): Collection<OrderRow, string> {
  return db.orders
    .where('[contactId+liveAt]')
    .between([contactId, Dexie.minKey], [contactId, upTo ?? Dexie.maxKey], true, true)
    .reverse()
}
