import { afterEach, describe, expect, it, vi } from 'vitest'
import { browser } from '@/utils/browser'
import { CAPABILITIES, type HealthReport } from '@/storage/schema/health'
import { contactNamed, followUpOf, replyOf, tagNamed } from '../support/fake-state'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const HOUR = 3_600_000

afterEach(() => vi.restoreAllMocks())

describe('the follow-ups of all customers', () => {
  it('stand in groups, and are done, put off and opened from there', async () => {
    const ana = contactNamed('Ana')
    const bruno = contactNamed('Bruno')
    ui.background.state.contacts.push(ana, bruno)
    ui.background.state.followUps.push(
      followUpOf(ana.id, Date.now() - HOUR, 'Call back'),
      followUpOf(bruno.id, Date.now() + 72 * HOUR),
    )
    await openWorkspaceAt('follow-ups')
    const overdue = await screen.findByRole('list', { name: 'Overdue' })
    expect(within(overdue).getByText('Call back')).toBeTruthy()
    expect(within(screen.getByRole('list', { name: 'Later' })).getByText('Bruno')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Open the chat with Ana' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{ contactId: ana.id }]))
    click(screen.getByRole('button', { name: 'Done: Ana' }))
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Overdue' })).toBeNull())
    click(screen.getByRole('button', { name: 'Snooze: Bruno' }))
    click(screen.getByRole('menuitem', { name: /In 1 hour/ }))
    await waitFor(() => expect(ui.background.askedFor('followUps.snooze')).toHaveLength(1))
  })

  it('teach while there is none', async () => {
    await openWorkspaceAt('follow-ups')
    expect(await screen.findByRole('heading', { name: 'Nothing to follow up' })).toBeTruthy()
  })
})

describe('the address of a part of the settings', () => {
  it('leads there, for the keyboard too', async () => {
    const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
    await openWorkspaceAt('settings/texts')
    const heading = await screen.findByRole('heading', { name: 'Message texts' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(scrolled.mock.contexts).toEqual([heading])
  })
})

describe('the library of tags', () => {
  it('adds, renames, recolours and deletes', async () => {
    ui.background.state.tags.push(tagNamed('VIP', 'amber'))
    ui.background.state.contacts.push(contactNamed('Ana', { tags: { [ui.background.state.tags[0]!.id]: 1 } }))
    await openWorkspaceAt('tags')
    expect(await screen.findByText('1 contact')).toBeTruthy()
    type(screen.getByRole('textbox', { name: 'New tag' }), 'Retail')
    press('Enter')
    expect(await screen.findByText('Retail')).toBeTruthy()
    click(screen.getByRole('button', { name: /VIP/, description: 'Rename tag VIP' }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Rename tag VIP' }), { target: { value: 'Gold' } })
    press('Enter')
    await waitFor(() => expect(ui.background.state.tags.map(({ name }) => name)).toEqual(['Gold', 'Retail']))
    click(await screen.findByRole('button', { name: 'Colour of tag Gold' }))
    click(screen.getByRole('menuitem', { name: 'Teal' }))
    await waitFor(() => expect(ui.background.state.tags[0]!.color).toBe('teal'))
    click(screen.getByRole('button', { name: 'Delete tag Gold' }))
    await screen.findByText('Tag Gold deleted everywhere')
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.tags).toHaveLength(2))
  })

  it('does not take a name that is there already', async () => {
    ui.background.state.tags.push(tagNamed('VIP'))
    await openWorkspaceAt('tags')
    await screen.findByText('VIP')
    type(screen.getByRole('textbox', { name: 'New tag' }), 'vip')
    press('Enter')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add tag' }).disabled).toBe(true)
    expect(ui.background.askedFor('tags.save')).toEqual([])
  })
})

describe('settings', () => {
  it('change at once and are kept', async () => {
    await openWorkspaceAt('settings')
    fireEvent.change(await screen.findByRole('combobox', { name: 'Colours' }), { target: { value: 'dark' } })
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
    fireEvent.change(await screen.findByRole('combobox', { name: 'Open the picker by typing' }), {
      target: { value: '//' },
    })
    fireEvent.change(screen.getByRole('textbox', { name: 'Your name' }), { target: { value: ' Dora ' } })
    const quietHours = await screen.findByRole('checkbox', { name: /Quiet hours/ })
    fireEvent.click(quietHours)
    const part = within(quietHours.closest('section')!)
    fireEvent.change(await part.findByLabelText('From'), { target: { value: '22:30' } })
    await waitFor(() =>
      expect(ui.background.state.settings).toMatchObject({
        theme: 'dark',
        trigger: '//',
        myName: 'Dora',
        quietHours: { on: true, from: 22 * 60 + 30 },
      }),
    )
  })

  it('switch the language of the whole interface', async () => {
    await openWorkspaceAt('settings')
    fireEvent.change(await screen.findByRole('combobox', { name: 'Language' }), { target: { value: 'ja' } })
    expect(await screen.findByRole('heading', { name: '設定' })).toBeTruthy()
    await waitFor(() => expect(document.documentElement.lang).toBe('ja'))
  })

  it('go back when they could not be kept', async () => {
    await openWorkspaceAt('settings')
    ui.background.failNext('settings.set', 'storage-full')
    fireEvent.change(await screen.findByRole('combobox', { name: 'Colours' }), { target: { value: 'dark' } })
    expect(await screen.findByText('The disk is full, so this was not saved.')).toBeTruthy()
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Colours' }).value).toBe('auto')
  })
})

describe('diagnostics', () => {
  const report = {
    ...Object.fromEntries(CAPABILITIES.map((name) => [name, { state: 'working', via: 'model' }])),
    at: Date.now(),
    selectors: { header: 'conversation-header' },
    faults: {},
    page: { lang: 'en', dir: 'ltr', business: false, theme: 'light' },
  } as unknown as HealthReport

  it('list each ability and give a report without personal data', async () => {
    const stranger = { ...report, chatName: 'Maria' } as HealthReport
    ui.background.state.health.push({ ...stranger, list: { state: 'lost', via: 'none' } })
    await openWorkspaceAt('diagnostics')
    expect(await screen.findByRole('row', { name: /See the chat list Lost none/ })).toBeTruthy()
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Report' }).value
    expect(text).toContain('conversation-header')
    expect(text).not.toContain('Maria')
  })

  it('say that WhatsApp was not open yet', async () => {
    await openWorkspaceAt('diagnostics')
    expect(await screen.findByRole('heading', { name: 'Nothing to report yet' })).toBeTruthy()
  })
})

describe('welcome', () => {
  function allowed(isAllowed: boolean) {
    const permissions = { contains: async () => isAllowed, request: vi.fn(async () => true) }
    Object.assign(browser, { permissions })
    return permissions
  }

  it('offers to reload WhatsApp when it was open before', async () => {
    allowed(true)
    ui.background.state.tabs = { open: 1, connected: 0 }
    await openWorkspaceAt('welcome')
    click(await screen.findByRole('button', { name: 'Reload WhatsApp' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.reload')).toHaveLength(1))
  })

  it('offers to open WhatsApp when it is not', async () => {
    allowed(true)
    await openWorkspaceAt('welcome')
    click(await screen.findByRole('button', { name: 'Open WhatsApp' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{}]))
  })

  it('asks for access where the browser withholds it', async () => {
    const permissions = allowed(false)
    await openWorkspaceAt('welcome')
    click(await screen.findByRole('button', { name: 'Allow on WhatsApp' }))
    expect(permissions.request).toHaveBeenCalledWith({ origins: ['https://web.whatsapp.com/*'] })
    expect(await screen.findByRole('button', { name: 'Open WhatsApp' })).toBeTruthy()
  })

  it('prepares the first quick reply', async () => {
    allowed(true)
    await openWorkspaceAt('welcome')
    fireEvent.change(await screen.findByRole('textbox', { name: 'Your name' }), { target: { value: 'Dora' } })
    const add = screen.getByRole<HTMLButtonElement>('button', { name: 'Add examples' })
    await waitFor(() => expect(add.disabled).toBe(false))
    click(add)
    expect(await screen.findByText('You have 7 quick replies.')).toBeTruthy()
    expect(ui.background.state.settings.myName).toBe('Dora')
  })
})

describe('moving about the workspace', () => {
  it('goes anywhere by the command palette', async () => {
    ui.background.state.replies.push(replyOf('hello', 'Hello!'))
    await openWorkspaceAt('contacts')
    press('Ctrl+k')
    type(await screen.findByRole('combobox', { name: 'What do you want to do?' }), 'quick')
    press('ArrowDown')
    press('ArrowUp')
    press('Enter')
    expect(await screen.findByRole('region', { name: 'Quick replies' })).toBeTruthy()
    expect(window.location.hash).toBe('#/replies')
  })

  it('shows the keys on ?, but not while somebody is typing', async () => {
    await openWorkspaceAt('contacts')
    const search = await screen.findByRole('textbox', { name: /Search name/ })
    search.focus()
    press('?')
    expect(screen.queryByRole('dialog')).toBeNull()
    search.blur()
    press('?')
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy()
  })

  it('marks where one is and names the tab after it', async () => {
    await openWorkspaceAt('tags')
    expect(screen.getByRole('link', { name: 'Tags' }).getAttribute('aria-current')).toBe('page')
    expect(document.title).toBe('Tags – Chatside')
  })

  it('keeps the rest working when one screen cannot be read', async () => {
    ui.background.failNext('tags.list', 'internal')
    await openWorkspaceAt('tags')
    expect(await screen.findByText(/Something went wrong inside Chatside/)).toBeTruthy()
    click(screen.getByRole('link', { name: 'Settings' }))
    window.location.hash = '#/settings'
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy()
  })
})
