import { describe, expect, it } from 'vitest'
import { contactNamed } from '../support/fake-state'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, press, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

/** Opens the card of a contact that is `ownerId`'s, as somebody with `role`. */
async function openCard(role: Parameters<typeof teamOf>[0], ownerId?: string): Promise<string> {
  const contact = contactNamed('Carla', ownerId === undefined ? {} : { ownerId })
  ui.background.state.contacts.push(contact)
  ui.background.state.team = teamOf(role)
  ui.background.state.team.members.push(
    memberNamed('Bruno'),
    memberNamed('Vera', { role: 'viewer' }),
    memberNamed('Gone', { hasLeft: true }),
  )
  await openWorkspaceAt(`contacts/${contact.id}`)
  return contact.id
}

const part = async () => within(await screen.findByRole('region', { name: 'In the team' }))
const assignTo = async () => {
  click((await part()).getByRole('button', { name: 'Assign to …' }))
  return screen.getAllByRole('menuitem').map((one) => one.textContent)
}

describe('whose a customer is', () => {
  it('is no matter without a team', async () => {
    const contact = contactNamed('Carla', { ownerId: 'bruno' })
    ui.background.state.contacts.push(contact)
    await openWorkspaceAt(`contacts/${contact.id}`)
    expect(await screen.findByRole('button', { name: 'Timeline' })).toBeTruthy()
    await waitFor(() => expect(ui.background.askedFor('team.state').length).toBeGreaterThan(1))
    expect(screen.queryByRole('region', { name: 'In the team' })).toBeNull()
    expect(ui.background.askedFor('team.colleagues')).toEqual([])
  })

  it('is said by name, and changed with a way back', async () => {
    const contactId = await openCard('manager', 'bruno')
    expect(await (await part()).findByText('Looked after by Bruno')).toBeTruthy()
    expect(await assignTo()).toEqual(['Ana (you)', 'Nobody: for all to see'])
    click(screen.getByRole('menuitem', { name: 'Ana (you)' }))
    expect(await screen.findByText('Carla is with Ana now')).toBeTruthy()
    expect(await (await part()).findByText('Looked after by you')).toBeTruthy()
    expect(ui.background.askedFor('team.assign')).toEqual([{ contactId, ownerId: 'me' }])
    click(screen.getByRole('button', { name: 'Undo' }))
    expect(await (await part()).findByText('Looked after by Bruno')).toBeTruthy()
  })

  it.each([
    ['what is theirs', 'me', ['Bruno', 'Nobody: for all to see']],
    ['what is nobody’s', undefined, ['Ana (you)', 'Bruno']],
  ] as const)('is changed by a seller for %s', async (_, ownerId, expected) => {
    await openCard('rep', ownerId)
    await (await part()).findByText(/^(Looked after by you|Nobody’s)/)
    await waitFor(async () => {
      expect(await assignTo()).toEqual(expected)
      press('Escape')
    })
  })

  it('is not changed by a seller for what is a colleague’s, nor shown to others', async () => {
    await openCard('rep', 'bruno')
    expect(await (await part()).findByText('Looked after by Bruno')).toBeTruthy()
    expect((await part()).queryByRole('button')).toBeNull()
  })

  it('is not changed by whoever looks on, and says so', async () => {
    await openCard('viewer')
    expect(await screen.findByText('In this team you may look, and not change.')).toBeTruthy()
    expect(await (await part()).findByText(/^Nobody’s: everybody/)).toBeTruthy()
    expect((await part()).queryByRole('button')).toBeNull()
  })

  it('says that this device was removed, and leads to what to do', async () => {
    await openCard('rep', 'bruno')
    ui.background.state.team.state.phase = 'revoked'
    ui.background.announce('team')
    expect(await (await part()).findByText('This device is not in the team any more.')).toBeTruthy()
  })
})

describe('showing a customer to single colleagues', () => {
  it('counts at once, and can be taken back', async () => {
    const contactId = await openCard('manager', 'bruno')
    ui.background.state.team.members.push(memberNamed('Dan'))
    click(await (await part()).findByRole('button', { name: 'Show to a colleague …' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Who else sees Carla?' }))
    expect(await dialog.findAllByRole('checkbox')).toHaveLength(2)
    click(dialog.getByRole('checkbox', { name: 'Dan' }))
    expect(await screen.findByText('Dan sees Carla now')).toBeTruthy()
    const dan = { contactId, userId: 'dan' }
    expect(ui.background.state.team.shares).toEqual([dan])
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: 'Dan' }).checked).toBe(false),
    )
    expect(ui.background.askedFor('team.share')).toEqual([
      { ...dan, isOn: true },
      { ...dan, isOn: false },
    ])
  })

  it('is not offered for what everybody sees', async () => {
    await openCard('owner')
    expect(await (await part()).findByText(/^Nobody’s: everybody/)).toBeTruthy()
    expect((await part()).queryByRole('button', { name: 'Show to a colleague …' })).toBeNull()
  })
})
