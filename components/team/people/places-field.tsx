import { Check } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { Team } from '@/storage/sync/people-wire'

type PlacesProps = {
  places: readonly Team[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** In which teams somebody is. */
export function PlacesField({ places, chosen, onChange }: PlacesProps) {
  const place = (id: string, isIn: boolean): void => {
    const others = chosen.filter((one) => one !== id)
    onChange(isIn ? [...others, id] : others)
  }
  return (
    <fieldset class="team-choice">
      <legend class="field-label">{t('team.teamsOf')}</legend>
      {places.map(({ id, name }) => (
        <Check key={id} label={name} checked={chosen.includes(id)} onChange={(isIn) => place(id, isIn)} />
      ))}
    </fieldset>
  )
}
