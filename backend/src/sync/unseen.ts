import { isDeepStrictEqual } from 'node:util'
import type { SyncRow } from '../../../storage/sync/wire.ts'
import { partsOf, SERVER_CLIENT } from './stamp.ts'

type Unseen = SyncRow['unseen']
/** `overwrote`: the clock of what it took the place of without knowing it; `isTaken`: what it says stands. */
type Edit = {
  field: string
  client: string
  userId: string
  isTaken: boolean
  overwrote: string | undefined
  now: number
}

/** Who was away for longer finds it in no list: what stood before is not kept any longer either. */
const KEPT_MS = 30 * 86_400_000
/** Of one field, and fields of one row, the latest ones: a row does not grow without end. */
const MOST_STAMPS = 5
const MOST_FIELDS = 20

/**
 * Keeps whose values were overwritten by somebody who had not seen them. It stays whoever else writes the field, who need
 * not have seen them either, until the client that wrote such a value writes there again: that one has had its say.
 * @returns what a row keeps of it after an edit of one of its fields; the very same when that is nothing new.
 */
export function afterEdit(unseen: Unseen, edit: Edit): Unseen {
  const { field, client, userId, isTaken, overwrote, now } = edit
  const before = unseen?.[field]
  const kept = (before?.stamps ?? []).filter((stamp) => {
    const { ms, client: writer } = partsOf(stamp)
    return writer !== client && ms > now - KEPT_MS
  })
  // What the server itself has written, nobody is to be told about.
  const isTold = overwrote !== undefined && partsOf(overwrote).client !== SERVER_CLIENT
  const stamps = (isTold ? [...kept, overwrote] : kept).slice(-MOST_STAMPS)
  if (stamps.length === 0) return without(unseen, field)
  const next = { stamps, by: isTaken ? userId : (before?.by ?? userId) }
  if (isDeepStrictEqual(before, next)) return unseen
  const others = Object.entries(without(unseen, field) ?? {})
  return Object.fromEntries([...others.slice(1 - MOST_FIELDS), [field, next]])
}

/** @returns what is kept but for one field. */
export function without(unseen: Unseen, field: string): Unseen {
  if (unseen?.[field] === undefined) return unseen
  const { [field]: _, ...others } = unseen
  return Object.keys(others).length === 0 ? undefined : others
}
