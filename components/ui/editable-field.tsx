import './editable-field.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

export type FieldEditor = {
  value: string
  /** Takes a new value; the same one as before writes nothing. */
  commit: (value: string) => void
  cancel: () => void
}

type EditableFieldProps = {
  label: string
  value: string
  /** How the value reads, when that differs from its text. */
  display?: ComponentChildren
  emptyText: string
  editLabel: string
  startsOpen?: boolean
  /** It is shown and not changed; without a value there is nothing to show. */
  isFixed?: boolean
  onCommit: (value: string) => void
  onClose?: () => void
  editor: (field: FieldEditor) => ComponentChildren
}

/** A value that turns into its own editor on a click or Enter, and back when it is saved or left. */
export function EditableField(props: EditableFieldProps) {
  const [isEditing, setEditing] = useState(props.startsOpen ?? false)
  const button = useRef<HTMLButtonElement>(null)
  const wantsFocus = useRef(false)
  useEffect(() => {
    if (isEditing || !wantsFocus.current) return
    wantsFocus.current = false
    button.current?.focus()
  }, [isEditing])

  const close = (): void => {
    // The focus goes back to the value only if it was inside: a blur has already taken it elsewhere.
    wantsFocus.current = document.activeElement !== document.body
    setEditing(false)
    props.onClose?.()
  }
  if (props.isFixed) return <FixedField {...props} />
  if (!isEditing) {
    return (
      <button
        type="button"
        class="editable editable-show"
        ref={button}
        title={props.editLabel}
        onClick={() => setEditing(true)}
      >
        <span class="editable-label">{props.label}</span>
        <span class={`editable-value${props.value === '' ? ' editable-empty' : ''}`} dir="auto">
          {props.value === '' ? props.emptyText : (props.display ?? props.value)}
        </span>
      </button>
    )
  }
  return (
    <div class="editable">
      <span class="editable-label">{props.label}</span>
      <div class="editable-value">
        {props.editor({
          value: props.value,
          commit: (value) => {
            close()
            if (value.trim() !== props.value) props.onCommit(value.trim())
          },
          cancel: close,
        })}
      </div>
    </div>
  )
}

function FixedField({ label, value, display }: EditableFieldProps) {
  if (value === '') return null
  return (
    <div class="editable">
      <span class="editable-label">{label}</span>
      <span class="editable-value" dir="auto">
        {display ?? value}
      </span>
    </div>
  )
}
