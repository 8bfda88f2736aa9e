import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { t } from '@/locales/t'
import type { Member } from '@/storage/sync/people-wire'
import { doAdmin } from './do-admin'
import { PlacesField } from './places-field'
import { RoleField } from './role-field'
import { saveMember } from './save-member'
import type { Office } from './use-people'
import { isLastOwner, rolesFor, teamsFor } from './what-may'

type DialogProps = { member: Member; office: Office; onClose: () => void }

/** What somebody is called, what they may, and in which teams they are. */
export function MemberDialog({ member, office, onClose }: DialogProps) {
  const { me, members, teams, refetch } = office
  const [draft, setDraft] = useState({ name: member.name, role: member.role, teams: member.teams })
  const [fault, setFault] = useState<string>()
  const roles = rolesFor(me, member, members)
  const places = teamsFor(me, member, teams)
  const save = (): void => {
    const next = { ...member, ...draft, name: draft.name.trim() }
    if (next.name === '') {
      setFault(t('team.nameFault'))
      return
    }
    onClose()
    void doAdmin(() => saveMember(member, next), {
      done: t('team.saved', { name: next.name }),
      undo: () => saveMember(next, member),
      after: refetch,
    })
  }
  return (
    <Dialog title={t('team.editTitle', { name: member.name })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label={t('team.name')}
          error={fault}
          value={draft.name}
          onText={(name) => setDraft({ ...draft, name })}
          input={{ maxLength: 100 }}
        />
        {roles.length > 1 ? (
          <RoleField roles={roles} role={draft.role} onChange={(role) => setDraft({ ...draft, role })} />
        ) : (
          isLastOwner(member, members) && <p class="quiet">{t('team.lastOwner')}</p>
        )}
        {places.length > 0 && (
          <PlacesField
            places={places}
            chosen={draft.teams}
            onChange={(chosen) => setDraft({ ...draft, teams: chosen })}
          />
        )}
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
