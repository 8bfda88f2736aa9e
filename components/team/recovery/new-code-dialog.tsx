import { Copy } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Check } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import { type AppError, toAppError } from '@/utils/app-error'
import { newRecoveryCode } from '@/utils/recovery-code'
import { copyText } from '../../app/copy-text'
import { teamFaultText } from '../team-fault'

type CodeProps = { isFirst: boolean; onClose: () => void; after: () => Promise<void> }

/** A new code, the one time it is shown. It holds only once it was written down: until then the one before does. */
export function NewCodeDialog({ isFirst, onClose, after }: CodeProps) {
  const [code] = useState(() => newRecoveryCode())
  const { isWritten, setWritten, isBusy, fault, use } = useNewCode(code, { onClose, after })
  return (
    <Dialog title={t('recovery.newTitle')} onClose={onClose}>
      <div class="stack">
        <p>{t('recovery.newText')}</p>
        <p class="recovery-code" dir="ltr" translate={false} aria-label={t('recovery.code')} role="group">
          {code.split('-').map((group, at) => (
            <span key={at}>{group}</span>
          ))}
        </p>
        <div>
          <Button small icon={Copy} onClick={() => void copyText(code)}>
            {t('recovery.copy')}
          </Button>
        </div>
        {!isFirst && <Notice tone="warn">{t('recovery.replaces')}</Notice>}
        <Check label={t('recovery.written')} checked={isWritten} onChange={setWritten} />
        {fault !== undefined && <Notice tone="error">{fault}</Notice>}
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" aria-disabled={isBusy} onClick={use}>
          {t('recovery.use')}
        </Button>
      </div>
    </Dialog>
  )
}

function useNewCode(code: string, { onClose, after }: Pick<CodeProps, 'onClose' | 'after'>) {
  const [isWritten, setWritten] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const send = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      await askWorkspace('team.setRecovery', { code })
      showToast({ text: t('recovery.saved'), tone: 'done' })
      onClose()
      await after()
    } catch (error) {
      setFault(faultOf(toAppError(error)))
      setBusy(false)
    }
  }
  const use = (): void => {
    if (isBusy) return
    if (isWritten) void send()
    else setFault(t('recovery.mustWrite'))
  }
  const change = (is: boolean): void => {
    setWritten(is)
    setFault(undefined)
  }
  return { isWritten, setWritten: change, isBusy, fault, use }
}

function faultOf(error: AppError): string {
  if (error.code === 'locked') return t('recovery.fault-locked')
  return error.code === 'conflict' ? t('recovery.fault-changed') : teamFaultText(error)
}
