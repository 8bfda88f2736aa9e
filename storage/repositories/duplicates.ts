import { type Comparable, duplicateReasons } from '@/utils/duplicates/find'
import { DUPLICATE_REASONS, type DuplicateReason } from '@/utils/duplicates/reasons'
import type { Source } from '../read/source'
import type { Duplicate } from '../protocol/customers'
import type { ContactRow } from '../rows'
import { distinctId } from './distinct-rows'
import { toBrief } from './wire'

/** Two contacts who may be the same, and why. */
export type Pair = { row: ContactRow; other: ContactRow; reasons: DuplicateReason[] }

/** For the few that a card names, which are read whenever a chat is opened. */
const NEIGHBOURS_ON_CARD = 10

/** @returns contacts who may be the same person as this one, best first. */
export async function duplicatesOf(db: Source, row: ContactRow, limit: number): Promise<Duplicate[]> {
  // Key by key at once: a walk over several keys goes to the database and back for each row.
  const found = await Promise.all(
    (row.blockKeys ?? []).map((key) =>
      db.contacts.where('blockKeys').equals(key).limit(NEIGHBOURS_ON_CARD).toArray(),
    ),
  )
  const others = new Map(found.flat().map((other) => [other.id, other]))
  const pairs = [...others.values()].flatMap((other) => pairOf(row, other) ?? [])
  return (await withoutDistinct(db, pairs)).sort(byStrength).slice(0, limit).map(toDuplicate)
}

/**
 * @returns undefined when nothing says that they are the same. `key`: one that they share; a pair that shares several comes up
 * at the first of them alone.
 */
export function pairOf(row: ContactRow, other: ContactRow, key?: string): Pair | undefined {
  if (row.id === other.id) return undefined
  const shared = (row.blockKeys ?? []).filter((one) => other.blockKeys?.includes(one) === true)
  if (key !== undefined && shared.toSorted()[0] !== key) return undefined
  const reasons = duplicateReasons(comparable(row), comparable(other))
  return reasons.length === 0 ? undefined : { row, other, reasons }
}

/** @returns those of whom the person did not say that they are two. */
export async function withoutDistinct(db: Source, pairs: readonly Pair[]): Promise<Pair[]> {
  if (pairs.length === 0) return []
  const rows = await db.distinct.bulkGet(pairs.map(({ row, other }) => distinctId(row.id, other.id)))
  return pairs.filter((_, at) => rows[at] === undefined)
}

function byStrength(a: Pair, b: Pair): number {
  const strength = ({ reasons }: Pair): number =>
    reasons[0] === undefined ? DUPLICATE_REASONS.length : DUPLICATE_REASONS.indexOf(reasons[0])
  return strength(a) - strength(b) || b.reasons.length - a.reasons.length
}

function comparable({ kind, name, phone, email, company }: ContactRow): Comparable {
  return { kind, name, phone, email, company }
}

/** @returns a pair as it is shown. */
export function toDuplicate({ row, other, reasons }: Pair): Duplicate {
  return { contact: toBrief(row), other: toBrief(other), reasons }
}
