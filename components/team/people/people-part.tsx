import { Button } from '@/components/ui/button'
import { Notice, Skeleton } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { TeamState } from '@/storage/protocol/team'
import { RecoveryPart } from '../recovery/recovery-part'
import { teamFaultText } from '../team-fault'
import { DevicesPart } from './devices-part'
import { InvitesPart } from './invites-part'
import { MemberRow } from './member-row'
import { TeamsPart } from './teams-part'
import { useKeptFocus } from './use-kept-focus'
import { type Office, usePeople } from './use-people'

/** Who is in the team, with what may be done about it: what one may not do is not offered. */
export function PeoplePart({ link }: { link: NonNullable<TeamState['link']> }) {
  const { people, error, refetch } = usePeople()
  const focus = useKeptFocus(people)
  const me = people?.members.find(({ id }) => id === link.user.id)
  if (people === undefined || me === undefined) {
    return (
      <Section title={t('team.people')}>
        {error === undefined && people === undefined ? (
          <Skeleton label={t('common.loading')} />
        ) : (
          <Notice
            action={
              <Button small onClick={() => void refetch()}>
                {t('error.action.retry')}
              </Button>
            }
          >
            {error === undefined || error.code === 'unreachable'
              ? t('team.peopleAway')
              : teamFaultText(error)}
          </Notice>
        )}
      </Section>
    )
  }
  const office: Office = { ...people, me, deviceId: link.deviceId, refetch }
  return (
    <div {...focus}>
      {error && <Notice>{t('team.peopleAway')}</Notice>}
      <MembersPart office={office} />
      <InvitesPart office={office} />
      <DevicesPart office={office} />
      {me.role === 'owner' && <TeamsPart office={office} />}
      {me.role === 'owner' && <RecoveryPart />}
    </div>
  )
}

function MembersPart({ office }: { office: Office }) {
  const there = office.members.filter(({ hasLeft }) => !hasLeft)
  const left = office.members.filter(({ hasLeft }) => hasLeft)
  return (
    <Section title={t('team.people')} count={there.length}>
      <ul class="team-list" aria-label={t('team.people')}>
        {there.map((member) => (
          <MemberRow key={member.id} member={member} office={office} />
        ))}
      </ul>
      {left.length > 0 && (
        <details class="team-own">
          <summary>{t('team.hasLeft', { count: left.length })}</summary>
          <ul class="team-list">
            {left.map((member) => (
              <MemberRow key={member.id} member={member} office={office} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
