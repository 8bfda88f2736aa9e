import { Server } from 'lucide-preact'
import { t } from '@/locales/t'
import { GoesUp } from './goes-up'
import { JoinForm } from './join-form'

/** Without a team: what one is, who reads what, and the way into one. */
export function JoinPart() {
  return (
    <>
      <p>{t('team.intro')}</p>
      <dl class="team-points">
        <dt>{t('team.goesTitle')}</dt>
        <dd>{t('team.goes')}</dd>
        <dt>{t('team.whoTitle')}</dt>
        <dd>{t('team.who')}</dd>
      </dl>
      <section class="team-box" aria-labelledby="team-join">
        <h2 class="team-heading" id="team-join">
          {t('team.joinTitle')}
        </h2>
        <JoinForm>
          <GoesUp />
        </JoinForm>
      </section>
      <OwnServer />
    </>
  )
}

function OwnServer() {
  return (
    <details class="team-own">
      <summary>{t('team.ownServer')}</summary>
      <div class="stack">
        <p class="row">
          <Server size={16} aria-hidden="true" />
          <span>{t('team.ownServerHint')}</span>
        </p>
        <code dir="ltr">npm run server</code>
        <p class="quiet">{t('team.ownServerMore')}</p>
      </div>
    </details>
  )
}
