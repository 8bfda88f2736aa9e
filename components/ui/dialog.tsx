import './dialog.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from './button'

type DialogProps = { title: string; onClose: () => void; children: ComponentChildren; className?: string }

/** A modal dialog that is open while it is mounted. Escape asks to close it; the focus returns to where it was. */
export function Dialog({ title, onClose, children, className = '' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      class={`dialog ${className}`}
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 class="dialog-title" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}

type ConfirmProps = {
  title: string
  children: ComponentChildren
  confirmLabel: string
  cancelLabel: string
  isDanger?: boolean
  onConfirm: () => void
  onCancel: () => void
}

export function ConfirmDialog(props: ConfirmProps) {
  return (
    <Dialog title={props.title} onClose={props.onCancel}>
      <div class="stack">{props.children}</div>
      <div class="dialog-actions">
        <Button onClick={props.onCancel}>{props.cancelLabel}</Button>
        <Button variant={props.isDanger ? 'danger' : 'primary'} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </div>
    </Dialog>
  )
}
