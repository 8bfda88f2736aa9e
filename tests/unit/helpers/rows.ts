import { type Database, database } from '@/storage/database'
import { attentionOf } from '@/storage/derive/attention'
import { deriveRow } from '@/storage/derive/derive-row'
import { asTheirs, isMine, NOBODY, withOwnerKey } from '@/storage/derive/ownership'
import { type AnyRow, type ContactRow, type FollowUpRow, ROW_SCHEMAS, type UserTable } from '@/storage/rows'
import { ACCOUNT_PREFIX } from '@/storage/write/account-counts'
import {
  dealKey,
  DEALS_PREFIX,
  FIRED_FOLLOW_UPS,
  LIVE_CONTACTS,
  OPEN_FOLLOW_UPS,
  ownerCountKey,
} from '@/storage/count-keys'
import { ownUserId } from '@/storage/write/own-user'
import { now } from '@/utils/clock'
import { dayOf, type Evidence, EVIDENCE_DAYS, evidenceOfDay } from '@/utils/scoring/evidence'
import { expect } from 'vitest'

/** Every table's rows, to compare states of the database. */
export async function dump(): Promise<Record<string, unknown[]>> {
  const db = await database()
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  )
  return Object.fromEntries(tables)
}

/** Every row is valid, its index fields are what they must be, and the counts are what counting gives. */
export async function expectSoundDatabase(): Promise<void> {
  const db = await database()
  for (const table of Object.keys(ROW_SCHEMAS) as UserTable[]) {
    for (const row of await db.table(table).toArray()) {
      const parsed = ROW_SCHEMAS[table].parse(row)
      expect(await derived(db, table, parsed, row.ownerKey === NOBODY)).toEqual(row)
    }
  }
  await expectRightCounts(db)
  await expectRightTotals(db)
  await expectRightAttention(db)
  await expectRightEvidence(db)
}

/** A row with its index fields, for the person this database is of. `isKeyed`: it was written in a team. */
async function derived(db: Database, table: UserTable, row: AnyRow, isKeyed: boolean): Promise<AnyRow> {
  const [ownId, right] = [await ownUserId(db), deriveRow(table, row)]
  if (table === 'contacts' && isKeyed) return withOwnerKey(right as ContactRow)
  if (table !== 'followUps') return right
  const followUp = right as FollowUpRow
  const contact = await db.contacts.get(followUp.contactId)
  return contact === undefined || isMine(contact, ownId) ? followUp : asTheirs(followUp)
}

/** What the list of today asks is what deriving it anew gives. */
async function expectRightAttention(db: Database): Promise<void> {
  const [expected, ownId]: [unknown[], string | undefined] = [[], await ownUserId(db)]
  for (const contact of await db.contacts.toArray()) {
    const open = (await db.followUps.where('contactId').equals(contact.id).toArray())
      .filter(({ state, deletedAt }) => state !== 'done' && deletedAt === undefined)
      .toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
    const row = attentionOf(contact, await db.activity.get(contact.id), open[0], ownId)
    if (row !== undefined) expected.push(row)
  }
  expect(await db.attention.toArray()).toEqual(expected)
}

/** What the messages tell, day by day, each looked at with all of the seven days before it. */
async function expectRightEvidence(db: Database): Promise<void> {
  const oldest = dayOf(now()) - EVIDENCE_DAYS + 1
  const expected: Record<string, Evidence> = {}
  for (const { id } of await db.contacts.toArray()) {
    const all = (await db.messages.where('contactId').equals(id).toArray()).flatMap((row) =>
      row.at === undefined ? [] : [{ ...row, at: row.at }],
    )
    for (const day of new Set(all.map(({ at }) => dayOf(at)))) {
      const own = all.filter(({ at }) => dayOf(at) === day)
      const before = all.filter(({ at }) => dayOf(at) < day && dayOf(at) >= day - 7)
      const evidence = evidenceOfDay(own, before)
      if (day >= oldest && evidence !== undefined) expected[id] = { ...expected[id], [day]: evidence }
    }
  }
  const known = (await db.evidence.toArray()).map(({ id, days }) => {
    const counted = Object.entries(days).filter(([day]) => Number(day) >= oldest)
    return [id, Object.fromEntries(counted)] as const
  })
  expect(Object.fromEntries(known.filter(([, days]) => Object.keys(days).length > 0))).toEqual(expected)
}

async function expectRightCounts(db: Database): Promise<void> {
  const counts: Record<string, number> = {}
  const add = (key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  for (const contact of await db.contacts.toArray()) {
    if (contact.deletedAt !== undefined) continue
    add(LIVE_CONTACTS)
    if (contact.ownerId !== undefined) add(ownerCountKey(contact.ownerId))
    for (const tagId of Object.keys(contact.tags)) add(`count:tag:${tagId}`)
    for (const { ruleId } of Object.values(contact.autoTags ?? {})) add(`count:rule:${ruleId}`)
  }
  for (const { state, deletedAt } of await db.followUps.toArray()) {
    if (state === 'done' || deletedAt !== undefined) continue
    add(OPEN_FOLLOW_UPS)
    if (state !== 'due') add(FIRED_FOLLOW_UPS)
  }
  const stored = await db.meta.where('key').startsWith('count:').toArray()
  const kept = Object.fromEntries(
    stored.filter(({ value }) => value !== 0).map(({ key, value }) => [key, value]),
  )
  expect(kept).toEqual(counts)
}

/** What the board and the list of accounts say is what counting gives. */
async function expectRightTotals(db: Database): Promise<void> {
  const totals: Record<string, number> = {}
  const add = (key: string, by: number): void => {
    totals[key] = (totals[key] ?? 0) + by
  }
  for (const { stageId, currency, amountMinor = 0, deletedAt } of await db.deals.toArray()) {
    if (deletedAt !== undefined) continue
    add(dealKey(stageId), 1)
    add(dealKey(stageId, currency), amountMinor)
  }
  const pairs = (await db.aliases.toArray()).map(({ account, contactId }) => `${account}|${contactId}`)
  for (const pair of new Set(pairs)) if (!pair.startsWith('|')) add(ACCOUNT_PREFIX + pair.split('|')[0], 1)
  const stored = await db.meta.where('key').startsWithAnyOf(DEALS_PREFIX, ACCOUNT_PREFIX).toArray()
  const nonZero = (entries: (readonly [string, unknown])[]) =>
    Object.fromEntries(entries.filter(([, value]) => value !== 0))
  expect(nonZero(stored.map(({ key, value }) => [key, value]))).toEqual(nonZero(Object.entries(totals)))
}
