import type { Database } from '../database'
import { heatKeysOf } from '../derive/heat-keys'
import { scoreOf, type Worked, workedOf } from '../derive/score'
import type { ContactRow, OrderRow } from '../rows'
import type { ContactEvent } from '../schema/event'
import type { ScoreRow } from '../schema/score'
import { noteChange } from './announce'
import { byContact, rowsOfContacts } from './by-contact'
import { addEvents } from './contact-events'
import { isSame } from './paths'
import type { Transaction } from './transaction'

type What = ContactEvent['what']

/** Makes the marked scores anew. Groups and the chat with oneself have none. */
export async function refreshScores(tx: Transaction, now: number): Promise<void> {
  const ids = [...tx.marks.scores]
  if (ids.length === 0) return
  const contacts = await tx.db.contacts.bulkGet(ids)
  const evidence = await tx.db.evidence.bulkGet(ids)
  const olds = await tx.db.scores.bulkGet(ids)
  const orders = await liveOrders(tx.db, ids)
  const scores: ScoreRow[] = []
  const rows: ContactRow[] = []
  const told: Parameters<typeof addEvents>[1][number][] = []
  for (const [at, id] of ids.entries()) {
    const contact = contacts[at]
    const isScored = contact?.kind === 'person' && contact.deletedAt === undefined
    if (contact === undefined || !isScored) continue
    const old = olds[at]
    const own = orders.get(id) ?? []
    const score = scoreOf(id, old, { evidence: evidence[at]?.days, orders: own }, tx.settings, now)
    if (score !== undefined && !isSame({ ...score, at: 0 }, { ...old, at: 0 })) scores.push(score)
    const worked = workedOf(score, now, own)
    if (isWorked(contact, worked)) continue
    told.push(...eventsOf(contact, old, score, worked).map((what) => ({ contactId: id, what })))
    rows.push(withWorked(contact, worked))
  }
  await tx.db.scores.bulkPut(scores)
  for (const { id } of scores) noteChange(tx.changes, 'scores', id)
  await storeWorked(tx, rows)
  await addEvents(tx, told)
}

/** Derived: it moves neither the times of a contact nor its history, and only the keys of its heat. */
async function storeWorked(tx: Transaction, rows: readonly ContactRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db.contacts.bulkPut([...rows])
  for (const { id } of rows) {
    noteChange(tx.changes, 'contacts', id)
    tx.touched.add(id)
    tx.marks.rules.add(id)
  }
}

/** @returns the orders of contacts that are not in the trash. */
export async function liveOrders(
  db: Database,
  contactIds: readonly string[],
): Promise<Map<string, OrderRow[]>> {
  const rows = await rowsOfContacts(db.orders, contactIds)
  return byContact(rows.filter(({ deletedAt }) => deletedAt === undefined))
}

function isWorked(contact: ContactRow, { workedGrade, workedHeat }: Worked): boolean {
  return contact.workedGrade === workedGrade && contact.workedHeat === workedHeat
}

function withWorked(contact: ContactRow, worked: Worked): ContactRow {
  const { workedGrade: _grade, workedHeat: _heat, ...rest } = contact
  const row = { ...rest, ...worked }
  return { ...row, ...heatKeysOf(row) }
}

/** The first level and grade are told only when they are not the lowest. */
function eventsOf(
  contact: ContactRow,
  old: ScoreRow | undefined,
  next: ScoreRow | undefined,
  worked: Worked,
): What[] {
  const { level, heat } = next ?? {}
  const { workedGrade } = worked
  const isLevelNews = level !== undefined && level !== (old?.level ?? 'cold')
  const isGradeNews = workedGrade !== undefined && workedGrade !== (contact.workedGrade ?? 'C')
  return [
    ...(isLevelNews ? [{ kind: 'level', level, heat: heat?.heat ?? 0 } as const] : []),
    ...(isGradeNews ? [{ kind: 'grade', grade: workedGrade, byHand: false } as const] : []),
  ]
}
