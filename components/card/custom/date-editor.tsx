import { useLayoutEffect, useRef } from 'preact/hooks'
import type { FieldEditor } from '@/components/ui/editable-field'

/** A day being edited: Enter or leaving saves what was changed, Escape brings the old one back. */
export function DateEditor({ label, value, commit, cancel }: FieldEditor & { label: string }) {
  const input = useRef<HTMLInputElement>(null)
  const typed = useRef<string>(undefined)
  const isDone = useRef(false)
  const finish = (isSaved: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    if (isSaved && typed.current !== undefined) commit(typed.current)
    else cancel()
  }
  useLayoutEffect(() => {
    input.current?.focus()
    // The chat was switched under the editor: what was chosen still belongs to the contact it was chosen for.
    return () => finish(true)
  }, [])
  return (
    <input
      class="input"
      type="date"
      ref={input}
      aria-label={label}
      defaultValue={value}
      onInput={(event) => (typed.current = event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true)
        if (event.key !== 'Escape') return
        event.stopPropagation()
        finish(false)
      }}
    />
  )
}
