import { t } from '@/locales/t'
import { GoesUp } from './goes-up'
import { JoinForm } from './join-form'

/** For a device that was removed: the way back, with what it could not send. */
export function JoinAgain() {
  return (
    <details class="team-own">
      <summary>{t('team.revokedAgain')}</summary>
      <div class="stack">
        <p class="quiet">{t('team.revokedAgainHint')}</p>
        <JoinForm>
          <GoesUp />
        </JoinForm>
      </div>
    </details>
  )
}
