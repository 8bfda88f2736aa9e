import './toast.css'
import { X } from 'lucide-preact'
import { Button, IconButton } from './button'
import { dismissToast, holdToast, resumeToast, type Toast, toasts } from './toast'

/** Where toasts appear; told to screen readers as they come. */
export function ToastArea({ closeLabel }: { closeLabel: string }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <ToastView key={toast.id} toast={toast} closeLabel={closeLabel} />
      ))}
    </div>
  )
}

function ToastView({ toast, closeLabel }: { toast: Toast; closeLabel: string }) {
  const { action } = toast
  const hold = (): void => holdToast(toast.id)
  const resume = (): void => resumeToast(toast)
  return (
    <div
      class={`toast toast-${toast.tone}`}
      {...(toast.tone === 'error' && { role: 'alert' })}
      onMouseEnter={hold}
      onMouseLeave={resume}
      onFocusIn={hold}
      onFocusOut={resume}
    >
      <span class="toast-text">{toast.text}</span>
      {action && (
        <Button
          variant="quiet"
          small
          onClick={() => {
            dismissToast(toast.id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={closeLabel} icon={X} onClick={() => dismissToast(toast.id)} />
    </div>
  )
}
