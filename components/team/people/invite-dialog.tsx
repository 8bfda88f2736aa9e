import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { InputOf } from '@/storage/protocol/command'
import type { teamWorkspaceCommands } from '@/storage/protocol/team-workspace'
import type { Member, NewInvite } from '@/storage/sync/people-wire'
import { doAdmin } from './do-admin'
import { InviteFields } from './invite-fields'
import { NewLink } from './new-link'
import type { Office } from './use-people'
import { inviteChoices, mayInviteAnywhere } from './what-may'

type Asked = InputOf<(typeof teamWorkspaceCommands)['team.invite']>
type DialogProps = { office: Office; onClose: () => void }
export type InviteDraft = { role: Member['role']; teamId: string; uses: number; days: number }

/** Somebody new: what they may, into which team, for how many and for how long; then the link. */
export function InviteDialog({ office, onClose }: DialogProps) {
  const { me, teams } = office
  const choices = inviteChoices(me, teams)
  const needsTeam = !mayInviteAnywhere(me)
  const [draft, setDraft] = useState<InviteDraft>({
    role: choices.roles.find((role) => role === 'rep') ?? 'rep',
    teamId: needsTeam ? (choices.teams[0]?.id ?? '') : '',
    uses: 1,
    days: 7,
  })
  const { made, make } = useInvite(office)
  const { role, teamId, uses, days } = draft
  return (
    <Dialog title={t('team.inviteTitle')} onClose={onClose}>
      {made === undefined ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            make({ role, uses, days, ...(teamId !== '' && { teamId }) })
          }}
        >
          <InviteFields {...choices} needsTeam={needsTeam} draft={draft} onChange={setDraft} />
          <Actions onClose={onClose} />
        </form>
      ) : (
        <NewLink invite={made} onDone={onClose} />
      )}
    </Dialog>
  )
}

/** A further device of somebody who is there: it sees all they see, so the link is short-lived. */
export function DeviceInviteDialog({
  member: { id, name },
  office,
  onClose,
}: DialogProps & { member: Member }) {
  const { made, make } = useInvite(office)
  return (
    <Dialog title={t('team.inviteDeviceTitle', { name })} onClose={onClose}>
      {made === undefined ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            make({ userId: id, uses: 1, days: 1 })
          }}
        >
          <p>{t('team.inviteDeviceHint', { name })}</p>
          <Actions onClose={onClose} />
        </form>
      ) : (
        <NewLink invite={made} onDone={onClose} />
      )}
    </Dialog>
  )
}

function Actions({ onClose }: { onClose: () => void }) {
  return (
    <div class="dialog-actions">
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" type="submit">
        {t('team.inviteMake')}
      </Button>
    </div>
  )
}

function useInvite({ refetch }: Office): { made: NewInvite | undefined; make: (asked: Asked) => void } {
  const [made, setMade] = useState<NewInvite>()
  const make = async (asked: Asked): Promise<void> => {
    const done = await doAdmin(() => askWorkspace('team.invite', asked), { after: refetch })
    if (done !== undefined) setMade(done.answer)
  }
  return { made, make: (asked) => void make(asked) }
}
