import { noticeIdOf, noticesFor } from '@/utils/follow-ups/notices'
import type { Database } from '../database'
import type { FieldValues, FollowUpRow } from '../rows'
import { FIRED_FOLLOW_UPS } from '../count-keys'
import { ownUserId, ownUserOf } from '../write/own-user'
import { withValues } from '../write/paths'
import { getRow, putRow } from '../write/put-row'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { readCount } from './counts'
import { type Agreed, leftFields, shareOf } from './shared-due'

/** What one notification tells: the follow-ups it stands for, with their contacts' names. */
export type Notice = { id: string; items: NoticeItem[] }
export type NoticeItem = { followUpId: string; contactId: string; name: string; note?: string }

/**
 * `quietUntil`: the notifications wait until then (epoch ms), the states do not. `agreed`: what the devices of a team have
 * agreed on; without it all is shown here.
 */
export type ClaimOptions = {
  wasAway: boolean
  quietUntil?: number | undefined
  agreed?: Agreed | undefined
}

/**
 * Claims, in one transaction, every follow-up that has fallen due and every notification that was put off and may be
 * shown now. What is claimed stays claimed until `settleNotice`, so that a worker that dies in between is replayed.
 */
export async function claimDue(now: number, { wasAway, quietUntil, agreed }: ClaimOptions): Promise<void> {
  await transact(async (tx) => {
    const isShared = (await ownUserOf(tx)) !== undefined
    const open = (await unclaimed(tx.db, now)).map((row) => ({
      row,
      share: isShared ? shareOf(row, quietUntil === undefined ? agreed : undefined) : 'ours',
    }))
    const ours = open.flatMap(({ row, share }) => (share === 'ours' ? [row] : []))
    const notices = quietUntil === undefined ? noticesFor(ours, now, wasAway) : new Map<string, string>()
    for (const { row, share } of open) {
      if (share === 'over') await advance(tx, row, { owedAt: null })
      if (share === 'theirs') await advance(tx, row, leftFields(row, now))
      if (share !== 'ours') continue
      const put = { noticeId: notices.get(row.id), quietUntil, isShared }
      await advance(tx, row, claimed(row, now, put))
    }
  })
}

/** @returns what is due at `now` (epoch ms) and what the devices of a team have to agree on before one of them shows it. */
export async function toAgreeOn(now: number): Promise<FollowUpRow[]> {
  const rows = await snapshot((db) => unclaimed(db, now))
  return rows.filter((row) => row.state !== 'fired')
}

/** @returns what is claimed and not known to be shown, grouped by notification. */
export async function claimedNotices(): Promise<Notice[]> {
  await letGoOfShown()
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

/**
 * @returns whether a notification still tells of something: its follow-up fell due at that time, is not done, and its contact
 * was not given to a colleague.
 */
export async function isNoticeDue(followUpId: string, noticeId: string): Promise<boolean> {
  const row = await snapshot((db) => db.followUps.get(followUpId))
  if (row === undefined || row.deletedAt !== undefined || row.theirsKey !== undefined) return false
  return (row.state === 'firing' || row.state === 'fired') && noticeIdOf(row) === noticeId
}

/** @returns how many follow-ups have fallen due and are not done, without those of colleagues' contacts. */
export async function countFired(): Promise<number> {
  return snapshot(async (db) => {
    const theirs = await db.followUps.where('theirsKey').equals(1).count()
    return (await readCount(db, FIRED_FOLLOW_UPS)) - theirs
  })
}

/** One that was put off elsewhere may still bear what was claimed before. */
async function unclaimed(db: Database, now: number): Promise<FollowUpRow[]> {
  const due = await db.followUps.where('alarmAt').belowOrEqual(now).toArray()
  const owed = await db.followUps.where('owedKey').belowOrEqual(now).toArray()
  return [...due, ...owed].filter(({ state, noticeId }) => state === 'due' || noticeId === undefined)
}

/** In a team one that has fired was shown by another device: what is still claimed here is not shown any more. */
async function letGoOfShown(): Promise<void> {
  const isShown = ({ state }: FollowUpRow): boolean => state === 'fired'
  const read = async (db: Database): Promise<FollowUpRow[]> =>
    (await ownUserId(db)) === undefined
      ? []
      : db.followUps.where('noticeKey').above('').filter(isShown).toArray()
  if ((await snapshot(read)).length === 0) return
  await transact(async (tx) => {
    for (const row of await read(tx.db)) await advance(tx, row, { noticeId: null, owedAt: null })
  })
}

type Claim = { noticeId: string | undefined; quietUntil: number | undefined; isShared: boolean }

/** In a team one that waits for the quiet hours to end has not fired: another device may show it meanwhile. */
function claimed(row: FollowUpRow, now: number, { noticeId, quietUntil, isShared }: Claim): FieldValues {
  if (noticeId === undefined) {
    const owedAt = quietUntil ?? null
    if (isShared) return { state: 'firing', owedAt, noticeId: null, leftUntil: null }
    return { state: 'fired', firedAt: row.firedAt ?? now, owedAt }
  }
  if (row.state === 'fired') return { noticeId }
  return { state: 'firing', noticeId, leftUntil: null, ...(row.state === 'due' && { owedAt: null }) }
}

/** The machine moves a follow-up on: no person did it, so there is nothing to undo. */
async function advance(tx: Transaction, { id }: FollowUpRow, fields: FieldValues): Promise<void> {
  const row = await getRow(tx, 'followUps', id)
  if (row !== undefined) await putRow(tx, 'followUps', withValues(row, fields), row)
}
