import { Trash2 } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import { formatNumber } from '@/utils/format'
import { emptyTrash } from './trash-actions'

type Step = { done: number; total: number }

/** Erases everything in the trash after it was asked; shows how far it has come and can be stopped. */
export function EmptyTrash({ onDone }: { onDone: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const [step, setStep] = useState<Step>()
  const isStopped = useRef(false)
  useEffect(() => () => void (isStopped.current = true), [])
  const run = async (): Promise<void> => {
    setAsking(false)
    isStopped.current = false
    setStep({ done: 0, total: 0 })
    await emptyTrash(
      (done, total) => setStep({ done, total }),
      () => isStopped.current,
    )
    setStep(undefined)
    onDone()
  }
  if (step !== undefined) return <Running step={step} onStop={() => (isStopped.current = true)} />
  return (
    <>
      <Button icon={Trash2} onClick={() => setAsking(true)}>
        {t('trash.emptyAll')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('trash.emptyTitle')}
          confirmLabel={t('trash.erase')}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('trash.emptyText')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function Running({ step: { done, total }, onStop }: { step: Step; onStop: () => void }) {
  const label = t('trash.emptying', { done: formatNumber(done), total: formatNumber(total) })
  return (
    <div class="trash-running">
      <progress aria-label={label} {...(total > 0 && { value: done, max: total })} />
      <span class="quiet" role="status">
        {label}
      </span>
      <Button small onClick={onStop}>
        {t('trash.stop')}
      </Button>
    </div>
  )
}
