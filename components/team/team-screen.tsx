import '@/components/ui/field.css'
import './team.css'
import { useRef } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { TeamState } from '@/storage/protocol/team'
import { useQuery } from '@/storage/use-query'
import { Lazy } from '../app/lazy'
import { QueryError } from '../app/query-error'
import { Conflicts } from './edits/conflicts'
import { Refusals } from './edits/refusals'
import { JoinAgain } from './join/join-again'
import { JoinPart } from './join/join-part'
import { LeaveOver } from './leave-over'
import { LeavePart } from './leave-part'
import { SavedPart } from './saved/saved-part'
import { StatusPart } from './status/status-part'

const loadPeople = async () => (await import('./people/people-part')).PeoplePart

/** Working with others: the way into a team, or how it stands there, what needs the person, and who is in it. */
export function TeamScreen() {
  const { data: state, error, refetch } = useQuery('team.state', {})
  const title = useRef<HTMLHeadingElement>(null)
  return (
    <div class="screen team-screen">
      <div class="screen-head">
        <h1 class="screen-title" tabIndex={-1} ref={title}>
          {t('team.title')}
        </h1>
      </div>
      {state === undefined &&
        (error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />)}
      {state?.phase === 'off' && state.refused > 0 && (
        <Refusals isOut onLast={() => title.current?.focus()} />
      )}
      {state?.phase === 'off' && <JoinPart />}
      {state !== undefined && state.phase !== 'off' && (
        <Joined state={state} onLast={() => title.current?.focus()} />
      )}
      {state !== undefined && <SavedPart />}
    </div>
  )
}

function Joined({ state, onLast }: { state: TeamState; onLast: () => void }) {
  const { link, phase } = state
  return (
    <>
      <StatusPart state={state} />
      {phase === 'revoked' && <JoinAgain />}
      {state.conflicts > 0 && <Conflicts onLast={onLast} />}
      {state.refused > 0 && <Refusals isOut={phase === 'revoked'} onLast={onLast} />}
      {link !== undefined && phase !== 'revoked' && <Lazy load={loadPeople} props={{ link }} />}
      {phase === 'revoked' ? <LeaveOver /> : <LeavePart state={state} />}
    </>
  )
}
