import { t } from '@/locales/t'
import type { InputOf } from '@/storage/protocol/command'
import type { Colleague, TeamState } from '@/storage/protocol/team'
import type { UiCommands } from '@/storage/protocol/ui'
import { useQuery } from '@/storage/use-query'
import { compareNames } from '@/utils/text/compare-names'

/** Whose contacts the list shows. `asks`: how the background is asked for them. */
export type OwnerChoice = {
  key: string
  label: string
  asks: Pick<InputOf<UiCommands['contacts.page']>, 'mine' | 'ownerId'>
}

/** The key of the choice that filters nothing. */
export const EVERYBODY = ''

type OwnerFilter = { owners: readonly OwnerChoice[]; owner: string; asks: OwnerChoice['asks'] }

/**
 * Whose contacts can be shown in a team, everybody's first: no choice without a team, or before one is known.
 * @returns the choices, and the one that holds. `chosen` may be gone since, with its person or the team: then it is
 * everybody's again.
 */
export function useOwnerFilter(chosen: string): OwnerFilter {
  const { data: state } = useQuery('team.state', {})
  const link = state?.phase === 'off' ? undefined : state?.link
  const { data: colleagues = [] } = useQuery('team.colleagues', link === undefined ? undefined : {})
  const owners = link === undefined ? [] : choicesOf(link, colleagues)
  const { key: owner, asks } = owners.find(({ key }) => key === chosen) ?? { key: EVERYBODY, asks: {} }
  return { owners, owner, asks }
}

function choicesOf(
  { user }: NonNullable<TeamState['link']>,
  colleagues: readonly Colleague[],
): OwnerChoice[] {
  const others = colleagues
    .filter(({ id }) => id !== user.id)
    .toSorted((a, b) => Number(a.hasLeft) - Number(b.hasLeft) || compareNames(a.name, b.name))
  return [
    { key: EVERYBODY, label: t('contacts.ofEverybody'), asks: {} },
    { key: 'mine', label: t('contacts.ofMeOrNobody'), asks: { mine: true } },
    ofPerson(user.id, t('contacts.ofMe')),
    { key: 'nobody', label: t('contacts.ofNobody'), asks: { ownerId: null } },
    // What somebody had who has left is theirs until it is handed over, and has to be found for that.
    ...others.map(({ id, name, hasLeft }) =>
      ofPerson(id, hasLeft ? t('contacts.ofOneWhoLeft', { name }) : name),
    ),
  ]
}

function ofPerson(ownerId: string, label: string): OwnerChoice {
  return { key: `of:${ownerId}`, label, asks: { ownerId } }
}
