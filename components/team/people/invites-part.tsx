import { Laptop, UserRoundPlus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { Invite } from '@/storage/sync/people-wire'
import { formatDayAndTime } from '@/utils/format'
import { doAdmin } from './do-admin'
import { DeviceInviteDialog, InviteDialog } from './invite-dialog'
import type { Office } from './use-people'
import { inviteChoices } from './what-may'

/** Who was invited and has not come yet, and the way to invite more. */
export function InvitesPart({ office }: { office: Office }) {
  const { me, teams, invites } = office
  const [shown, setShown] = useState<'person' | 'device'>()
  const close = (): void => setShown(undefined)
  const mayInvitePeople = inviteChoices(me, teams).roles.length > 0
  return (
    <Section title={t('team.invites')} count={invites.length}>
      {invites.length === 0 ? (
        <p class="quiet">{t('team.inviteNone')}</p>
      ) : (
        <ul class="team-list" aria-label={t('team.invites')}>
          {invites.map((invite) => (
            <InviteRow key={invite.id} invite={invite} office={office} />
          ))}
        </ul>
      )}
      <div class="row team-actions">
        {mayInvitePeople && (
          <Button small icon={UserRoundPlus} onClick={() => setShown('person')}>
            {t('team.invite')}
          </Button>
        )}
        <Button small icon={Laptop} onClick={() => setShown('device')}>
          {t('team.inviteOwn')}
        </Button>
      </div>
      {shown === 'person' && <InviteDialog office={office} onClose={close} />}
      {shown === 'device' && <DeviceInviteDialog member={me} office={office} onClose={close} />}
    </Section>
  )
}

function InviteRow({ invite, office }: { invite: Invite; office: Office }) {
  const { id, createdBy, expiresAt, usesLeft, userId } = invite
  const what = whatOf(invite, office)
  const maker = office.members.find((one) => one.id === createdBy)
  const parts = [
    ...(userId === null ? [t('team.inviteUses-left', { count: usesLeft })] : []),
    t('team.inviteUntil', { when: formatDayAndTime(expiresAt) }),
    ...(maker === undefined ? [] : [t('team.inviteBy', { name: maker.name })]),
  ]
  const withdraw = (): void =>
    void doAdmin(() => askWorkspace('team.withdrawInvite', { id }), {
      done: t('team.withdrawn'),
      after: office.refetch,
    })
  return (
    <li class="team-row">
      <div class="grow">
        <p dir="auto">{what}</p>
        <p class="quiet team-small">{parts.join(' · ')}</p>
      </div>
      <Button small aria-label={t('team.withdrawThis', { what })} onClick={withdraw}>
        {t('team.withdraw')}
      </Button>
    </li>
  )
}

/** "Seller · North", or whose device it is for. */
function whatOf({ userId, role, teamId }: Invite, { members, teams }: Office): string {
  const person = members.find(({ id }) => id === userId)
  if (person !== undefined) return t('team.inviteForDevice', { name: person.name })
  const team = teams.find(({ id }) => id === teamId)
  return [t(`team.role-${role}`), ...(team === undefined ? [] : [team.name])].join(' · ')
}
