import { useEffect } from 'preact/hooks'
import { askUi } from '@/storage/client'

const TELL_EVERY_MS = 30_000
const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const

/** While texts are unlocked, the vault is told that somebody is there: it locks itself when nobody is. */
export function useActivity(isUnlocked: boolean): void {
  useEffect(() => {
    if (!isUnlocked) return undefined
    let toldAt = Number.NEGATIVE_INFINITY
    const tell = (): void => {
      if (performance.now() - toldAt < TELL_EVERY_MS) return
      toldAt = performance.now()
      // A failure is nothing to show: the vault locks, as it does without us.
      askUi('ui.ping', {}).catch(() => undefined)
    }
    for (const sign of SIGNS) document.addEventListener(sign, tell, { capture: true, passive: true })
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, tell, { capture: true })
    }
  }, [isUnlocked])
}
