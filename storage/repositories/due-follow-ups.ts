import { noticeIdOf, noticesFor } from '@/utils/follow-ups/notices'
import type { FieldValues, FollowUpRow } from '../rows'
import { FIRED_FOLLOW_UPS } from '../write/aggregates'
import { withValues } from '../write/paths'
import { getRow, putRow } from '../write/put-row'
import { snapshot, transact, type Transaction } from '../write/transact'
import { readCount } from './counts'

/** What one notification tells: the follow-ups it stands for, with their contacts' names. */
export type Notice = { id: string; items: NoticeItem[] }
export type NoticeItem = { followUpId: string; contactId: string; name: string; note?: string }

/** `quietUntil`: the notifications wait until then (epoch ms), the states do not. */
export type ClaimOptions = { wasAway: boolean; quietUntil?: number | undefined }

/**
 * Claims, in one transaction, every follow-up that has fallen due and every notification that was put off and may be
 * shown now. What is claimed stays claimed until `settleNotice`, so that a worker that dies in between is replayed.
 */
export async function claimDue(now: number, { wasAway, quietUntil }: ClaimOptions): Promise<void> {
  await transact(async (tx) => {
    const due = await tx.db.followUps.where('alarmAt').belowOrEqual(now).toArray()
    const owed = await tx.db.followUps.where('owedKey').belowOrEqual(now).toArray()
    const open = [...due, ...owed].filter(({ noticeId }) => noticeId === undefined)
    const notices = quietUntil === undefined ? noticesFor(open, now, wasAway) : new Map<string, string>()
    for (const row of open) await advance(tx, row, claimed(row, now, notices.get(row.id), quietUntil))
  })
}

/** @returns what is claimed and not known to be shown, grouped by notification. */
export async function claimedNotices(): Promise<Notice[]> {
  return snapshot(async (db) => {
    const rows = await db.followUps.where('noticeKey').above('').toArray()
    const contacts = await db.contacts.bulkGet(rows.map(({ contactId }) => contactId))
    const notices = new Map<string, Notice>()
    for (const [at, { id, contactId, note, noticeId = '' }] of rows.entries()) {
      const notice = notices.get(noticeId) ?? { id: noticeId, items: [] }
      const name = contacts[at]?.name ?? ''
      notice.items.push({ followUpId: id, contactId, name, ...(note !== undefined && { note }) })
      notices.set(noticeId, notice)
    }
    return [...notices.values()]
  })
}

/** The notification is on the screen: what it stands for has fired. */
export async function settleNotice(noticeId: string, now: number): Promise<void> {
  await transact(async (tx) => {
    const rows = await tx.db.followUps.where('noticeKey').equals(noticeId).toArray()
    for (const row of rows) {
      const fired = row.state === 'firing' ? { state: 'fired', firedAt: now } : {}
      await advance(tx, row, { ...fired, noticeId: null, owedAt: null })
    }
  })
}

/** @returns when something is next to be done (epoch ms); undefined when nothing waits. */
export async function nextAlarmAt(): Promise<number | undefined> {
  return snapshot(async (db) => {
    const due = await db.followUps.orderBy('alarmAt').first()
    const owed = await db.followUps.orderBy('owedKey').first()
    const times = [due?.alarmAt, owed?.owedKey].filter((time): time is number => time !== undefined)
    return times.length === 0 ? undefined : Math.min(...times)
  })
}

/** @returns whether a notification still tells of something: its follow-up fell due at that time and is not done. */
export async function isNoticeDue(followUpId: string, noticeId: string): Promise<boolean> {
  const row = await snapshot((db) => db.followUps.get(followUpId))
  if (row === undefined || row.deletedAt !== undefined) return false
  return (row.state === 'firing' || row.state === 'fired') && noticeIdOf(row) === noticeId
}

/** @returns how many follow-ups have fallen due and are not done, without those of colleagues' contacts. */
export async function countFired(): Promise<number> {
  return snapshot(async (db) => {
    const theirs = await db.followUps.where('theirsKey').equals(1).count()
    return (await readCount(db, FIRED_FOLLOW_UPS)) - theirs
  })
}

function claimed(
  row: FollowUpRow,
  now: number,
  noticeId: string | undefined,
  quietUntil: number | undefined,
): FieldValues {
  if (noticeId === undefined) {
    return { state: 'fired', firedAt: row.firedAt ?? now, owedAt: quietUntil ?? null }
  }
  return row.state === 'fired' ? { noticeId } : { state: 'firing', noticeId }
}

/** The machine moves a follow-up on: no person did it, so there is nothing to undo. */
async function advance(tx: Transaction, { id }: FollowUpRow, fields: FieldValues): Promise<void> {
  const row = await getRow(tx, 'followUps', id)
  if (row !== undefined) await putRow(tx, 'followUps', withValues(row, fields), row)
}
