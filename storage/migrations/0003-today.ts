import { Dexie, type Table, type Transaction } from 'dexie'
import { attentionOf } from '../derive/attention'
import { conversationOf } from '../derive/conversation'
import type { AttentionRow, ContactRow, FollowUpRow, HistoryRow } from '../rows'
import type { Activity, Message } from '../schema/message'
import type { Migration } from './migration'

const CHUNK = 1_000
/** Far more than anybody writes without an answer. */
const MAX_MESSAGES = 60

/**
 * Follow-ups with conditions and the list of today. Those that were set before were promised whatever the customer
 * does, so they stay so. `attention` is derived from contacts, activity and follow-ups.
 */
export const today: Migration = {
  version: 3,
  stores: {
    followUps:
      'id, contactId, [openAt+id], [contactId+openAt], alarmAt, owedKey, noticeKey, deletedAt, cancelledAt',
    attention: 'id, [dueKey+id], [waitingKey+id], [restKind+restKey+id], *touchKeys',
  },
  upgrade: async (transaction) => {
    await transaction.table<FollowUpRow>('followUps').toCollection().modify(withCondition)
    await transaction
      .table<HistoryRow>('history')
      .filter(({ changes }) => changes.some(({ table }) => table === 'followUps'))
      .modify(({ changes }) => {
        for (const change of changes) {
          if (change.table === 'followUps' && change.kind !== 'set')
            withCondition(change.row as Unconditional)
        }
      })
    await fillActivity(transaction)
    await fillAttention(transaction)
  },
}

type Unconditional = { createdAt: number; condition?: string; armedAt?: number }

function withCondition(row: Unconditional): void {
  row.condition = 'regardless'
  row.armedAt = row.createdAt
}

async function fillActivity(transaction: Transaction): Promise<void> {
  const messages = transaction.table<Message>('messages')
  await inChunks(transaction.table<Activity, string>('activity'), async (rows, table) => {
    const told: Activity[] = []
    for (const row of rows) {
      if (row.lastAt === undefined) continue
      const range = [
        [row.id, Dexie.minKey],
        [row.id, Dexie.maxKey],
      ] as const
      const known = await messages
        .where('[contactId+at]')
        .between(...range)
        .reverse()
        .limit(MAX_MESSAGES)
        .toArray()
      told.push({ ...row, ...lastOnly(row, row.lastAt), ...recorded(row, known) })
    }
    await table.bulkPut(told)
  })
}

/** Without a record of its messages only the last one is known. */
function lastOnly({ lastDirection }: Activity, lastAt: number): Partial<Activity> {
  if (lastDirection === 'in') return { lastInAt: lastAt, waitingSince: lastAt, waitingCount: 1 }
  return lastDirection === 'out' ? { lastOutAt: lastAt } : {}
}

function recorded({ lastDirection }: Activity, messages: readonly Message[]): Partial<Activity> {
  const { waitingSince, waitingCount, ...times } = conversationOf(messages)
  if (lastDirection !== 'in' || waitingSince === undefined) return times
  return { ...times, waitingSince, ...(waitingCount !== undefined && { waitingCount }) }
}

async function fillAttention(transaction: Transaction): Promise<void> {
  const followUps = transaction.table<FollowUpRow>('followUps')
  const next = new Map<string, FollowUpRow>()
  await followUps.orderBy('[contactId+openAt]').each((row) => {
    if (!next.has(row.contactId)) next.set(row.contactId, row)
  })
  await inChunks(transaction.table<ContactRow, string>('contacts'), async (rows) => {
    const activity = await transaction.table<Activity, string>('activity').bulkGet(rows.map(({ id }) => id))
    const attention = rows.flatMap((row, at) => attentionOf(row, activity[at], next.get(row.id)) ?? [])
    await transaction.table<AttentionRow, string>('attention').bulkPut(attention)
  })
}

async function inChunks<Row extends { id: string }>(
  table: Table<Row, string>,
  work: (rows: Row[], table: Table<Row, string>) => Promise<void>,
): Promise<void> {
  for (let after = ''; ;) {
    const rows = await table.where('id').above(after).limit(CHUNK).toArray()
    const last = rows.at(-1)
    if (last === undefined) return
    await work(rows, table)
    after = last.id
  }
}
