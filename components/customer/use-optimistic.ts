import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Written } from '@/storage/protocol/shared'
import { undoneCount } from '../app/undo'

/** A change to show at once; the same object when there is nothing left to change. */
type Change<Shown> = (shown: Shown) => Shown
type Pending<Shown> = { id: number; change: Change<Shown>; isWritten: boolean }

export type Optimistic<Shown> = {
  shown: Shown
  /** Shows `change` at once, and takes it back if `write` fails. */
  apply: (change: Change<Shown>, write: () => Promise<Written | undefined>) => Promise<boolean>
}

const SETTLE_MS = 2_000

/**
 * Shows changes before they are stored. A change is dropped when it failed, or once the stored data hold it: from then
 * on these have the last word, so that an undo or another device can change it again.
 */
export function useOptimistic<Shown>(stored: Shown): Optimistic<Shown> {
  const [pending, setPending] = useState<readonly Pending<Shown>[]>([])
  const lastId = useRef(0)
  const shown = useMemo(() => pending.reduce((all, { change }) => change(all), stored), [pending, stored])
  useEffect(() => {
    const isSettled = ({ change, isWritten }: Pending<Shown>): boolean =>
      isWritten && change(stored) === stored
    if (pending.some(isSettled)) setPending((all) => all.filter((one) => !isSettled(one)))
  }, [pending, stored])
  const undone = undoneCount.value
  useEffect(() => setPending((all) => all.filter(({ isWritten }) => !isWritten)), [undone])

  const drop = (id: number): void => setPending((all) => all.filter((one) => one.id !== id))
  const apply: Optimistic<Shown>['apply'] = async (change, write) => {
    const id = ++lastId.current
    setPending((all) => [...all, { id, change, isWritten: false }])
    const written = await write()
    if (written === undefined) {
      drop(id)
      return false
    }
    setPending((all) => all.map((one) => (one.id === id ? { ...one, isWritten: true } : one)))
    // A change that what is stored never comes to hold, since something else overtook it.
    setTimeout(() => drop(id), SETTLE_MS)
    return true
  }
  return { shown, apply }
}
