import {
  CircleCheck,
  CloudDownload,
  CloudOff,
  CloudUpload,
  type LucideIcon,
  RefreshCw,
  ShieldAlert,
  Unplug,
} from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { TeamPhase, TeamState } from '@/storage/protocol/team'
import { formatNumber } from '@/utils/format'
import { toAppError } from '@/utils/app-error'
import { useMinute } from '../../app/clock'
import { showTeamFault } from '../team-fault'
import { details, headline } from './status-text'

const ICONS: Record<TeamPhase, LucideIcon> = {
  off: CloudOff,
  first: CloudDownload,
  'in-step': CircleCheck,
  sending: CloudUpload,
  offline: CloudOff,
  revoked: Unplug,
  outdated: Unplug,
  'server-outdated': Unplug,
  unproved: ShieldAlert,
}

/** How things stand with the server, as whom one is there, and the one thing to do about it. */
export function StatusPart({ state }: { state: TeamState }) {
  const { phase, link } = state
  const now = useMinute()
  const Icon = ICONS[phase]
  const isOver = phase === 'revoked' || phase === 'outdated'
  return (
    <section class="team-status" aria-label={t('team.status')} data-phase={phase}>
      <Icon size={22} aria-hidden="true" />
      <div class="stack grow">
        <p class="team-headline" role="status">
          {headline(state)}
        </p>
        {details(state, now).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {phase === 'first' && <FirstProgress state={state} />}
        {link?.role === 'viewer' && <p>{t('team.viewerHint')}</p>}
        {link && <Facts link={link} />}
        {!isOver && <SyncNow />}
      </div>
    </section>
  )
}

function FirstProgress({ state: { first } }: { state: TeamState }) {
  if (first === undefined) return null
  const done = formatNumber(first.done)
  const label =
    first.total === 0
      ? t('team.firstCount', { done })
      : t('team.firstStep', { done, total: formatNumber(first.total) })
  return <Progress label={label} value={first.done} max={first.total} />
}

function Facts({ link: { user, role, ws, host } }: { link: NonNullable<TeamState['link']> }) {
  return (
    <dl class="team-facts">
      <dt>{t('team.you')}</dt>
      <dd>{t('team.youAre', { name: user.name, role: t(`team.role-${role}`) })}</dd>
      <dt>{t('team.ws')}</dt>
      <dd dir="auto">{ws}</dd>
      <dt>{t('team.server')}</dt>
      <dd>
        <bdi dir="ltr">{host}</bdi>
      </dd>
    </dl>
  )
}

function SyncNow() {
  const [isBusy, setBusy] = useState(false)
  const ask = async (): Promise<void> => {
    setBusy(true)
    try {
      await askUi('team.syncNow', {})
    } catch (error) {
      showTeamFault(toAppError(error))
    }
    setBusy(false)
  }
  return (
    <div>
      <Button small icon={RefreshCw} aria-disabled={isBusy} onClick={() => !isBusy && void ask()}>
        {t('team.syncNow')}
      </Button>
    </div>
  )
}
