import { afterEach, describe, expect, it } from 'vitest'
import { setClock } from '@/utils/clock'
import { contactNamed, followUpOf, replyOf } from '../support/fake-state'
import { BRUNO, MARIA, openSidebar } from '../support/fake-page'
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

async function openForm(): Promise<HTMLElement> {
  click(await screen.findByRole('button', { name: 'Plan a follow-up' }))
  return screen.findByRole('group', { name: 'Plan a follow-up' })
}

const words = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'When, in your words' })

describe('planning a follow-up beside a chat', () => {
  it('takes two keys: one for the form, and the digit of a preset', async () => {
    const maria = knowMaria()
    openSidebar(MARIA)
    await screen.findByRole('button', { name: 'Plan a follow-up' })
    press('f')
    await screen.findByRole('group', { name: 'Plan a follow-up' })
    press('1')
    expect(await screen.findByRole('group', { name: /^Follow-up today, 1:00/ })).toBeTruthy()
    await waitFor(() => expect(ui.background.state.followUps).toHaveLength(1))
    expect(ui.background.state.followUps[0]).toMatchObject({
      contactId: maria.id,
      dueAt: NOON + HOUR,
      condition: 'no-reply',
    })
  })

  it('leaves the letter alone where somebody is writing', async () => {
    knowMaria()
    openSidebar(MARIA)
    const note = await screen.findByRole('textbox', { name: 'New note' })
    type(note, 'f')
    expect(screen.queryByRole('group', { name: 'Plan a follow-up' })).toBeNull()
  })

  it('takes a note along, and digits inside it are text', async () => {
    knowMaria()
    openSidebar(MARIA)
    await openForm()
    type(screen.getByRole('textbox', { name: /What about/ }), 'Send 3 samples')
    expect(ui.background.askedFor('followUps.set')).toEqual([])
    click(screen.getByRole('button', { name: /Tomorrow morning/ }))
    await waitFor(() => expect(ui.background.state.followUps[0]?.note).toBe('Send 3 samples'))
  })

  it('moves through the presets with the arrows and gives up on Escape', async () => {
    knowMaria()
    openSidebar(MARIA)
    await openForm()
    press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('This evening')
    press('Escape')
    expect(screen.queryByRole('group', { name: 'Plan a follow-up' })).toBeNull()
    expect(ui.background.askedFor('followUps.set')).toEqual([])
  })

  it('takes a chosen date and time, and refuses one that has passed', async () => {
    knowMaria()
    openSidebar(MARIA)
    await openForm()
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

  it('understands words, shows what it understood, and saves it on Enter', async () => {
    knowMaria()
    openSidebar(MARIA)
    await openForm()
    press('t')
    const field = await words()
    expect(document.activeElement).toBe(field)
    type(field, 'tomorrow 3pm call about price')
    expect(await screen.findByText(/^Understood: Fri, Oct 2, 3:00.PM · note: call about price$/)).toBeTruthy()
    press('Enter')
    await screen.findByText(/^Planned: tomorrow, 3:00/)
    expect(ui.background.state.followUps).toMatchObject([
      { dueAt: new Date(2026, 9, 2, 15, 0).getTime(), note: 'call about price' },
    ])
  })

  it('says what it would have understood when it did not', async () => {
    knowMaria()
    openSidebar(MARIA)
    await openForm()
    type(await words(), 'call about price')
    press('Enter')
    expect(await screen.findByText(/^No time was understood\. Write for example “tomorrow 3pm/)).toBeTruthy()
    expect(ui.background.askedFor('followUps.set')).toEqual([])
    click(screen.getByRole('button', { name: /Tomorrow morning/ }))
    await waitFor(() => expect(ui.background.state.followUps[0]?.note).toBe('call about price'))
  })

  it('makes it come back, stay, and carry a quick reply', async () => {
    knowMaria()
    const price = replyOf('price', 'The price is 3.', 'Price')
    ui.background.state.replies.push(price)
    openSidebar(MARIA)
    await openForm()
    click(screen.getByText('Repeat, replies, quick reply'))
    fireEvent.change(screen.getByLabelText('Repeat'), { target: { value: 'weekly' } })
    fireEvent.change(screen.getByLabelText('When a message comes before'), {
      target: { value: 'reset-on-contact' },
    })
    const reply = screen.getByRole('combobox', { name: 'Quick reply to offer' })
    type(reply, 'pri')
    const found = await screen.findByRole('listbox', { name: 'Quick reply to offer' })
    click(within(found).getByRole('option', { name: /Price/ }))
    click(screen.getByRole('button', { name: /In 1 hour/ }))
    await waitFor(() => expect(ui.background.state.followUps).toHaveLength(1))
    expect(ui.background.state.followUps[0]).toMatchObject({
      rule: 'FREQ=WEEKLY;BYDAY=TH',
      condition: 'reset-on-contact',
      replyId: price.id,
    })
    expect(await screen.findByText('every Thursday')).toBeTruthy()
    expect(screen.getByText('starts again after each message')).toBeTruthy()
  })

  it('keeps a half-filled form for its customer when another chat comes up, and when the page is loaded again', async () => {
    knowMaria()
    const page = openSidebar(MARIA)
    await openForm()
    type(await words(), 'tomorrow')
    page.show({ chat: BRUNO })
    await screen.findByText('Bruno')
    expect(screen.queryByRole('textbox', { name: 'When, in your words' })).toBeNull()
    page.show({ chat: { ...MARIA, epoch: 3 } })
    expect((await words()).value).toBe('tomorrow')
    press('Escape')
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'When, in your words' })).toBeNull())
  })

  it('brings the form back with everything in it when it could not be saved', async () => {
    knowMaria()
    ui.background.failNext('followUps.set', 'internal')
    openSidebar(MARIA)
    await openForm()
    type(screen.getByRole('textbox', { name: /What about/ }), 'Samples')
    click(screen.getByRole('button', { name: /Tomorrow morning/ }))
    await screen.findByRole('alert')
    const note = await screen.findByRole<HTMLInputElement>('textbox', { name: /What about/ })
    expect(note.value).toBe('Samples')
  })
})

describe('follow-ups on a card', () => {
  it('change in the same form', async () => {
    const maria = knowMaria()
    const one = followUpOf(maria.id, NOON + 48 * HOUR, 'Call')
    ui.background.state.followUps.push(one)
    openSidebar(MARIA)
    const [item] = await screen.findAllByRole('group', { name: /^Follow-up/ })
    click(within(item!).getByRole('button', { name: 'More about this follow-up' }))
    click(screen.getByRole('menuitem', { name: 'Edit' }))
    const note = await screen.findByRole<HTMLInputElement>('textbox', { name: /What about/ })
    expect(note.value).toBe('Call')
    fireEvent.input(note, { target: { value: 'Call twice' } })
    click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText(/^Changed: /)
    expect(ui.background.state.followUps).toMatchObject([
      { id: one.id, dueAt: NOON + 48 * HOUR, note: 'Call twice' },
    ])
  })

  it('stand with the soonest first and the others below it', async () => {
    const maria = knowMaria()
    const { followUps } = ui.background.state
    followUps.push(followUpOf(maria.id, NOON + 48 * HOUR, 'Later'))
    followUps.push(followUpOf(maria.id, NOON + 2 * HOUR, 'Soon'))
    openSidebar(MARIA)
    const [first] = await screen.findAllByRole('group', { name: /^Follow-up/ })
    expect(within(first!).getByText('Soon')).toBeTruthy()
    expect(screen.getByText('1 more')).toBeTruthy()
  })

  it('are deleted with an undo', async () => {
    const maria = knowMaria()
    ui.background.state.followUps.push(followUpOf(maria.id, NOON + HOUR))
    openSidebar(MARIA)
    const item = await screen.findByRole('group', { name: /^Follow-up today/ })
    click(within(item).getByRole('button', { name: 'More about this follow-up' }))
    click(screen.getByRole('menuitem', { name: 'Delete the follow-up' }))
    await screen.findByText('Follow-up deleted')
    expect(ui.background.state.followUps).toEqual([])
    click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('group', { name: /^Follow-up today/ })).toBeTruthy()
  })
})

describe('a follow-up that is due', () => {
  it('stands at the top with what, since when, and is put off or done by one press', async () => {
    const maria = knowMaria()
    ui.background.state.followUps.push(followUpOf(maria.id, NOON - 2 * HOUR, 'Price'))
    openSidebar(MARIA)
    const bar = await screen.findByRole('region', { name: 'Follow-up is due' })
    expect(within(bar).getByText('due today, 10:00 AM, 2 hr. ago')).toBeTruthy()
    expect(within(bar).getByText('Price')).toBeTruthy()
    click(within(bar).getByRole('button', { name: 'Same time tomorrow' }))
    await screen.findByText(/^Snoozed: tomorrow, 10:00/)
    await waitFor(() => expect(ui.background.state.followUps[0]?.dueAt).toBe(NOON + 22 * HOUR))
    expect(screen.queryByRole('region', { name: 'Follow-up is due' })).toBeNull()
  })

  it('says when one that comes back is next', async () => {
    const maria = knowMaria()
    ui.background.state.followUps.push({ ...followUpOf(maria.id, NOON - HOUR), rule: 'FREQ=DAILY' })
    openSidebar(MARIA)
    const bar = await screen.findByRole('region', { name: 'Follow-up is due' })
    expect(await within(bar).findByText('every day')).toBeTruthy()
    click(within(bar).getByRole('button', { name: 'Done' }))
    await screen.findByText(/^Done; the next one: tomorrow, 11:00/)
  })

  it('offers its quick reply, which is inserted and not sent', async () => {
    const maria = knowMaria()
    const price = replyOf('price', 'The price is 3.', 'Price')
    ui.background.state.replies.push(price)
    ui.background.state.followUps.push({ ...followUpOf(maria.id, NOON - HOUR), replyId: price.id })
    const page = openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Insert reply' }))
    await waitFor(() => expect(page.inserted).toEqual(['The price is 3.']))
  })

  it('is edited in the form below', async () => {
    const maria = knowMaria()
    ui.background.state.followUps.push(followUpOf(maria.id, NOON - HOUR, 'Price'))
    openSidebar(MARIA)
    const bar = await screen.findByRole('region', { name: 'Follow-up is due' })
    click(within(bar).getByRole('button', { name: 'More about this follow-up' }))
    click(screen.getByRole('menuitem', { name: 'Edit' }))
    expect(await screen.findByRole('group', { name: 'Edit the follow-up' })).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /What about/ }).value).toBe('Price')
  })
})

describe('a follow-up that a reply has cancelled', () => {
  it('is told, and comes back by one press', async () => {
    const maria = knowMaria()
    const gone = { ...followUpOf(maria.id, NOON + HOUR, 'Price'), state: 'done', outcome: 'replied' } as const
    ui.background.state.cancelled.push(gone)
    openSidebar(MARIA)
    await screen.findByText(/^Maria answered: the follow-up of today, 1:00.PM was cancelled/)
    click(screen.getByRole('button', { name: 'Bring back' }))
    await screen.findByText(/^Follow-up brought back: today, 1:00/)
    expect(await screen.findByRole('group', { name: /^Follow-up today, 1:00/ })).toBeTruthy()
    expect(screen.queryByText(/was cancelled/)).toBeNull()
  })

  it('is left so when the person agrees', async () => {
    const maria = knowMaria()
    ui.background.state.cancelled.push(followUpOf(maria.id, NOON + HOUR))
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Leave it cancelled' }))
    expect(screen.queryByText(/was cancelled/)).toBeNull()
    expect(ui.background.askedFor('followUps.reopen')).toEqual([])
  })
})
