import './field.css'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type Described = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }

type FieldProps = {
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  children: (control: Described) => ComponentChildren
}

/** A labelled control with its hint and its fault, tied together for assistive technology. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const hasNote = error !== undefined || hint !== undefined
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': error !== undefined,
      })}
      {error === undefined ? (
        hint !== undefined && (
          <span id={noteId} class="field-hint">
            {hint}
          </span>
        )
      ) : (
        <span id={noteId} class="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

type CheckProps = {
  label: string
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

export function Check({ label, hint, checked, onChange }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {hint !== undefined && <span class="field-hint"> {hint}</span>}
      </span>
    </label>
  )
}
