import { isSame } from '../../write/paths'
import { newRanks } from './ranks'

/** An element of a list, and by what it is known again. */
export type Item<Value> = { key: string; value: Value }
/** What a person has made of a list: an element that is new or another one, perhaps at another place, or one that is gone. */
export type ItemChange<Value> = { key: string; rank?: number; value?: { before?: Value; after: Value } }
export type ListChange<Value> = { put: ItemChange<Value>[]; gone: string[] }

/**
 * @returns what somebody did who saw `base` and left `next`: nothing of what others have done to the list meanwhile.
 * @param ranks of all elements as they are now.
 */
export function listChange<Value>(
  base: readonly Item<Value>[],
  next: readonly Item<Value>[],
  ranks: ReadonlyMap<string, number>,
): ListChange<Value> {
  const before = new Map(base.map(({ key, value }) => [key, value]))
  const after = new Map(next.map(({ key, value }) => [key, value]))
  const was = [...before.keys()].filter((key) => after.has(key))
  const isMoved = !isSame(
    was,
    [...after.keys()].filter((key) => before.has(key)),
  )
  const fresh = newRanks([...after.keys()], ranks, isMoved)
  const put = [...after].flatMap(([key, value]): ItemChange<Value>[] => {
    const old = before.get(key)
    // What others have taken out meanwhile stands nowhere.
    const rank = old === undefined || ranks.has(key) ? fresh.get(key) : undefined
    const change = isSame(old, value)
      ? undefined
      : { after: value, ...(old !== undefined && { before: old }) }
    if (rank === undefined && change === undefined) return []
    return [{ key, ...(rank !== undefined && { rank }), ...(change && { value: change }) }]
  })
  return { put, gone: [...before.keys()].filter((key) => !after.has(key)) }
}
