import ICAL from 'ical.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { setClock } from '@/utils/clock'
import { contactNamed, followUpOf } from '../support/fake-state'
import { teamOf } from '../support/fake-team'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const NOON = new Date(2026, 9, 1, 12, 0).getTime()
const HOUR = 3_600_000

afterEach(() => {
  setClock()
  vi.restoreAllMocks()
})

function knowAna() {
  setClock(() => NOON)
  const ana = contactNamed('Ana', { phone: '+34612555017' })
  ui.background.state.contacts.push(ana)
  return ana
}

/** The text of the file that the browser was asked to save. */
function savedFile(): () => Promise<string> {
  const create = vi.spyOn(URL, 'createObjectURL')
  return async () => {
    await waitFor(() => expect(create).toHaveBeenCalled())
    return (create.mock.calls[0]![0] as Blob).text()
  }
}

describe('the screen of follow-ups', () => {
  it('shows in a team one’s own, and everybody’s on demand; the calendar is of those that are shown', async () => {
    const ana = knowAna()
    const bo = contactNamed('Quirin', { ownerId: 'bruno' })
    ui.background.state.contacts.push(bo)
    ui.background.state.followUps.push(followUpOf(ana.id, NOON + HOUR), followUpOf(bo.id, NOON + HOUR))
    ui.background.state.team = teamOf('owner')
    await openWorkspaceAt('follow-ups')
    const whose = await screen.findByRole('combobox', { name: 'Whose follow-ups to show' })
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Quirin' })).toBeNull())
    expect(await screen.findByRole('button', { name: 'Ana' })).toBeTruthy()
    const saved = savedFile()
    click(screen.getByRole('button', { name: 'Calendar' }))
    click(screen.getByRole('menuitem', { name: /events/i }))
    expect(await saved()).not.toContain('Quirin')
    expect(ui.background.askedFor('followUps.page').at(-1)).toMatchObject({ mine: true })
    fireEvent.change(whose, { target: { value: 'everybodys' } })
    expect(await screen.findByRole('button', { name: 'Quirin' })).toBeTruthy()
  })

  it('says how often one comes back, and changes it in the form', async () => {
    const ana = knowAna()
    const one = { ...followUpOf(ana.id, NOON + HOUR, 'Order'), rule: 'FREQ=WEEKLY;BYDAY=TH' }
    ui.background.state.followUps.push(one)
    await openWorkspaceAt('follow-ups')
    expect(await screen.findByText('every Thursday')).toBeTruthy()
    click(screen.getByRole('button', { name: 'More: Ana' }))
    click(screen.getByRole('menuitem', { name: 'Edit' }))
    const form = await screen.findByRole('group', { name: 'Edit the follow-up' })
    fireEvent.change(within(form).getByLabelText('Repeat'), { target: { value: 'never' } })
    click(within(form).getByRole('button', { name: 'Save' }))
    await screen.findByText(/^Changed: /)
    const [stored] = ui.background.state.followUps
    expect(stored).toMatchObject({ id: one.id, note: 'Order', dueAt: one.dueAt })
    expect(stored?.rule).toBeUndefined()
  })

  it('lists what replies have cancelled, and brings one back', async () => {
    const ana = knowAna()
    ui.background.state.cancelled.push({ ...followUpOf(ana.id, NOON + HOUR, 'Price'), state: 'done' })
    await openWorkspaceAt('follow-ups')
    const list = await screen.findByRole('list', { name: 'Cancelled by replies' })
    expect(within(list).getByText('Price')).toBeTruthy()
    click(within(list).getByRole('button', { name: 'Bring back' }))
    await screen.findByText(/^Follow-up brought back: today, 1:00/)
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Cancelled by replies' })).toBeNull())
    expect(ui.background.state.followUps).toHaveLength(1)
  })

  it('writes all of them, beyond the rows in sight, into a calendar file as tasks', async () => {
    const ana = knowAna()
    for (let count = 1; count <= 230; count++) {
      ui.background.state.followUps.push(followUpOf(ana.id, NOON + count * HOUR, `Note ${count}`))
    }
    const file = savedFile()
    await openWorkspaceAt('follow-ups')
    click(await screen.findByRole('button', { name: 'Calendar' }))
    click(screen.getByRole('menuitem', { name: 'All as tasks (.ics)' }))
    const calendar = new ICAL.Component(ICAL.parse(await file()) as unknown[])
    const tasks = calendar.getAllSubcomponents('vtodo')
    expect(tasks).toHaveLength(230)
    expect(tasks[0]?.getFirstPropertyValue('summary')).toBe('Note 1 – Ana')
    expect(tasks[0]?.getFirstPropertyValue('url')).toBe('https://web.whatsapp.com/send?phone=34612555017')
    await screen.findByText(/^230 follow-ups written to chatside-follow-ups-2026-10-01\.ics/)
  })

  it('writes a single one as an event with its repetition', async () => {
    const ana = knowAna()
    const one = { ...followUpOf(ana.id, NOON + HOUR), rule: 'FREQ=DAILY', startsAt: NOON + HOUR }
    ui.background.state.followUps.push(one)
    const file = savedFile()
    await openWorkspaceAt('follow-ups')
    click(await screen.findByRole('button', { name: 'More: Ana' }))
    click(screen.getByRole('menuitem', { name: 'Save to a calendar (.ics)' }))
    const calendar = new ICAL.Component(ICAL.parse(await file()) as unknown[])
    const [event] = calendar.getAllSubcomponents('vevent')
    expect(event?.getFirstPropertyValue('summary')).toBe('Follow up with Ana')
    expect(String(event?.getFirstPropertyValue('rrule'))).toBe('FREQ=DAILY')
  })
})
