import { t } from '@/locales/t'
import type { TeamPhase, TeamState } from '@/storage/protocol/team'
import { useQuery } from '@/storage/use-query'
import { formatNumber } from '@/utils/format'
import { useMinute } from '../app/clock'

/** A server that is away for an hour is nothing to think about yet. */
const LONG_MS = 3_600_000
/** Nothing goes on before somebody does something. */
const STOPPED: ReadonlySet<TeamPhase> = new Set(['revoked', 'outdated', 'server-outdated', 'unproved'])

/** Beside the team's name in the navigation, only while something waits for the person. */
export function TeamMark() {
  const { data: state } = useQuery('team.state', {})
  const now = useMinute()
  if (state === undefined) return null
  const count = state.conflicts + state.refused
  if (count > 0) return <Mark text={formatNumber(count)} says={t('team.needs', { count })} />
  return hasStopped(state, now) ? <Mark text="!" says={t('team.needsLook')} /> : null
}

function hasStopped({ phase, since, waiting }: TeamState, now: number): boolean {
  if (STOPPED.has(phase)) return true
  return phase === 'offline' && waiting > 0 && since !== undefined && now - since > LONG_MS
}

function Mark({ text, says }: { text: string; says: string }) {
  return (
    <strong class="nav-mark" title={says}>
      <i aria-hidden="true">{text}</i>
      <b class="visually-hidden">{says}</b>
    </strong>
  )
}
