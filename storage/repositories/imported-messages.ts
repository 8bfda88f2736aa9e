import { MINUTE_MS } from '../limits'
import type { Message } from '../schema/message'
import { noteChange } from '../write/announce'
import { followTexts } from '../write/follow-texts'
import { markMessage } from '../write/marks'
import type { Transaction } from '../write/transaction'

/** Ids of messages of an exported chat begin so: WhatsApp's own never do. */
export const IMPORTED = 'import:'

/** @returns whether a message is known from an exported chat, rather than from the chat itself. */
export function isImported({ messageId }: Pick<Message, 'messageId'>): boolean {
  return messageId.startsWith(IMPORTED)
}

type Timed = Pick<Message, 'direction' | 'length'> & { at: number }

/** @returns the rows of messages of one contact in the minutes of `rows`, each with its time. */
export async function messagesAround(
  tx: Transaction,
  contactId: string,
  rows: readonly Timed[],
): Promise<(Message & { at: number })[]> {
  const minutes = rows.map(({ at }) => minuteOf(at))
  const found = await tx.db.messages
    .where('[contactId+at]')
    .between([contactId, Math.min(...minutes)], [contactId, Math.max(...minutes) + MINUTE_MS], true, false)
    .toArray()
  return found.flatMap((row) => (row.at === undefined ? [] : [{ ...row, at: row.at }]))
}

/** @returns those of `rows` that are not among `known`: same minute, same side, same length, each counted once. */
export function withoutLike<Row extends Timed>(rows: readonly Row[], known: readonly Timed[]): Row[] {
  const left = new Map<string, number>()
  for (const row of known) left.set(likeness(row), (left.get(likeness(row)) ?? 0) + 1)
  return rows.filter((row) => {
    const count = left.get(likeness(row)) ?? 0
    left.set(likeness(row), count - 1)
    return count <= 0
  })
}

/**
 * Of two records of one chat each message counts once: as often as it comes in the fuller one.
 * @returns the imported rows of both that are too many, each with the row that stands for it, if there is one.
 */
export function toldTwice<Row extends Timed & Pick<Message, 'messageId'>>(
  keep: readonly Row[],
  lose: readonly Row[],
): { row: Row; other: Row | undefined }[] {
  const inKeep = byLikeness(keep)
  return [...byLikeness(lose)].flatMap(([like, theirs]) => {
    const own = inKeep.get(like) ?? []
    const imported = [...own, ...theirs].filter(isImported)
    const live = [own, theirs].map((rows) => rows.length - rows.filter(isImported).length)
    const [ownLive = 0, theirLive = 0] = live
    const kept = Math.max(0, own.length - ownLive - theirLive, theirs.length - theirLive - ownLive)
    const left = [...own, ...theirs].filter((row) => !imported.slice(kept).includes(row))
    return imported.slice(kept).map((row, at) => ({ row, other: left[at] }))
  })
}

function byLikeness<Row extends Timed>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const like = found.get(likeness(row))
    if (like === undefined) found.set(likeness(row), [row])
    else like.push(row)
  }
  return found
}

/** What an exported chat told of messages that the chat itself shows now is no longer needed. */
export async function dropSuperseded(
  tx: Transaction,
  contactId: string,
  shown: readonly Message[],
): Promise<void> {
  const timed = shown.flatMap((row) => (row.at === undefined ? [] : [{ ...row, at: row.at }]))
  if (timed.length === 0) return
  const around = await messagesAround(tx, contactId, timed)
  const imported = around.filter(isImported)
  const kept = new Set(withoutLike(imported, timed))
  const superseded = imported.filter((row) => !kept.has(row))
  await tx.db.messages.bulkDelete(superseded.map(({ id }) => id))
  await followTexts(
    tx,
    superseded.map((old) => ({ old, next: timed.splice(timed.findIndex(isLike(old)), 1)[0] })),
  )
  for (const row of superseded) {
    noteChange(tx.changes, 'messages', row.id)
    markMessage(tx.marks, row, undefined)
  }
}

function isLike(row: Timed): (other: Timed) => boolean {
  return (other) => likeness(other) === likeness(row)
}

function likeness({ at, direction, length }: Timed): string {
  return `${minuteOf(at)}|${direction}|${length}`
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS
}
