import { t } from '@/locales/t'

const CHOICES = ['mine', 'everybodys'] as const
export type Whose = (typeof CHOICES)[number]

/** In a team: whose customers' follow-ups are shown. One's own at first, as in the list of today. */
export function WhoseSelect({ whose, onChange }: { whose: Whose; onChange: (whose: Whose) => void }) {
  return (
    <select
      class="input follow-ups-whose"
      aria-label={t('followUps.whose')}
      value={whose}
      onChange={({ currentTarget: { value } }) => onChange(CHOICES.find((one) => one === value) ?? 'mine')}
    >
      {CHOICES.map((one) => (
        <option key={one} value={one}>
          {t(`followUps.whose-${one}`)}
        </option>
      ))}
    </select>
  )
}
