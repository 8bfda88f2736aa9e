import { describe, expect, it } from 'vitest'
import { contactNamed } from '../support/fake-state'
import { BRUNO, MARIA, openSidebar } from '../support/fake-page'
import { click, press, screen, type, useInterface, waitFor } from '../support/interface'

const ui = useInterface()

function knowAna() {
  const ana = contactNamed('Ana')
  ui.background.state.contacts.push(ana)
  ui.background.state.reasons[ana.id] = [{ kind: 'twice', count: 3, since: Date.now() - 60_000 }]
  return ana
}

describe('Today in the sidebar', () => {
  it('stands there while no chat is open', async () => {
    knowAna()
    openSidebar(null)
    expect(await screen.findByText('3 messages without an answer · 1 min')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Back to the chat' })).toBeNull()
  })

  it('teaches what the sidebar does while nobody needs anything', async () => {
    openSidebar(null)
    expect(await screen.findByRole('heading', { name: 'Open a chat' })).toBeTruthy()
  })

  it('is counted in the header, takes the place of the card, and gives it back as it was', async () => {
    knowAna()
    openSidebar(MARIA)
    const note = await screen.findByRole('textbox', { name: 'New note' })
    type(note, 'half')
    const open = await screen.findByRole('button', { name: 'Today: 1 customer' })
    expect(open.textContent).toBe('1')
    click(open)
    expect(await screen.findByRole('heading', { name: 'Today' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Ana/))
    expect(screen.queryByRole('textbox', { name: 'New note' })).toBeNull()
    press('Escape')
    expect(await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'New note' })).toBe(note)
    expect((note as HTMLTextAreaElement).value).toBe('half')
    expect(document.activeElement).toBe(open)
  })

  it('gives way to the chat that is opened from it, with the caret in the message box', async () => {
    const ana = knowAna()
    const page = openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Today: 1 customer' }))
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Ana/))
    press('Enter')
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{ contactId: ana.id }]))
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Today' })).toBeNull())
    await waitFor(() => expect(page.received.at(-1)).toEqual({ type: 'focus-composer' }))
  })

  it('gives way to a chat that is opened in WhatsApp', async () => {
    knowAna()
    const page = openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Today: 1 customer' }))
    await screen.findByRole('heading', { name: 'Today' })
    page.show({ chat: BRUNO })
    expect(await screen.findByText('Bruno')).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Today' })).toBeNull()
  })

  it('does not go back to the message box by Escape before it has closed itself', async () => {
    knowAna()
    const page = openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Today: 1 customer' }))
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Ana/))
    press('Escape')
    await screen.findByRole('textbox', { name: 'New note' })
    expect(page.received.some(({ type }) => type === 'focus-composer')).toBe(false)
  })
})
