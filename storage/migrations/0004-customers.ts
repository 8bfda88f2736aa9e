import { now as clockNow } from '@/utils/clock'
import { keysOf } from '@/utils/duplicates/find'
import { Dexie, type Table, type Transaction } from 'dexie'
import { evidenceOfAll } from '../derive/evidence-days'
import { heatKeysOf } from '../derive/heat-keys'
import { scoreOf, workedOf } from '../derive/score'
import type { ContactRow } from '../rows'
import type { Alias } from '../schema/alias'
import type { Message } from '../schema/message'
import type { EvidenceRow, ScoreRow } from '../schema/score'
import { settingsSchema } from '../schema/settings'
import { ACCOUNT_PREFIX } from '../write/account-counts'
import { byContact } from '../write/by-contact'
import type { Migration } from './migration'

const CHUNK = 500

/**
 * Deals, orders, rules for tags, the score with its evidence, and what happened to a contact. What the messages tell that
 * were recorded until then is worked out at once, and contacts get the keys by which they are put in the order of heat.
 */
export const customers: Migration = {
  version: 4,
  stores: {
    contacts:
      'id, *words, [nameKey+id], [recency+id], *tagKeys, *tagRecency, *blockKeys, purgeAt, [heatKey+id], *tagHeat',
    deals: 'id, contactId, [stageKey+rank], [stageId+closedAt], deletedAt',
    orders: 'id, contactId, [contactId+liveAt], [liveAt+id], deletedAt',
    tagRules: 'id, deletedAt',
    evidence: 'id',
    scores: 'id',
    events: 'id, contactId, [contactId+at]',
    distinct: 'id, *contactIds',
  },
  upgrade: async (transaction) => {
    const now = clockNow()
    await countAccounts(transaction)
    const contacts = transaction.table<ContactRow, string>('contacts')
    for (let after = ''; ;) {
      const rows = await contacts.where('id').above(after).limit(CHUNK).toArray()
      const last = rows.at(-1)
      if (last === undefined) return
      await learn(transaction, rows, now)
      after = last.id
    }
  },
}

/** How many contacts have a name in each account. */
async function countAccounts(transaction: Transaction): Promise<void> {
  const contacts = new Map<string, Set<string>>()
  await transaction.table<Alias, string>('aliases').each(({ account, contactId }) => {
    if (account === '') return
    const own = contacts.get(account) ?? new Set()
    contacts.set(account, own.add(contactId))
  })
  const rows = [...contacts].map(([account, { size }]) => ({ key: ACCOUNT_PREFIX + account, value: size }))
  await transaction.table('meta').bulkPut(rows)
}

async function learn(transaction: Transaction, rows: readonly ContactRow[], now: number): Promise<void> {
  const evidence: EvidenceRow[] = []
  const scores: ScoreRow[] = []
  const known: ContactRow[] = []
  const rules = settingsSchema.parse({})
  const messages = await messagesOf(transaction, rows)
  for (const row of rows) {
    const days = evidenceOfAll(messages.get(row.id) ?? [], now)
    const hasDays = Object.keys(days).length > 0
    if (hasDays) evidence.push({ id: row.id, days })
    const facts = { evidence: hasDays ? days : undefined, orders: [] }
    const isScored = row.kind === 'person' && row.deletedAt === undefined
    const score = isScored ? scoreOf(row.id, undefined, facts, rules, now) : undefined
    if (score !== undefined) scores.push(score)
    const worked = { ...row, ...workedOf(score, now, []) }
    known.push(
      row.deletedAt === undefined ? { ...worked, ...heatKeysOf(worked), blockKeys: keysOf(worked) } : worked,
    )
  }
  await transaction.table<EvidenceRow, string>('evidence').bulkPut(evidence)
  await transaction.table<ScoreRow, string>('scores').bulkPut(scores)
  await transaction.table<ContactRow, string>('contacts').bulkPut(known)
}

type TimedMessage = Message & { at: number }

/** By contact, in the order of their times. The rows follow one another in the order of their ids. */
async function messagesOf(
  transaction: Transaction,
  rows: readonly ContactRow[],
): Promise<Map<string, TimedMessage[]>> {
  const messages: Table<Message, string> = transaction.table('messages')
  const found = await messages
    .where('[contactId+at]')
    .between([rows[0]?.id, Dexie.minKey], [rows.at(-1)?.id, Dexie.maxKey])
    .toArray()
  return byContact(found.flatMap((row) => (row.at === undefined ? [] : [{ ...row, at: row.at }])))
}
