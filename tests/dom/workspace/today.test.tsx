import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Contact } from '@/storage/schema/contact'
import { setClock } from '@/utils/clock'
import type { Reason } from '@/utils/today/reason'
import { contactNamed, followUpOf } from '../support/fake-state'
import { click, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
// A Thursday at noon.
const NOON = new Date(2026, 9, 1, 12, 0).getTime()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

afterEach(() => void setClock())

function know(name: string, reasons: Reason[] = [], fields: Partial<Contact> = {}): Contact {
  setClock(() => NOON)
  const contact = contactNamed(name, fields)
  ui.background.state.contacts.push(contact)
  ui.background.state.reasons[contact.id] = reasons
  return contact
}

const twice: Reason = { kind: 'twice', count: 2, since: NOON - 25 * MINUTE }
const late: Reason = { kind: 'waiting', since: NOON - 40 * MINUTE, answerBy: NOON - 10 * MINUTE }
const quiet: Reason = { kind: 'quiet', since: NOON - 4 * DAY, wasRead: true }
const noStep: Reason = { kind: 'no-step', since: NOON - 2 * DAY }

const row = (name: RegExp) => screen.findByRole('row', { name })
const rowNames = () => screen.getAllByRole('row').map((one) => one.getAttribute('aria-label')?.split('.')[0])
const focused = () => document.activeElement?.getAttribute('aria-label')?.split('.')[0]

describe('Today', () => {
  it('says in words why each customer is there, the most urgent reason first', async () => {
    know('Ana', [twice, noStep], { company: 'Atelier', grade: 'A' })
    know('Bo', [late])
    know('Cleo', [{ kind: 'waiting', since: NOON - 5 * MINUTE, answerBy: NOON + 10 * MINUTE }])
    know('Dag', [{ kind: 'in-touch', zone: 'red', since: NOON - 9 * DAY }])
    know('Eve', [quiet])
    const fay = know('Fay')
    ui.background.state.followUps.push(followUpOf(fay.id, NOON - 2 * HOUR, 'Call about price'))
    await openWorkspaceAt('today')
    const ana = await row(/^Ana/)
    expect(within(ana).getByText('2 messages without an answer · 25 min')).toBeTruthy()
    expect(within(ana).getByText('no next step · rests for 2 days')).toBeTruthy()
    expect(within(ana).getByText('Atelier')).toBeTruthy()
    expect(within(ana).getByRole('img', { name: 'Grade A' })).toBeTruthy()
    expect(screen.getByText('waits 40 min, answer was due 10 min. ago')).toBeTruthy()
    expect(screen.getByText('waits 5 min, answer due in 10 min.')).toBeTruthy()
    expect(screen.getByText('last in touch 9 days ago')).toBeTruthy()
    expect(screen.getByText('read, no answer for 4 days')).toBeTruthy()
    expect(screen.getByText(/^due 10:00.* · Call about price/)).toBeTruthy()
  })

  it('is worked by the keyboard: moves, opens the chat, and goes on to the next row when one is done', async () => {
    know('Ana', [twice])
    const bo = know('Bo', [late])
    know('Eve', [quiet])
    await openWorkspaceAt('today')
    await row(/^Ana/)
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('j')
    expect(focused()).toBe('Bo')
    press('ArrowDown')
    expect(focused()).toBe('Eve')
    press('j')
    expect(focused()).toBe('Eve')
    press('k')
    press('Enter')
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{ contactId: bo.id }]))
    press('d')
    await screen.findByText('Nothing needed from Bo for now')
    expect(ui.background.askedFor('today.handled')).toEqual([{ contactId: bo.id }])
    await waitFor(() => expect(rowNames()).toEqual(['Ana', 'Eve']))
    expect(focused()).toBe('Eve')
  })

  it('takes the last thing back by u, and the row returns', async () => {
    know('Ana', [twice])
    know('Bo', [late])
    await openWorkspaceAt('today')
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('d')
    await waitFor(() => expect(focused()).toBe('Bo'))
    await screen.findByText(/^Nothing needed from Ana/)
    press('u')
    await screen.findByText('Undone')
    await waitFor(() => expect(rowNames()).toEqual(['Ana', 'Bo']))
    expect(focused()).toBe('Bo')
  })

  it('goes on to the next row also when another window had the focus as one was done', async () => {
    know('Ana', [twice])
    know('Bo', [late])
    await openWorkspaceAt('today')
    await waitFor(() => expect(focused()).toBe('Ana'))
    const elsewhere = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    press('d')
    await waitFor(() => expect(rowNames()).toEqual(['Bo']))
    expect(focused()).toBeUndefined()
    elsewhere.mockRestore()
    window.dispatchEvent(new FocusEvent('focus'))
    expect(focused()).toBe('Bo')
  })

  it('brings a row back when what was done about it could not be stored', async () => {
    know('Ana', [twice])
    ui.background.failNext('today.handled', 'internal')
    await openWorkspaceAt('today')
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('d')
    await screen.findByRole('alert')
    expect(rowNames()).toEqual(['Ana'])
  })

  it('finishes a follow-up that is due, and says when one that comes back is next', async () => {
    const ana = know('Ana')
    const one = { ...followUpOf(ana.id, NOON - HOUR, 'Order'), rule: 'FREQ=DAILY' }
    ui.background.state.followUps.push(one)
    await openWorkspaceAt('today')
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('d')
    await screen.findByText(/^Follow-up with Ana done; the next one: tomorrow, 11:00/)
    expect(ui.background.askedFor('followUps.done')).toEqual([{ id: one.id }])
    expect(ui.background.askedFor('today.handled')).toEqual([])
  })

  it('puts a follow-up off, and plans one for a customer who waits, taken back as one', async () => {
    const ana = know('Ana', [twice])
    const bo = know('Bo')
    ui.background.state.followUps.push(followUpOf(bo.id, NOON - HOUR))
    await openWorkspaceAt('today')
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('s')
    click(await screen.findByRole('menuitem', { name: /^Tomorrow morning/ }))
    await screen.findByText(/^Ana comes back: tomorrow, 9:00/)
    expect(ui.background.askedFor('followUps.set')[0]).toMatchObject({
      contactId: ana.id,
      condition: 'regardless',
    })
    expect(ui.background.askedFor('today.handled')).toEqual([{ contactId: ana.id }])
    await waitFor(() => expect(focused()).toBe('Bo'))
    press('s')
    click(await screen.findByRole('menuitem', { name: /^Same time tomorrow/ }))
    await screen.findByText(/^Bo comes back: tomorrow, 11:00/)
    expect(ui.background.askedFor('followUps.snooze')).toHaveLength(1)
    expect(await screen.findByRole('heading', { name: 'All clear' })).toBeTruthy()
    press('Ctrl+z')
    await row(/^Bo/)
    press('Ctrl+z')
    await row(/^Ana/)
    await waitFor(() => expect(ui.background.askedFor('undo')).toHaveLength(3))
  })

  it('adds a note in place, where letters are text, and keeps a half-written one', async () => {
    const ana = know('Ana', [twice])
    know('Bo', [late])
    await openWorkspaceAt('today')
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('n')
    const field = await screen.findByRole('textbox', { name: 'Note about Ana' })
    expect(document.activeElement).toBe(field)
    type(field, 'dusk')
    press('Escape')
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('n')
    const again = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Note about Ana' })
    expect(again.value).toBe('dusk')
    press('Enter')
    await screen.findByText('Note saved to Ana')
    expect(ui.background.state.notes).toMatchObject([{ contactId: ana.id, text: 'dusk' }])
    await waitFor(() => expect(focused()).toBe('Ana'))
    expect(rowNames()).toEqual(['Ana', 'Bo'])
  })

  it('filters by reason, with how many each has, and teaches where there is nothing', async () => {
    know('Ana', [twice, noStep])
    know('Bo', [late])
    await openWorkspaceAt('today')
    await row(/^Bo/)
    await screen.findByRole('tab', { name: 'All 2' })
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      'All 2',
      'Wrote twice 1',
      'Waiting 1',
      'Follow-ups 0',
      'Keep in touch 0',
      'Gone quiet 0',
      'No next step 1',
    ])
    click(screen.getByRole('tab', { name: 'No next step 1' }))
    await waitFor(() => expect(rowNames()).toEqual(['Ana']))
    expect(screen.getByText('no next step · rests for 2 days').closest('.today-reason')).toBeTruthy()
    press('ArrowLeft')
    expect(await screen.findByRole('heading', { name: 'Nobody has gone quiet' })).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Gone quiet 0' })).toBe(document.activeElement)
  })

  it('says that there are more than are counted', async () => {
    know('Ana', [late])
    ui.background.answers['today.counts'] = () => ({
      all: 1000,
      twice: 0,
      waiting: 1000,
      'follow-up': 0,
      'in-touch': 0,
      quiet: 0,
      'no-step': 0,
    })
    await openWorkspaceAt('today')
    expect(await screen.findByRole('tab', { name: 'All 999+' })).toBeTruthy()
  })

  it('holds only the rows in sight of a long list, and asks for more near its end', async () => {
    for (let count = 0; count < 450; count++) know(`Customer ${count}`, [late])
    await openWorkspaceAt('today')
    await row(/^Customer 0\b/)
    expect(screen.getAllByRole('row').length).toBeLessThan(40)
    await waitFor(() => expect(focused()).toBe('Customer 0'))
    press('End')
    await waitFor(() => expect(ui.background.askedFor('today.page').length).toBeGreaterThan(1))
    expect(focused()).toBe('Customer 49')
  })

  it('says so when the list cannot be read, and tries again', async () => {
    know('Ana', [late])
    ui.background.failNext('today.page', 'unreachable')
    await openWorkspaceAt('today')
    click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await row(/^Ana/)).toBeTruthy()
  })

  it('lists its keys', async () => {
    know('Ana', [late])
    await openWorkspaceAt('today')
    await waitFor(() => expect(focused()).toBe('Ana'))
    press('?')
    expect(await screen.findByText('Done, or nothing needed')).toBeTruthy()
  })
})
