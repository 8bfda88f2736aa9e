import { describe, expect, it } from 'vitest'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, screen, useInterface, waitFor, within } from '../support/interface'
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
})
