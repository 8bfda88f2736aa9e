import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { AppError } from '@/utils/app-error'
import { errorText } from '../app/errors'

/** @returns what the server's refusal means, in a sentence: its codes mean other things than within this browser. */
export function teamFaultText({ code }: AppError): string {
  switch (code) {
    case 'not-allowed':
      return t('team.deniedFault')
    case 'not-found':
      return t('team.goneFault')
    case 'unreachable':
      return t('team.awayFault')
    case 'too-many':
      return t('team.oftenFault')
    default:
      return errorText(code)
  }
}

/** Says it, and leaves everything as it is. */
export function showTeamFault(error: AppError): void {
  showToast({ text: teamFaultText(error), tone: 'error' })
}
