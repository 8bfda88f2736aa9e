import { describe, expect, it } from 'vitest'
import { MARIA, openSidebar } from '../support/fake-page'
import { contactNamed } from '../support/fake-state'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, press, screen, useInterface, waitFor, within } from '../support/interface'
import { openMaria } from './support/known-maria'

const ui = useInterface()
const state = () => ui.background.state

describe('beside the chat of a customer', () => {
  it('stands who looks after them, to be changed there; who else sees them is for the workspace', async () => {
    state().team = teamOf('manager')
    state().team.members.push(memberNamed('Bruno'))
    const maria = await openMaria(state(), { ownerId: 'bruno' })
    const part = within(await screen.findByRole('region', { name: 'In the team' }))
    expect(await part.findByText('Looked after by Bruno')).toBeTruthy()
    expect(part.queryByRole('button', { name: 'Show to a colleague …' })).toBeNull()
    click(part.getByRole('button', { name: 'Assign to …' }))
    click(screen.getByRole('menuitem', { name: 'Nobody: for all to see' }))
    await waitFor(() =>
      expect(ui.background.askedFor('team.assign')).toEqual([{ contactId: maria.id, ownerId: null }]),
    )
    expect(await part.findByText(/^Nobody’s: everybody in the team/)).toBeTruthy()
    expect(ui.background.askedFor('team.people')).toEqual([])
  })

  it('stands what whoever looks on may see of them, and no editor', async () => {
    state().team = teamOf('viewer')
    await openMaria(state(), { company: 'Azul' })
    expect(await screen.findByText('In this team you may look, and not change.')).toBeTruthy()
    expect(screen.getByText('Azul')).toBeTruthy()
    expect(await screen.findByText('No quick replies yet')).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByRole('button', { name: /Plan a follow-up|Add details|Azul/ })).toBeNull()
    press('f')
    expect(screen.queryByRole('textbox')).toBeNull()
    click(screen.getByRole('button', { name: 'More' }))
    expect(screen.queryByRole('menuitem', { name: /track/ })).toBeNull()
  })

  it('is asked whom a name means for this visit alone, where it may not be kept', async () => {
    state().team = teamOf('viewer')
    const known = contactNamed('Maria')
    state().contacts.push(known)
    ui.background.answers['card.forChat'] = () => ({
      status: 'ask',
      candidates: [ui.background.db.brief(known)],
    })
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: /^Maria/ }))
    expect(await screen.findByText('Chosen by you')).toBeTruthy()
    expect(ui.background.askedFor('card.link')).toEqual([])
    expect(screen.queryByRole('button', { name: 'Someone new' })).toBeNull()
  })
})
