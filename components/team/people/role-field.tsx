import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { TeamRole } from '@/storage/schema/team'

type RoleProps = { roles: readonly TeamRole[]; role: TeamRole; onChange: (role: TeamRole) => void }

/** What somebody may, in words. */
export function RoleField({ roles, role, onChange }: RoleProps) {
  return (
    <Field label={t('team.role')} hint={t(`team.roleHint-${role}`)}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={role}
          onChange={(event) => {
            const chosen = roles.find((one) => one === event.currentTarget.value)
            if (chosen !== undefined) onChange(chosen)
          }}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`team.role-${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
