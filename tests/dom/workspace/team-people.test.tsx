import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Member } from '@/storage/sync/people-wire'
import { contactNamed } from '../support/fake-state'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const NORTH = { id: 'north', name: 'North' }
const SOUTH = { id: 'south', name: 'South' }
const copied = vi.fn<(text: string) => Promise<void>>(async () => undefined)

beforeEach(() => {
  copied.mockClear()
  Object.assign(navigator.clipboard, { writeText: copied })
})

async function open(role: Member['role'], members: Member[], ownTeams: string[] = []): Promise<void> {
  const team = teamOf(role)
  team.members[0]!.teams = ownTeams
  team.members.push(...members)
  team.teams.push(NORTH, SOUTH)
  ui.background.state.team = team
  await openWorkspaceAt('team')
  await screen.findByRole('list', { name: 'People' })
}

const list = (name: string) => within(screen.getByRole('list', { name }))
const menuOf = (name: string) => click(screen.getByRole('button', { name: `Actions for ${name}` }))
const choose = (item: string) => click(screen.getByRole('menuitem', { name: item }))
const items = () => screen.getAllByRole('menuitem').map((one) => one.textContent)
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))
const select = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } })
const options = (name: string) =>
  within(screen.getByRole('combobox', { name }))
    .getAllByRole('option')
    .map((one) => one.textContent)

describe('the people of a team', () => {
  it('are listed with role and teams; who has left stands apart', async () => {
    await open('owner', [
      memberNamed('Bruno', { teams: ['north', 'south'] }),
      memberNamed('Carla', { hasLeft: true }),
    ])
    const [me, bruno] = list('People').getAllByRole('listitem')
    expect(me!.textContent).toBe('Ana (you)Owner · in no team')
    expect(bruno!.textContent).toBe('BrunoSeller · in North, South')
    expect(screen.getByText('1 who has left')).toBeTruthy()
    menuOf('Carla')
    expect(screen.queryByRole('menuitem', { name: 'Edit …' })).toBeNull()
    expect(items()).toEqual(['Hand over all contacts …'])
  })

  it.each([
    ['owner', ['Edit …', 'Add a device …', 'Hand over all contacts …', 'Let leave …']],
    ['manager', ['Edit …', 'Add a device …', 'Hand over all contacts …', 'Let leave …']],
  ] as const)('are offered what an %s may do', async (role, expected) => {
    await open(role, [memberNamed('Bruno', { teams: ['north'] })], ['north'])
    menuOf('Bruno')
    expect(items()).toEqual(expected)
  })

  it.each(['rep', 'viewer'] as const)(
    'are only looked at by a %s, who may care for own things',
    async (role) => {
      await open(role, [memberNamed('Bruno', { teams: ['north'] })], ['north'])
      expect(screen.queryByRole('button', { name: 'Actions for Bruno' })).toBeNull()
      menuOf('Ana')
      expect(items()).toEqual(['Edit …', 'Add a device …'])
      press('Escape')
      expect(screen.queryByRole('button', { name: 'Invite somebody' })).toBeNull()
      expect(screen.getByRole('button', { name: 'Add a device of yours' })).toBeTruthy()
      expect(screen.queryByRole('region', { name: /^Teams/ })).toBeNull()
    },
  )

  it('are out of a manager’s reach when they are in none of their teams', async () => {
    await open('manager', [memberNamed('Bruno', { teams: ['south'] })], ['north'])
    expect(screen.queryByRole('button', { name: 'Actions for Bruno' })).toBeNull()
  })

  it('get another role, name and team, which can be taken back', async () => {
    await open('owner', [memberNamed('Bruno', { teams: ['south'] })])
    menuOf('Bruno')
    choose('Edit …')
    const edit = await dialog('Edit Bruno')
    expect(options('Role')).toEqual(['Owner', 'Manager', 'Seller', 'Looks on'])
    select('Role', 'manager')
    expect(edit.getByText(/invites them and hands contacts over/)).toBeTruthy()
    click(edit.getByRole('checkbox', { name: 'North' }))
    click(edit.getByRole('checkbox', { name: 'South' }))
    fireEvent.input(edit.getByRole('textbox', { name: 'Name' }), { target: { value: 'Bruno B.' } })
    click(edit.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Bruno B. saved')).toBeTruthy()
    expect(await screen.findByText('Manager · in North')).toBeTruthy()
    expect(ui.background.askedFor('team.changeMember')).toEqual([
      { id: 'bruno', name: 'Bruno B.', role: 'manager' },
    ])
    click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('Seller · in South')).toBeTruthy()
    expect(list('People').getByText('Bruno')).toBeTruthy()
  })

  it('ask for nothing when nothing was changed, and for a name where there is none', async () => {
    await open('owner', [memberNamed('Bruno')])
    menuOf('Bruno')
    choose('Edit …')
    const edit = await dialog('Edit Bruno')
    fireEvent.input(edit.getByRole('textbox', { name: 'Name' }), { target: { value: ' ' } })
    click(edit.getByRole('button', { name: 'Save' }))
    expect(edit.getByText('Say what colleagues call you.')).toBeTruthy()
    fireEvent.input(edit.getByRole('textbox', { name: 'Name' }), { target: { value: 'Bruno' } })
    click(edit.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Bruno saved')).toBeTruthy()
    expect(ui.background.askedFor('team.changeMember')).toEqual([])
    expect(ui.background.askedFor('team.placeInTeam')).toEqual([])
  })

  it('keep their last owner', async () => {
    await open('owner', [])
    menuOf('Ana')
    expect(items()).toEqual(['Edit …', 'Add a device …'])
    choose('Edit …')
    expect((await dialog('Edit Ana')).getByText(/^The last owner stays owner/)).toBeTruthy()
    expect(screen.queryByRole('combobox', { name: 'Role' })).toBeNull()
  })

  it('get from a manager only the roles of sellers and lookers-on, in the manager’s teams', async () => {
    await open('manager', [memberNamed('Bruno', { teams: ['north'] })], ['north'])
    menuOf('Bruno')
    choose('Edit …')
    const edit = await dialog('Edit Bruno')
    expect(options('Role')).toEqual(['Seller', 'Looks on'])
    expect(edit.getAllByRole('checkbox')).toHaveLength(1)
  })

  it('are let go after it was asked; the focus stays among the people', async () => {
    await open('owner', [memberNamed('Bruno')])
    menuOf('Bruno')
    choose('Let leave …')
    const asks = await dialog('Let Bruno leave the team?')
    expect(asks.getByText(/What they had stays on the server until you hand it over/)).toBeTruthy()
    click(asks.getByRole('button', { name: 'Let leave' }))
    expect(await screen.findByText('Bruno has left the team')).toBeTruthy()
    expect(await screen.findByText('1 who has left')).toBeTruthy()
    expect(ui.background.askedFor('team.letLeave')).toEqual([{ id: 'bruno' }])
    expect(document.activeElement).not.toBe(document.body)
  })

  it('cannot be shown while the server is away, and can be asked for again', async () => {
    ui.background.state.team = teamOf('owner')
    ui.background.failNext('team.people', 'unreachable')
    await openWorkspaceAt('team')
    expect(await screen.findByText(/so who is there cannot be shown or changed/)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('list', { name: 'People' })).toBeTruthy()
  })

  it('are as the server says, when it refuses a change', async () => {
    await open('owner', [memberNamed('Bruno')])
    ui.background.failNext('team.letLeave', 'not-allowed')
    menuOf('Bruno')
    choose('Let leave …')
    click((await dialog('Let Bruno leave the team?')).getByRole('button', { name: 'Let leave' }))
    expect(await screen.findByText(/^The server does not allow you that/)).toBeTruthy()
    expect(list('People').getByText('Bruno')).toBeTruthy()
  })
})

describe('handing over', () => {
  it('says how many contacts go to whom before it is done', async () => {
    await open('owner', [
      memberNamed('Bruno'),
      memberNamed('Carla'),
      memberNamed('Vera', { role: 'viewer' }),
      memberNamed('Gone', { hasLeft: true }),
    ])
    for (const name of ['One', 'Two'])
      ui.background.state.contacts.push(contactNamed(name, { ownerId: 'bruno' }))
    menuOf('Bruno')
    choose('Hand over all contacts …')
    const asks = await dialog('Hand over what Bruno has')
    expect(await asks.findByText(/^2 contacts go over, with all that belongs to them. Bruno/)).toBeTruthy()
    expect(options('To whom')).toEqual(['Ana', 'Carla'])
    select('To whom', 'carla')
    click(asks.getByRole('button', { name: 'Hand over 2 contacts' }))
    expect(await screen.findByText('2 contacts are with Carla now')).toBeTruthy()
    expect(ui.background.askedFor('team.reassign')).toEqual([{ from: 'bruno', to: 'carla' }])
  })

  it('is not offered for nothing', async () => {
    await open('owner', [memberNamed('Bruno')])
    menuOf('Bruno')
    choose('Hand over all contacts …')
    const asks = await dialog('Hand over what Bruno has')
    expect(await asks.findByText('Bruno has no contacts that you see.')).toBeTruthy()
    expect(asks.queryByRole('button', { name: /^Hand over/ })).toBeNull()
  })

  it('says why it cannot be counted', async () => {
    await open('owner', [memberNamed('Bruno')])
    ui.background.failNext('team.countContacts', 'unreachable')
    menuOf('Bruno')
    choose('Hand over all contacts …')
    const asks = await dialog('Hand over what Bruno has')
    expect(await asks.findByText(/^The server does not answer/)).toBeTruthy()
  })
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
    expect(invite!.textContent).toMatch(/^Looks on · Northfor 3 people · until .* · by Ana/)
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
    expect(options('Role')).toEqual(['Seller', 'Looks on'])
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
