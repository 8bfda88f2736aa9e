import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isComposing } from '@/components/ui/keys'
import { useInSight } from '@/components/ui/use-in-sight'
import { useKeys } from '@/components/ui/use-keys'
import { t } from '@/locales/t'

type FormProps = {
  label: string
  fault: string | undefined
  onSave: () => void
  onCancel: () => void
  children: ComponentChildren
}

/** A short form in the card: Enter saves, Escape leaves it. */
export function Form({ label, fault, onSave, onCancel, children }: FormProps) {
  const place = useRef<HTMLDivElement>(null)
  useInSight(place, true)
  useLayoutEffect(() => {
    const part = place.current?.closest<HTMLElement>('.part')
    // One that opens by itself does not take the keyboard from whoever is writing a message.
    if (document.hasFocus()) place.current?.querySelector<HTMLElement>('input, select')?.focus()
    return () => void setTimeout(() => focusWhereItWas(part))
  }, [])
  useKeys(place, (event) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onSave()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  return (
    <div class="card-form" role="group" aria-label={label} ref={place}>
      {children}
      {fault !== undefined && (
        <span class="field-error" role="alert">
          {fault}
        </span>
      )}
      <div class="row">
        <Button variant="primary" small onClick={onSave}>
          {t('common.save')}
        </Button>
        <Button small onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** The form took the focus with it: one goes on at the part it stood in, or where the part was begun. */
function focusWhereItWas(part: HTMLElement | null | undefined): void {
  if (document.activeElement !== document.body || !document.hasFocus()) return
  const toggle = part?.isConnected ? part.querySelector<HTMLElement>('.part-toggle') : undefined
  ;(toggle ?? document.querySelector<HTMLElement>('.more-add button'))?.focus()
}
