import { describe, expect, it } from 'vitest'
import type { Member } from '@/storage/sync/people-wire'
import { contactNamed } from '../support/fake-state'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, fireEvent, press, screen, useInterface } from '../support/interface'
import { choose, dialog, items, list, menuOf, openTeam, options, select } from '../support/team-screen'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const open = (role: Member['role'], members: Member[], ownTeams?: string[]) =>
  openTeam(ui.background, role, members, ownTeams)

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
    expect(options('Role')).toEqual(['Owner', 'Manager', 'Seller', 'Viewer'])
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
    expect(options('Role')).toEqual(['Seller', 'Viewer'])
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
