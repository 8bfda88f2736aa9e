import { AppError } from '@/utils/app-error'
import { MAX_KEY, MIN_KEY, type Source, type SourceRange } from '../read/source'
import type { CardMore } from '../protocol/customers'
import type { DealRow, OrderRow } from '../rows'
import type { Settings } from '../schema/settings'
import { readSettings } from '../settings'
import { read } from '../read/read'
import { duplicatesOf } from './duplicates'
import { kindOfStage } from './stages'
import { toDeal, toOrder } from './wire'

const MAX_ROWS = 20
/** Among so many of the newest messages files are looked for. */
const MESSAGES_LOOKED_AT = 1_000
const MAX_DUPLICATES = 3

/** @returns what a card shows below its fields. @throws AppError 'not-found'. */
export async function readCardMore(contactId: string): Promise<CardMore> {
  const settings = await readSettings()
  return read(async (db) => {
    const contact = await db.contacts.get(contactId)
    if (contact === undefined || contact.deletedAt !== undefined) throw new AppError('not-found', 'contacts')
    const [score, deals, orders, orderCount, files, aliases, duplicates] = await Promise.all([
      db.scores.get(contactId),
      dealsOfCard(db, contactId, settings),
      ordersOf(db, contactId).reverse().limit(MAX_ROWS).toArray(),
      ordersOf(db, contactId).count(),
      filesSeen(db, contactId),
      db.aliases.where('contactId').equals(contactId).toArray(),
      duplicatesOf(db, contact, MAX_DUPLICATES),
    ])
    return {
      ...(score !== undefined && { score }),
      deals: deals.map(toDeal),
      orders: orders.map(toOrder),
      orderCount,
      files,
      aliases,
      duplicates,
    }
  })
}

function ordersOf(db: Source, contactId: string): SourceRange<OrderRow> {
  return db.orders.where('[contactId+liveAt]').between([contactId, MIN_KEY], [contactId, MAX_KEY])
}

/** Open ones in the order in which they came into their stages, the newest first; then the last closed. */
async function dealsOfCard(db: Source, contactId: string, settings: Settings): Promise<DealRow[]> {
  const rows = await db.deals.where('contactId').equals(contactId).toArray()
  const rankOf = ({ stageId }: DealRow): number => (kindOfStage(settings, stageId) === 'open' ? 0 : 1)
  return rows
    .filter(({ deletedAt }) => deletedAt === undefined)
    .sort((a, b) => rankOf(a) - rankOf(b) || b.stageAt - a.stageAt)
    .slice(0, MAX_ROWS)
}

async function filesSeen(db: Source, contactId: string): Promise<CardMore['files']> {
  const newest = await db.messages
    .where('[contactId+at]')
    .between([contactId, MIN_KEY], [contactId, MAX_KEY])
    .reverse()
    .limit(MESSAGES_LOOKED_AT)
    .toArray()
  return newest
    .flatMap(({ fileName, at, direction }) =>
      fileName === undefined ? [] : [{ name: fileName, direction, ...(at !== undefined && { at }) }],
    )
    .slice(0, MAX_ROWS)
}
