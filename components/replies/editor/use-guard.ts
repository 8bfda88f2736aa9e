import { useEffect, useRef } from 'preact/hooks'
import { isCommandKey } from '@/components/ui/keys'
import { guardRoute } from '../../app/route'

/** Asks before something unsaved is left. */
export function useGuard(isDirty: boolean): void {
  const dirty = useRef(isDirty)
  dirty.current = isDirty
  useEffect(() => guardRoute(() => dirty.current), [])
}

/** Ctrl+S and Ctrl+Enter save, wherever the focus is. */
export function useSaveKey(save: () => Promise<void>): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isCommandKey(event) || (event.key !== 'Enter' && event.key.toLowerCase() !== 's')) return
      event.preventDefault()
      void latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
