import { useMemo, useRef, useState } from 'preact/hooks'
import type { CardData } from '@/storage/protocol/ui'
import type { CardChange, Customer } from './customer'

const SETTLE_MS = 2_000

type Pending = { id: number; change: CardChange; isWritten: boolean }

/**
 * Shows changes before they are stored. A change is dropped when it failed, or when a stored card arrives that already
 * holds it.
 */
export function useOptimistic(stored: CardData): Pick<Customer, 'card' | 'apply'> {
  const [pending, setPending] = useState<readonly Pending[]>([])
  const lastId = useRef(0)
  const remaining = useMemo(
    () => pending.filter(({ change, isWritten }) => !isWritten || change(stored) !== stored),
    [pending, stored],
  )
  const card = useMemo(
    () => remaining.reduce((card, { change }) => change(card), stored),
    [remaining, stored],
  )

  const drop = (id: number): void => setPending((all) => all.filter((one) => one.id !== id))
  const apply: Customer['apply'] = async (change, write) => {
    const id = ++lastId.current
    setPending((all) => [...all, { id, change, isWritten: false }])
    const written = await write()
    if (written === undefined) {
      drop(id)
      return false
    }
    setPending((all) => all.map((one) => (one.id === id ? { ...one, isWritten: true } : one)))
    // Another device or an undo may since have changed the same thing: the stored card has the last word.
    setTimeout(() => drop(id), SETTLE_MS)
    return true
  }
  return { card, apply }
}
