import { EllipsisVertical, Laptop, LogOut, type LucideIcon, Pencil, UserRoundPlus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { ConfirmDialog } from '@/components/ui/dialog'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { Member } from '@/storage/sync/people-wire'
import { doAdmin } from './do-admin'
import { HandOverDialog } from './hand-over-dialog'
import { DeviceInviteDialog } from './invite-dialog'
import { MemberDialog } from './member-dialog'
import type { Office } from './use-people'
import { mayAddDevice, mayEdit, mayLetLeave, takersFor } from './what-may'

type Shown = 'edit' | 'device' | 'hand-over' | 'leave'
type RowProps = { member: Member; office: Office }

/** One person, with what may be done about them. */
export function MemberRow({ member, office }: RowProps) {
  const { me, members, teams } = office
  const [shown, setShown] = useState<Shown>()
  const close = (): void => setShown(undefined)
  const names = teams.filter(({ id }) => member.teams.includes(id)).map(({ name }) => name)
  const item = (what: Shown, label: string, icon: LucideIcon, may: boolean): MenuItem[] =>
    may ? [{ label, icon, isDanger: what === 'leave', run: () => setShown(what) }] : []
  const items = [
    ...item('edit', t('team.edit'), Pencil, mayEdit(me, member)),
    ...item('device', t('team.addDevice'), Laptop, mayAddDevice(me, member)),
    ...item('hand-over', t('team.handOver'), UserRoundPlus, takersFor(me, member, members).length > 0),
    ...item('leave', t('team.letLeave'), LogOut, mayLetLeave(me, member, members)),
  ]
  return (
    <li class="team-row">
      <div class="grow">
        <p class="team-name">
          <bdi>{member.name}</bdi>
          {member.id === me.id && <span class="quiet"> ({t('team.isYou')})</span>}
        </p>
        <p class="quiet team-small">
          {t(`team.role-${member.role}`)}
          {' · '}
          {names.length === 0 ? t('team.noTeam') : t('team.inTeams', { teams: names.join(', ') })}
        </p>
      </div>
      {items.length > 0 && (
        <Menu label={t('team.more', { name: member.name })} icon={EllipsisVertical} items={items} />
      )}
      {shown === 'edit' && <MemberDialog member={member} office={office} onClose={close} />}
      {shown === 'device' && <DeviceInviteDialog member={member} office={office} onClose={close} />}
      {shown === 'hand-over' && <HandOverDialog from={member} office={office} onClose={close} />}
      {shown === 'leave' && <LetLeaveDialog member={member} office={office} onClose={close} />}
    </li>
  )
}

function LetLeaveDialog({ member, office, onClose }: RowProps & { onClose: () => void }) {
  const { id, name } = member
  const letLeave = (): void => {
    onClose()
    void doAdmin(() => askWorkspace('team.letLeave', { id }), {
      done: t('team.hasLeftNow', { name }),
      after: office.refetch,
    })
  }
  return (
    <ConfirmDialog
      title={t('team.letLeaveTitle', { name })}
      confirmLabel={t('team.letLeaveDo')}
      cancelLabel={t('common.cancel')}
      isDanger
      onConfirm={letLeave}
      onCancel={onClose}
    >
      <p>{t('team.letLeaveText')}</p>
      <p>{t('team.letLeaveFinal')}</p>
    </ConfirmDialog>
  )
}
