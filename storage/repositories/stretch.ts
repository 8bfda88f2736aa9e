import { type Collection, Dexie } from 'dexie'
import type { Database } from '../database'
import { touchedAt, touchKey } from '../derive/attention'
import type { AttentionRow } from '../rows'

/** A part of an index of `attention`, read by its time (epoch ms) and then its id; both ends belong to it. */
export type Stretch =
  | { index: 'due' | 'waiting'; from: number; to: number }
  | { index: 'rest'; kind: string; from: number; to: number }
  | { index: 'touch'; group: string; from: number; to: number }

/** Where a row stands in a stretch. */
export type Place = { time: number; id: string }

/** After every character of an id. */
const AFTER_ALL = '\uffff'

/** @returns the rows of a stretch in its order, after `after`. */
export function inStretch(db: Database, stretch: Stretch, after?: Place): Collection<AttentionRow, string> {
  const { from, to } = stretch
  const isFirst = after === undefined || after.time < from
  const { time, id } = isFirst ? { time: from, id: '' } : after
  if (stretch.index === 'touch') {
    const [first, last] = [touchKey(stretch.group, time, id), touchKey(stretch.group, to, AFTER_ALL)]
    return db.attention.where('touchKeys').between(first, last, isFirst, true)
  }
  if (stretch.index === 'rest') {
    const { kind } = stretch
    const [first, last] = [
      [kind, time, id],
      [kind, to, Dexie.maxKey],
    ]
    return db.attention.where('[restKind+restKey+id]').between(first, last, isFirst, true)
  }
  const index = stretch.index === 'due' ? '[dueKey+id]' : '[waitingKey+id]'
  return db.attention.where(index).between([time, id], [to, Dexie.maxKey], isFirst, true)
}

/** @returns when a row stands in a stretch. */
export function timeIn(row: AttentionRow, { index }: Stretch): number {
  if (index === 'due') return row.dueKey ?? 0
  if (index === 'waiting') return row.waitingKey ?? 0
  if (index === 'rest') return row.restKey ?? 0
  return touchedAt(row)
}
