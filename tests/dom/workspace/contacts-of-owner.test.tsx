import { describe, expect, it } from 'vitest'
import { contactNamed } from '../support/fake-state'
import { memberNamed, nobody, teamOf } from '../support/fake-team'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

/** In a team: one contact of oneself, one of Bruno, one of somebody who has left and one that is nobody's. */
async function openTeamList(): Promise<void> {
  const { state } = ui.background
  state.contacts.push(
    contactNamed('Own', { ownerId: 'me' }),
    contactNamed('Theirs', { ownerId: 'bruno' }),
    contactNamed('Left behind', { ownerId: 'abel' }),
    contactNamed('Nobody’s'),
  )
  state.team = teamOf('owner')
  state.team.members.push(
    memberNamed('Abel', { hasLeft: true }),
    memberNamed('Vera', { role: 'viewer' }),
    memberNamed('Bruno'),
  )
  await openWorkspaceAt('contacts')
  await screen.findByRole('option', { name: 'Bruno' })
}

const findWhose = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Whose contacts to show' })
const queryWhose = () => screen.queryByRole('combobox', { name: 'Whose contacts to show' })

async function choose(label: string): Promise<void> {
  const whose = await findWhose()
  const { value } = within(whose).getByRole<HTMLOptionElement>('option', { name: label })
  fireEvent.change(whose, { target: { value } })
}

async function expectRows(...names: string[]): Promise<void> {
  await waitFor(() => {
    const rows = within(screen.getByRole('listbox', { name: 'Contacts' })).getAllByRole('option')
    const shown = rows.map((row) => row.querySelector('.contact-name')?.textContent)
    expect(shown).toEqual(names)
  })
}

describe('whose contacts the list shows', () => {
  it('is no choice without a team: nothing of it is asked for', async () => {
    ui.background.state.contacts.push(contactNamed('Ana', { ownerId: 'bruno' }))
    await openWorkspaceAt('contacts')
    await expectRows('Ana')
    await waitFor(() => expect(ui.background.askedFor('team.state')).not.toEqual([]))
    expect(queryWhose()).toBeNull()
    expect(ui.background.askedFor('team.colleagues')).toEqual([])
    for (const asked of ui.background.askedFor('contacts.page')) {
      expect(asked).not.toHaveProperty('mine')
      expect(asked).not.toHaveProperty('ownerId')
    }
  })

  it('names the people in order, those who have left at the end', async () => {
    await openTeamList()
    const options = within(await findWhose()).getAllByRole('option')
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'Everybody’s',
      'Mine and nobody’s',
      'Only mine',
      'Nobody’s',
      'Bruno',
      'Vera',
      'Abel (has left)',
    ])
  })

  it.each([
    ['Mine and nobody’s', ['Own', 'Nobody’s'], { mine: true }],
    ['Only mine', ['Own'], { ownerId: 'me' }],
    ['Nobody’s', ['Nobody’s'], { ownerId: null }],
    ['Bruno', ['Theirs'], { ownerId: 'bruno' }],
    ['Abel (has left)', ['Left behind'], { ownerId: 'abel' }],
  ])('is everybody’s at first, then: %s', async (label, names, asked) => {
    await openTeamList()
    await expectRows('Own', 'Theirs', 'Left behind', 'Nobody’s')
    await choose(label)
    await expectRows(...names)
    expect(ui.background.askedFor('contacts.page').at(-1)).toMatchObject(asked)
    await choose('Everybody’s')
    await expectRows('Own', 'Theirs', 'Left behind', 'Nobody’s')
  })

  it('says that no contact fits, rather than that there is none', async () => {
    await openTeamList()
    await choose('Vera')
    expect(await screen.findByText('No contact fits.')).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'No contacts yet' })).toBeNull()
  })

  it('stays chosen while one goes to a contact and back', async () => {
    await openTeamList()
    await choose('Bruno')
    await expectRows('Theirs')
    click(screen.getByText('Theirs'))
    await screen.findByRole('heading', { name: 'Theirs' })
    click(screen.getByRole('button', { name: 'Back to the list' }))
    await screen.findByRole('heading', { name: 'No contact open' })
    await expectRows('Theirs')
    expect((await findWhose()).selectedOptions[0]?.textContent).toBe('Bruno')
  })

  it('follows a customer who is given to somebody else', async () => {
    await openTeamList()
    await choose('Bruno')
    await expectRows('Theirs')
    ui.background.state.contacts.find(({ name }) => name === 'Own')!.ownerId = 'bruno'
    ui.background.announce('contacts')
    await expectRows('Own', 'Theirs')
  })

  it('is everybody’s again once the person or the team is gone', async () => {
    await openTeamList()
    await choose('Bruno')
    await expectRows('Theirs')
    const { team } = ui.background.state
    team.members = team.members.filter(({ id }) => id !== 'bruno')
    ui.background.announce('team')
    await expectRows('Own', 'Theirs', 'Left behind', 'Nobody’s')
    expect((await findWhose()).selectedOptions[0]?.textContent).toBe('Everybody’s')
    await choose('Only mine')
    await expectRows('Own')
    ui.background.state.team = nobody()
    ui.background.announce('team')
    await expectRows('Own', 'Theirs', 'Left behind', 'Nobody’s')
    expect(queryWhose()).toBeNull()
  })
})
