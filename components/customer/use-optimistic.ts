import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { CardData } from '@/storage/protocol/ui'
import { undoneCount } from '../app/undo'
import type { CardChange, Customer } from './customer'

type Pending = { id: number; change: CardChange; isWritten: boolean }

const SETTLE_MS = 2_000

/**
 * Shows changes before they are stored. A change is dropped when it failed, or once the stored card holds it: from then
 * on the stored card has the last word, so that an undo or another device can change it again.
 */
export function useOptimistic(stored: CardData): Pick<Customer, 'card' | 'apply'> {
  const [pending, setPending] = useState<readonly Pending[]>([])
  const lastId = useRef(0)
  const card = useMemo(() => pending.reduce((card, { change }) => change(card), stored), [pending, stored])
  useEffect(() => {
    const isSettled = ({ change, isWritten }: Pending): boolean => isWritten && change(stored) === stored
    if (pending.some(isSettled)) setPending((all) => all.filter((one) => !isSettled(one)))
  }, [pending, stored])
  const undone = undoneCount.value
  useEffect(() => setPending((all) => all.filter(({ isWritten }) => !isWritten)), [undone])

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
    // A change that the stored card never comes to hold, since something else overtook it.
    setTimeout(() => drop(id), SETTLE_MS)
    return true
  }
  return { card, apply }
}
