import type { Member } from '@/storage/sync/people-wire'
import type { FakeBackground } from './fake-background'
import { teamOf } from './fake-team'
import { click, fireEvent, screen, within } from './interface'
import { openWorkspaceAt } from './workspace'

const NORTH = { id: 'north', name: 'North' }
const SOUTH = { id: 'south', name: 'South' }

/** Opens the screen of a team with two teams in it, as Ana, who is `role` and in `ownTeams`. */
export async function openTeam(
  background: FakeBackground,
  role: Member['role'],
  members: Member[],
  ownTeams: string[] = [],
): Promise<void> {
  const team = teamOf(role)
  team.members[0]!.teams = ownTeams
  team.members.push(...members)
  team.teams.push(NORTH, SOUTH)
  background.state.team = team
  await openWorkspaceAt('team')
  await screen.findByRole('list', { name: 'People' })
}

export const list = (name: string) => within(screen.getByRole('list', { name }))
export const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))

/** Opens what may be done about somebody. */
export const menuOf = (name: string) => click(screen.getByRole('button', { name: `Actions for ${name}` }))
export const choose = (item: string) => click(screen.getByRole('menuitem', { name: item }))
export const items = () => screen.getAllByRole('menuitem').map((one) => one.textContent)

export const select = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } })
export const options = (name: string) =>
  within(screen.getByRole('combobox', { name }))
    .getAllByRole('option')
    .map((one) => one.textContent)
