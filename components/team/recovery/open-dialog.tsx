import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import { type AppError, toAppError } from '@/utils/app-error'
import { readRecoveryCode } from '@/utils/recovery-code'
import { teamFaultText } from '../team-fault'

type OpenProps = { onClose: () => void; after: () => Promise<void> }

/** The code that was written down, typed again. */
export function OpenDialog({ onClose, after }: OpenProps) {
  const [typed, setTyped] = useState('')
  const { isBusy, fault, open } = useOpening(typed, { onClose, after })
  return (
    <Dialog title={t('recovery.open')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
      >
        <Field label={t('recovery.code')} hint={t('recovery.codeHint')} error={fault}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="ltr"
              autoComplete="off"
              autoCapitalize="characters"
              spellcheck={false}
              maxLength={200}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" aria-disabled={isBusy}>
            {t('recovery.openDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useOpening(typed: string, { onClose, after }: OpenProps) {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const send = async (code: string): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      await askWorkspace('team.openByCode', { code })
      showToast({ text: t('recovery.opened'), tone: 'done' })
      onClose()
      await after()
    } catch (error) {
      setFault(faultOf(toAppError(error)))
      setBusy(false)
    }
  }
  const open = (): void => {
    if (isBusy) return
    const code = readRecoveryCode(typed)
    if (code === undefined) setFault(t('recovery.typo'))
    else void send(code)
  }
  return { isBusy, fault, open }
}

function faultOf(error: AppError): string {
  return error.code === 'wrong-passphrase' ? t('recovery.wrong') : teamFaultText(error)
}
