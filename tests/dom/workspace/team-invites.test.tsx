import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Member } from '@/storage/sync/people-wire'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { dialog, list, openTeam, options, select } from '../support/team-screen'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const copied = vi.fn<(text: string) => Promise<void>>(async () => undefined)
const open = (role: Member['role'], members: Member[], ownTeams?: string[]) =>
  openTeam(ui.background, role, members, ownTeams)

beforeEach(() => {
  copied.mockClear()
  Object.assign(navigator.clipboard, { writeText: copied })
})

describe('invites', () => {
  it('are made for a role, a team, some people and days, and shown once', async () => {
    await open('owner', [])
    click(screen.getByRole('button', { name: 'Invite somebody' }))
    const asks = await dialog('Invite somebody')
    select('Role', 'viewer')
    select('Team', 'north')
    fireEvent.input(asks.getByLabelText('For how many people'), { target: { value: '3' } })
    fireEvent.input(asks.getByLabelText('Valid for days'), { target: { value: '2' } })
    click(asks.getByRole('button', { name: 'Make the link' }))
    const link = await asks.findByRole<HTMLInputElement>('textbox', { name: 'Invite link' })
    expect(link.value).toMatch(/^https:\/\/team.example\/join#/)
    expect(asks.getByText(/It is shown this once only/)).toBeTruthy()
    expect(ui.background.askedFor('team.invite')).toEqual([
      { role: 'viewer', teamId: 'north', uses: 3, days: 2 },
    ])
    const copy = asks.getByRole('button', { name: 'Copy the link' })
    expect(document.activeElement).toBe(copy)
    click(copy)
    await waitFor(() => expect(copied.mock.calls).toEqual([[link.value]]))
    click(asks.getByRole('button', { name: 'Done' }))
    const [invite] = list('Open invites').getAllByRole('listitem')
    expect(invite!.textContent).toMatch(/^Viewer · Northfor 3 people · until .* · by Ana/)
    expect(screen.queryByText(link.value)).toBeNull()
  })

  it('do not take more people or days than the server does', async () => {
    await open('owner', [])
    click(screen.getByRole('button', { name: 'Invite somebody' }))
    const asks = await dialog('Invite somebody')
    fireEvent.input(asks.getByLabelText('For how many people'), { target: { value: '51' } })
    click(asks.getByRole('button', { name: 'Make the link' }))
    fireEvent.input(asks.getByLabelText('For how many people'), { target: { value: '50' } })
    fireEvent.input(asks.getByLabelText('Valid for days'), { target: { value: '0' } })
    click(asks.getByRole('button', { name: 'Make the link' }))
    fireEvent.input(asks.getByLabelText('Valid for days'), { target: { value: '30' } })
    click(asks.getByRole('button', { name: 'Make the link' }))
    await asks.findByRole('textbox', { name: 'Invite link' })
    expect(ui.background.askedFor('team.invite')).toEqual([{ role: 'rep', uses: 50, days: 30 }])
  })

  it('of a manager lead into a team of theirs', async () => {
    await open('manager', [], ['south'])
    click(screen.getByRole('button', { name: 'Invite somebody' }))
    await dialog('Invite somebody')
    expect(options('Role')).toEqual(['Seller', 'Viewer'])
    expect(options('Team')).toEqual(['South'])
  })

  it('are not offered to a manager without a team', async () => {
    await open('manager', [])
    expect(screen.queryByRole('button', { name: 'Invite somebody' })).toBeNull()
  })

  it('for a device of one’s own work once, within a day', async () => {
    await open('rep', [])
    click(screen.getByRole('button', { name: 'Add a device of yours' }))
    click((await dialog('Another device of Ana')).getByRole('button', { name: 'Make the link' }))
    await screen.findByRole('textbox', { name: 'Invite link' })
    expect(ui.background.askedFor('team.invite')).toEqual([{ userId: 'me', uses: 1, days: 1 }])
    click(screen.getByRole('button', { name: 'Done' }))
    click(await screen.findByRole('button', { name: 'Withdraw the invite: a device of Ana' }))
    expect(await screen.findByText('The invite is void')).toBeTruthy()
    expect(await screen.findByText('No invite is open.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).not.toBe(document.body))
  })
})

describe('devices', () => {
  const device = (name: string, fields = {}) => ({
    id: name,
    userId: 'bruno',
    name,
    createdAt: 1,
    seenAt: null,
    isRevoked: false,
    ...fields,
  })

  it('say whose they are and when they were seen; the own one is not removed here', async () => {
    const team = teamOf('owner')
    team.members.push(memberNamed('Bruno'))
    team.devices.push(
      device('Desk', { seenAt: Date.now() }),
      device('Old', { isRevoked: true }),
      device('New'),
    )
    ui.background.state.team = team
    await openWorkspaceAt('team')
    await screen.findByRole('list', { name: 'Devices' })
    const [own, desk, fresh, ...others] = list('Devices').getAllByRole('listitem')
    expect(own!.textContent).toMatch(/^Chrome on Linux \(this device\)Ana/)
    expect(within(own!).queryByRole('button')).toBeNull()
    expect(desk!.textContent).toMatch(/^DeskBruno · last seen today/)
    expect(fresh!.textContent).toMatch(/^NewBruno · not seen yet/)
    expect(others).toEqual([])
    click(screen.getByRole('button', { name: 'Remove the device Desk' }))
    const asks = await dialog('Remove Desk?')
    expect(asks.getByText(/all open invites of Bruno are void/)).toBeTruthy()
    click(asks.getByRole('button', { name: 'Remove' }))
    expect(await screen.findByText('Desk is out')).toBeTruthy()
    await waitFor(() => expect(list('Devices').queryByText('Desk')).toBeNull())
  })
})

describe('the teams of a team', () => {
  it('are made, renamed and dissolved by an owner', async () => {
    await open('owner', [memberNamed('Bruno', { teams: ['north'] })])
    expect(list('Teams').getAllByRole('listitem')[0]!.textContent).toBe('North1 person')
    type(screen.getByRole('textbox', { name: 'New team' }), 'West')
    click(screen.getByRole('button', { name: 'Add team' }))
    expect(await screen.findByText('Team West added')).toBeTruthy()
    expect(await list('Teams').findByText('West')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Rename team North' }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Rename team North' }), {
      target: { value: 'Nord' },
    })
    press('Enter')
    expect(await screen.findByText('The team is called Nord now')).toBeTruthy()
    expect(await list('Teams').findByText('Nord')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Undo' }))
    expect(await list('Teams').findByText('North')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Dissolve team South' }))
    click((await dialog('Dissolve South?')).getByRole('button', { name: 'Dissolve' }))
    expect(await screen.findByText('Team South dissolved')).toBeTruthy()
    await waitFor(() => expect(list('Teams').queryByText('South')).toBeNull())
  })

  it('stay while they have contacts', async () => {
    await open('owner', [])
    ui.background.failNext('team.dissolveTeam', 'bad-request')
    click(screen.getByRole('button', { name: 'Dissolve team North' }))
    click((await dialog('Dissolve North?')).getByRole('button', { name: 'Dissolve' }))
    expect(await screen.findByText(/^This team still has contacts of its own/)).toBeTruthy()
    expect(list('Teams').getByText('North')).toBeTruthy()
  })
})
