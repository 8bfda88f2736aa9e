import { describe, expect, it } from 'vitest'
import { Popup } from '@/components/popup/popup'
import { contactNamed, followUpOf } from '../support/fake-state'
import { click, render, screen, useInterface, waitFor } from '../support/interface'

const ui = useInterface()

describe('the popup', () => {
  it('shows what is due first, with everything to do about it', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    ui.background.state.followUps.push(followUpOf(ana.id, Date.now() - 60_000, 'Call'))
    render(<Popup />)
    expect(await screen.findByText('Call')).toBeTruthy()
    expect(screen.getByText(/overdue/)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Open the chat with Ana' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{ contactId: ana.id }]))
    click(screen.getByRole('button', { name: 'Done: Ana' }))
    expect(await screen.findByRole('heading', { name: 'Nothing to follow up' })).toBeTruthy()
  })

  it('opens WhatsApp and the workspace', async () => {
    render(<Popup />)
    click(await screen.findByRole('button', { name: 'Open WhatsApp' }))
    click(screen.getByRole('button', { name: 'Open the workspace' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{}]))
    await waitFor(() => expect(ui.background.askedFor('workspace.open')).toEqual([{ hash: '#/contacts' }]))
  })

  it('says so when the list cannot be read, and tries again', async () => {
    ui.background.failNext('followUps.page', 'unreachable')
    render(<Popup />)
    click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Nothing to follow up' })).toBeTruthy()
  })
})
