import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { TeamRole } from '@/storage/schema/team'
import { MOST_DAYS, MOST_USES, type Team } from '@/storage/sync/people-wire'

import type { InviteDraft } from './invite-dialog'
import { RoleField } from './role-field'

type FieldsProps = {
  roles: readonly TeamRole[]
  teams: readonly Team[]
  needsTeam: boolean
  draft: InviteDraft
  onChange: (draft: InviteDraft) => void
}

export function InviteFields({ roles, teams, needsTeam, draft, onChange }: FieldsProps) {
  return (
    <>
      <RoleField roles={roles} role={draft.role} onChange={(role) => onChange({ ...draft, role })} />
      {teams.length > 0 && (
        <Field label={t('team.inviteTeam')}>
          {(control) => (
            <select
              {...control}
              class="input"
              value={draft.teamId}
              onChange={(event) => onChange({ ...draft, teamId: event.currentTarget.value })}
            >
              {!needsTeam && <option value="">{t('team.inviteNoTeam')}</option>}
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div class="team-numbers">
        <Count
          label={t('team.inviteUses')}
          most={MOST_USES}
          value={draft.uses}
          onChange={(uses) => onChange({ ...draft, uses })}
        />
        <Count
          label={t('team.inviteDays')}
          most={MOST_DAYS}
          value={draft.days}
          onChange={(days) => onChange({ ...draft, days })}
        />
      </div>
    </>
  )
}

type CountProps = { label: string; most: number; value: number; onChange: (value: number) => void }

function Count({ label, most, value, onChange }: CountProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="number"
          required
          min={1}
          max={most}
          step={1}
          value={value}
          onInput={({ currentTarget: { valueAsNumber: next } }) => {
            if (Number.isInteger(next) && next >= 1 && next <= most) onChange(next)
          }}
        />
      )}
    </Field>
  )
}
