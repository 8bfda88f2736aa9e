import { describe, expect, it, vi } from 'vitest'
import { Popup } from '@/components/popup/popup'
import { contactNamed, followUpOf } from '../support/fake-state'
import { click, press, render, screen, useInterface, waitFor } from '../support/interface'

const ui = useInterface()

describe('the popup', () => {
  it('shows Today, with everything to do about it, and closes when a chat is open', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => undefined)
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    ui.background.state.followUps.push(followUpOf(ana.id, Date.now() - 60_000, 'Call'))
    render(<Popup />)
    expect(await screen.findByText(/^due .* · Call/)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Open the chat with Ana' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{ contactId: ana.id }]))
    await waitFor(() => expect(close).toHaveBeenCalled())
    click(screen.getByRole('button', { name: 'Done: Ana' }))
    expect(await screen.findByRole('heading', { name: 'All clear' })).toBeTruthy()
    close.mockRestore()
  })

  it('lists its keys', async () => {
    render(<Popup />)
    await screen.findByRole('heading', { name: 'All clear' })
    press('?')
    expect(await screen.findByText('Done, or nothing needed')).toBeTruthy()
  })

  it('opens WhatsApp and the workspace', async () => {
    render(<Popup />)
    click(await screen.findByRole('button', { name: 'Open WhatsApp' }))
    click(screen.getByRole('button', { name: 'Open the workspace' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{}]))
    await waitFor(() => expect(ui.background.askedFor('workspace.open')).toEqual([{ hash: '#/today' }]))
  })

  it('says so when the list cannot be read, and tries again', async () => {
    ui.background.failNext('today.page', 'unreachable')
    render(<Popup />)
    click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'All clear' })).toBeTruthy()
  })
})
