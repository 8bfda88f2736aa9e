import { useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { toAppError } from '@/utils/app-error'
import { showError } from '../app/errors'

/** Shorter ones are no protection. */
export const LEAST_LENGTH = 10

/** Sends a passphrase; a wrong one is said at its field. */
export function usePassphrase(send: () => Promise<void>, onDone: () => void) {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const submit = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      await send()
      onDone()
    } catch (error) {
      const { code, detail } = toAppError(error)
      if (code !== 'wrong-passphrase') showError(error)
      else setFault(faultText(detail))
    }
    setBusy(false)
  }
  return { isBusy, fault, submit: () => void submit() }
}

function faultText(detail: string | undefined): string {
  const seconds = Number(detail?.replace('wait ', '') ?? Number.NaN)
  return Number.isNaN(seconds) ? t('error.wrong-passphrase') : t('texts.wait', { count: seconds })
}
