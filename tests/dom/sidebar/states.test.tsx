import { describe, expect, it } from 'vitest'
import { settings } from '@/components/app/settings'
import { contactNamed, replyOf } from '../support/fake-state'
import { BRUNO, healthWithout, MARIA, openSidebar } from '../support/fake-page'
import { click, press, screen, type, useInterface, waitFor, within } from '../support/interface'

const ui = useInterface()
const NAMELESS = { ...MARIA, key: 'name:Maria' }

describe('what the sidebar says beside a chat', () => {
  it('teaches while no chat is open', async () => {
    openSidebar(null)
    expect(await screen.findByRole('heading', { name: 'Open a chat' })).toBeTruthy()
    expect(ui.background.askedFor('card.forChat')).toEqual([])
  })

  it('asks nothing and draws nothing while it is collapsed', async () => {
    const page = openSidebar(MARIA, { layout: 'rail' })
    await waitFor(() => expect(page.received).toContainEqual({ type: 'ready' }))
    expect(screen.queryByRole('main')).toBeNull()
    page.show({ layout: 'push' })
    expect(await screen.findByRole('heading', { name: 'Maria' })).toBeTruthy()
  })

  it('never shows the customer of the chat before, not even while the next is asked for', async () => {
    const maria = contactNamed('Maria', { company: 'Atelier' })
    ui.background.state.contacts.push(maria)
    ui.background.state.links[MARIA.key] = maria.id
    const page = openSidebar(MARIA)
    await screen.findByRole('button', { name: /^Company Atelier/ })
    const release = ui.background.hold('card.forChat')
    page.show({ chat: BRUNO })
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Maria' })).toBeNull())
    expect(screen.queryByText(/Atelier/)).toBeNull()
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeTruthy()
    release()
    expect(await screen.findByRole('heading', { name: 'Bruno' })).toBeTruthy()
  })

  it('asks once who a bare name is, and remembers the answer', async () => {
    const known = contactNamed('Maria', { company: 'Atelier' })
    ui.background.state.contacts.push(known)
    openSidebar(NAMELESS)
    expect(await screen.findByRole('heading', { name: 'Is this the Maria you know?' })).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'New note' })).toBeNull()
    click(screen.getByRole('button', { name: /Maria.*Atelier/ }))
    expect(await screen.findByRole('button', { name: /^Company Atelier/ })).toBeTruthy()
    expect(ui.background.askedFor('card.link')).toEqual([{ chat: NAMELESS, contactId: known.id }])
  })

  it('makes a card of its own for someone new', async () => {
    ui.background.state.contacts.push(contactNamed('Maria'))
    openSidebar(NAMELESS)
    click(await screen.findByRole('button', { name: 'Someone new' }))
    expect(await screen.findByRole('textbox', { name: 'New note' })).toBeTruthy()
    expect(ui.background.state.contacts).toHaveLength(2)
  })

  it('admits that it cannot tell two of one name apart, and takes a choice', async () => {
    const one = contactNamed('Maria', { company: 'One' })
    ui.background.state.contacts.push(one, contactNamed('Maria', { company: 'Two' }))
    const chat = { ...NAMELESS, isAmbiguous: true }
    const page = openSidebar(chat)
    expect(await screen.findByRole('heading', { name: 'There is more than one Maria' })).toBeTruthy()
    click(screen.getByRole('button', { name: /Maria.*One/ }))
    type(await screen.findByRole('textbox', { name: 'New note' }), 'For the first')
    press('Ctrl+Enter')
    await waitFor(() => expect(ui.background.state.notes[0]?.contactId).toBe(one.id))
    expect(ui.background.askedFor('card.link')).toEqual([])
    page.show({ chat: { ...chat, epoch: 7 } })
    expect(await screen.findByRole('heading', { name: 'There is more than one Maria' })).toBeTruthy()
  })

  it('offers to link a new chat to a contact of the same name', async () => {
    ui.background.state.contacts.push(contactNamed('Maria', { company: 'Atelier' }))
    openSidebar(MARIA)
    const question = await screen.findByText(/There is already a contact named Maria/)
    click(question)
    click(screen.getByRole('button', { name: /Maria.*Atelier/ }))
    expect(await screen.findByRole('button', { name: /^Company Atelier/ })).toBeTruthy()
  })

  it('keeps nothing about a private chat but still inserts quick replies, and tracks again', async () => {
    ui.background.state.replies.push(replyOf('hello', 'Hello!', 'Greeting'))
    ui.background.state.privateChats.push(MARIA.key)
    openSidebar(MARIA)
    expect(await screen.findByRole('heading', { name: 'This chat is private' })).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'New note' })).toBeNull()
    expect(await screen.findByRole('combobox', { name: 'Search quick replies' })).toBeTruthy()
    click(screen.getByRole('button', { name: 'Track again' }))
    expect(await screen.findByRole('textbox', { name: 'New note' })).toBeTruthy()
  })

  it('explains and confirms before a chat is never tracked again', async () => {
    const page = openSidebar(MARIA)
    await screen.findByRole('heading', { name: 'Maria' })
    click(screen.getByRole('button', { name: 'More' }))
    click(screen.getByRole('menuitem', { name: 'Never track this chat…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Never track Maria?' })
    expect(within(dialog).getByText(/Chatside will keep nothing about this chat/)).toBeTruthy()
    // The page moves on while the question stands: the answer is still about Maria.
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    click(within(dialog).getByRole('button', { name: 'Never track' }))
    await waitFor(() => expect(ui.background.state.privateChats).toEqual([MARIA.key]))
  })

  it('says in one line what WhatsApp took away', async () => {
    openSidebar(MARIA, { health: healthWithout('composer') })
    expect(await screen.findByText(/quick replies can be copied but not inserted/)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Diagnostics' }))
    await waitFor(() => expect(ui.background.askedFor('workspace.open')).toEqual([{ hash: '#/diagnostics' }]))
  })

  it('tells that nothing can be saved when the browser refuses storage, and tries again', async () => {
    ui.background.failNext('card.forChat', 'storage-refused')
    openSidebar(MARIA)
    expect(await screen.findByRole('heading', { name: 'Nothing can be saved' })).toBeTruthy()
    click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Maria' })).toBeTruthy()
  })

  it('offers to reload after an update', async () => {
    ui.background.failNext('card.forChat', 'outdated')
    openSidebar(MARIA)
    expect(await screen.findAllByText('Chatside was updated. Reload to go on.')).not.toHaveLength(0)
    expect(screen.getAllByRole('button', { name: 'Reload' })).not.toHaveLength(0)
  })

  it('dresses as the page does, unless the user chose otherwise', async () => {
    const page = openSidebar(MARIA, { theme: 'dark', direction: 'rtl' })
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
    expect(document.documentElement.dir).toBe('rtl')
    ui.background.state.settings.theme = 'light'
    ui.background.announce('settings')
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('light'))
    page.show({ direction: 'ltr' })
    await waitFor(() => expect(document.documentElement.dir).toBe('ltr'))
  })

  it('ignores what is not a message of the page', async () => {
    const page = openSidebar(MARIA)
    await screen.findByRole('heading', { name: 'Maria' })
    for (const forged of [null, 'state', { type: 'state', chat: { name: 'Mallory' } }, { type: 'unknown' }]) {
      page.post(forged)
    }
    page.show({ chat: BRUNO })
    expect(await screen.findByRole('heading', { name: 'Bruno' })).toBeTruthy()
    expect(screen.queryByText('Mallory')).toBeNull()
  })
})

describe('the keyboard beside a chat', () => {
  it('goes back to the message box on Escape when nothing is left to close', async () => {
    const page = openSidebar(MARIA)
    const note = await screen.findByRole('textbox', { name: 'New note' })
    type(note, 'Kept')
    press('Escape')
    await waitFor(() => expect(page.received).toContainEqual({ type: 'focus-composer' }))
    expect((note as HTMLTextAreaElement).value).toBe('Kept')
  })

  it('only closes what is open on Escape', async () => {
    const page = openSidebar(MARIA)
    await screen.findByRole('heading', { name: 'Maria' })
    click(screen.getByRole('button', { name: 'More' }))
    press('Escape')
    expect(screen.queryByRole('menu')).toBeNull()
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    expect(page.received.some(({ type }) => type === 'focus-composer')).toBe(false)
  })

  it('goes to the quick replies on Ctrl+/, unless that is turned off', async () => {
    ui.background.state.replies.push(replyOf('hello', 'Hello!'))
    openSidebar(MARIA)
    const search = await screen.findByRole('combobox', { name: 'Search quick replies' })
    await waitFor(() => {
      press('Ctrl+/')
      expect(document.activeElement).toBe(search)
    })
    search.blur()
    ui.background.state.settings.pickerShortcut = false
    ui.background.announce('settings')
    await waitFor(() => expect(settings.value?.pickerShortcut).toBe(false))
    press('Ctrl+/')
    expect(document.activeElement).not.toBe(search)
  })

  it('puts the focus where one writes when the sidebar is asked for', async () => {
    const page = openSidebar(MARIA)
    const note = await screen.findByRole('textbox', { name: 'New note' })
    page.post({ type: 'focus' })
    await waitFor(() => expect(document.activeElement).toBe(note))
  })
})

describe('a full disk', () => {
  it('is said until something could be saved again', async () => {
    openSidebar(MARIA)
    ui.background.failNext('notes.add', 'storage-full')
    type(await screen.findByRole('textbox', { name: 'New note' }), 'Again')
    press('Ctrl+Enter')
    expect(await screen.findByText(/Nothing can be saved until there is room/)).toBeTruthy()
    await waitFor(() => expect(screen.getByRole('button', { name: 'Save' })).toBeTruthy())
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByText(/Nothing can be saved until there is room/)).toBeNull())
    expect(ui.background.state.notes[0]?.text).toBe('Again')
  })
})
