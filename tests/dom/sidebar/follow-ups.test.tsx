import { afterEach, describe, expect, it } from 'vitest'
import { setClock } from '@/utils/clock'
import { contactNamed, followUpOf } from '../support/fake-state'
import { MARIA, openSidebar } from '../support/fake-page'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'

const ui = useInterface()
// A Thursday at noon.
const NOON = new Date(2026, 9, 1, 12, 0).getTime()
const HOUR = 3_600_000

afterEach(() => void setClock())

function knowMaria() {
  setClock(() => NOON)
  const maria = contactNamed('Maria')
  ui.background.state.contacts.push(maria)
  ui.background.state.links[MARIA.key] = maria.id
  return maria
}

describe('follow-ups beside a chat', () => {
  it('plans one by a single key', async () => {
    const maria = knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Plan a follow-up' }))
    press('1')
    expect(await screen.findByRole('group', { name: /^Follow-up today, 1:00/ })).toBeTruthy()
    await waitFor(() => expect(ui.background.state.followUps).toHaveLength(1))
    expect(ui.background.state.followUps[0]).toMatchObject({ contactId: maria.id, dueAt: NOON + HOUR })
  })

  it('takes a note along, and digits inside it are text', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Plan a follow-up' }))
    type(screen.getByRole('textbox', { name: /What about/ }), 'Send 3 samples')
    expect(ui.background.askedFor('followUps.set')).toEqual([])
    click(screen.getByRole('button', { name: /Tomorrow morning/ }))
    await waitFor(() => expect(ui.background.state.followUps[0]?.note).toBe('Send 3 samples'))
  })

  it('moves through the presets with the arrows and gives up on Escape', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Plan a follow-up' }))
    press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('This evening')
    press('Escape')
    expect(screen.queryByRole('group', { name: 'Plan a follow-up' })).toBeNull()
    expect(ui.background.askedFor('followUps.set')).toEqual([])
  })

  it('takes a chosen date and time, and refuses one that has passed', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Plan a follow-up' }))
    const field = screen.getByLabelText('Date and time')
    const set = screen.getByRole<HTMLButtonElement>('button', { name: 'Set' })
    fireEvent.input(field, { target: { value: '2026-09-30T10:00' } })
    expect(screen.getByText('Choose a moment that is still to come.')).toBeTruthy()
    expect(set.disabled).toBe(true)
    fireEvent.input(field, { target: { value: '2026-10-05T10:30' } })
    click(set)
    const chosen = new Date(2026, 9, 5, 10, 30).getTime()
    await waitFor(() => expect(ui.background.state.followUps[0]?.dueAt).toBe(chosen))
  })

  it('shows the soonest one, says that it is overdue, and lists the others below', async () => {
    const maria = knowMaria()
    const { followUps } = ui.background.state
    followUps.push(followUpOf(maria.id, NOON + 48 * HOUR, 'Later'))
    followUps.push(followUpOf(maria.id, NOON - 2 * HOUR, 'Late'))
    openSidebar(MARIA)
    const [first] = await screen.findAllByRole('group', { name: /^Follow-up/ })
    expect(within(first!).getByText('Late')).toBeTruthy()
    expect(within(first!).getByText(/overdue, 2 hr\. ago/)).toBeTruthy()
    expect(screen.getByText('1 more')).toBeTruthy()
  })

  it('is done, put off and deleted, each with an undo', async () => {
    const maria = knowMaria()
    ui.background.state.followUps.push(followUpOf(maria.id, NOON - HOUR))
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Snooze' }))
    click(screen.getByRole('menuitem', { name: /Same time tomorrow/ }))
    await screen.findByText(/^Snoozed: tomorrow/)
    await waitFor(() => expect(ui.background.state.followUps[0]?.dueAt).toBe(NOON + 23 * HOUR))
    click(await screen.findByRole('button', { name: 'Done' }))
    await screen.findByText('Follow-up done')
    expect(ui.background.state.followUps).toEqual([])
    click(screen.getByRole('button', { name: 'Undo' }))
    click(await screen.findByRole('button', { name: 'Delete the follow-up' }))
    await screen.findByText('Follow-up deleted')
  })
})
