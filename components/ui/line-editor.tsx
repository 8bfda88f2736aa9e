import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FieldEditor } from './editable-field'
import { isComposing } from './keys'

type LineEditorProps = FieldEditor & {
  label: string
  type?: 'text' | 'email' | 'tel'
  /** What is wrong with a value; while something is, it stays in the editor. */
  check?: (value: string) => string | undefined
}

/** One line being edited: Enter or leaving saves, Escape brings the old value back. Also saves when it is taken away. */
export function LineEditor({ label, type = 'text', value, commit, cancel, check }: LineEditorProps) {
  const input = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<string>()
  const isDone = useRef(false)
  const latest = useRef(value)
  useLayoutEffect(() => {
    input.current?.focus()
    input.current?.select()
    return () => {
      // The chat was switched under the editor: what was typed still belongs to the contact it was typed for.
      if (isDone.current || check?.(latest.current.trim()) !== undefined) return
      isDone.current = true
      commit(latest.current)
    }
  }, [])

  const finish = (): void => {
    if (isDone.current) return
    const found = check?.(latest.current.trim())
    setFault(found)
    if (found !== undefined) return
    isDone.current = true
    commit(latest.current)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === 'Enter') finish()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    isDone.current = true
    cancel()
  }
  return (
    <>
      <input
        class="input"
        ref={input}
        inputMode={type}
        aria-label={label}
        aria-invalid={fault !== undefined}
        dir="auto"
        defaultValue={value}
        maxLength={300}
        onInput={(event) => (latest.current = event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={onKeyDown}
      />
      {fault !== undefined && (
        <span class="field-error" role="alert">
          {fault}
        </span>
      )}
    </>
  )
}
