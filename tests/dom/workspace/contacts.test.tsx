import { describe, expect, it } from 'vitest'
import { AppError } from '@/utils/app-error'
import { contactNamed, followUpOf, noteOf, tagNamed } from '../support/fake-state'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

function fill(count: number): void {
  for (let index = 0; index < count; index++) {
    const name = `Contact ${String(index).padStart(3, '0')}`
    ui.background.state.contacts.push(contactNamed(name, { updatedAt: 10_000 - index }))
  }
}

const list = () => screen.findByRole('listbox', { name: 'Contacts' })

describe('the list of contacts', () => {
  it('holds only the rows in sight and tells how many there are', async () => {
    fill(450)
    await openWorkspaceAt('contacts')
    expect(await screen.findByText('450 contacts')).toBeTruthy()
    const rows = within(await list()).getAllByRole('option')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.length).toBeLessThan(60)
    expect(rows[0]!.textContent).toContain('Contact 000')
  })

  it('reads the next page as the end comes near', async () => {
    fill(75)
    await openWorkspaceAt('contacts')
    ;(await list()).focus()
    await screen.findByText('75 contacts')
    press('End')
    await waitFor(() =>
      expect(ui.background.askedFor('contacts.page').at(-1)).toMatchObject({ cursor: '50' }),
    )
  })

  it('moves by arrows and j and k, and opens on Enter', async () => {
    fill(5)
    await openWorkspaceAt('contacts')
    ;(await list()).focus()
    await screen.findByText('5 contacts')
    press('j')
    press('ArrowDown')
    press('j')
    press('k')
    expect(within(await list()).getByRole('option', { selected: true }).textContent).toContain('Contact 001')
    press('Enter')
    expect(await screen.findByRole('heading', { name: 'Contact 001' })).toBeTruthy()
  })

  it('searches, filters by tag and sorts', async () => {
    const tag = tagNamed('VIP')
    ui.background.state.tags.push(tag)
    fill(3)
    ui.background.state.contacts.push(contactNamed('Zoe', { tags: { [tag.id]: 1 } }))
    await openWorkspaceAt('contacts')
    type(await screen.findByRole('textbox', { name: /Search name/ }), 'zo')
    expect(await screen.findByText('1 contact')).toBeTruthy()
    fireEvent.input(screen.getByRole('textbox', { name: /Search name/ }), { target: { value: '' } })
    await screen.findByText('4 contacts')
    await screen.findByRole('option', { name: 'VIP' })
    fireEvent.change(screen.getByRole('combobox', { name: 'Show only this tag' }), {
      target: { value: tag.id },
    })
    expect(await screen.findByText('1 contact')).toBeTruthy()
    fireEvent.change(screen.getByRole('combobox', { name: 'Order' }), { target: { value: 'name' } })
    await waitFor(() =>
      expect(ui.background.askedFor('contacts.page').at(-1)).toMatchObject({ sort: 'name' }),
    )
  })

  it('says so when nothing fits, and teaches when there is nothing at all', async () => {
    await openWorkspaceAt('contacts')
    expect(await screen.findByRole('heading', { name: 'No contacts yet' })).toBeTruthy()
    type(screen.getByRole('textbox', { name: /Search name/ }), 'x')
    expect(await screen.findByText('No contact fits.')).toBeTruthy()
  })
})

describe('one contact in the workspace', () => {
  it('shows the same card as beside the chat, and follows changes made elsewhere', async () => {
    const ana = contactNamed('Ana', { company: 'Atelier' })
    ui.background.state.contacts.push(ana)
    ui.background.state.notes.push(noteOf(ana.id, 'Likes blue'))
    ui.background.state.followUps.push(followUpOf(ana.id, Date.now() + 9e8, 'Call'))
    await openWorkspaceAt(`contacts/${ana.id}`)
    expect(await screen.findByRole('button', { name: /^Company Atelier/ })).toBeTruthy()
    expect(screen.getByText('Likes blue')).toBeTruthy()
    expect(screen.getByText('Call')).toBeTruthy()
    ui.background.state.contacts[0]!.company = 'Botânico'
    ui.background.announce('contacts')
    expect(await screen.findByRole('button', { name: /^Company Botânico/ })).toBeTruthy()
  })

  it('opens its chat in WhatsApp', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    await openWorkspaceAt(`contacts/${ana.id}`)
    click(await screen.findByRole('button', { name: 'Open chat' }))
    await waitFor(() => expect(ui.background.askedFor('whatsapp.open')).toEqual([{ contactId: ana.id }]))
  })

  it('says that a chat could not be found', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    ui.background.answers['whatsapp.open'] = () => ({ opened: 'app' })
    await openWorkspaceAt(`contacts/${ana.id}`)
    click(await screen.findByRole('button', { name: 'Open chat' }))
    expect(await screen.findByText(/this chat could not be found there/)).toBeTruthy()
  })

  it('is made by hand with a name alone, once', async () => {
    await openWorkspaceAt('contacts/new')
    click(await screen.findByRole('button', { name: 'Create contact' }))
    expect(await screen.findByText('A card needs a name.')).toBeTruthy()
    type(screen.getByRole('textbox', { name: 'Name' }), 'Dora')
    click(screen.getByRole('button', { name: 'Create contact' }))
    click(screen.getByRole('button', { name: 'Create contact' }))
    expect(await screen.findByRole('heading', { name: 'Dora' })).toBeTruthy()
    expect(new Set(ui.background.askedFor('contacts.create').map(({ id }) => id)).size).toBe(1)
  })

  it('stays deleted when its chat has become private, and says so', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    ui.background.answers['undo'] = () => {
      throw new AppError('not-allowed', 'private')
    }
    await openWorkspaceAt(`contacts/${ana.id}`)
    click(await screen.findByRole('button', { name: 'More' }))
    click(screen.getByRole('menuitem', { name: 'Delete' }))
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('This chat is never tracked, so nothing was changed.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull()
  })

  it('is deleted with an undo', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    await openWorkspaceAt(`contacts/${ana.id}`)
    click(await screen.findByRole('button', { name: 'More' }))
    click(screen.getByRole('menuitem', { name: 'Delete' }))
    await screen.findByText('Ana deleted')
    expect(ui.background.state.contacts).toEqual([])
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.contacts).toHaveLength(1))
  })

  it('is erased for good only after a question', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    await openWorkspaceAt(`contacts/${ana.id}`)
    const ask = async () => {
      click(await screen.findByRole('button', { name: 'More' }))
      click(screen.getByRole('menuitem', { name: 'Erase for good' }))
      return screen.findByRole('dialog', { name: 'Erase Ana for good?' })
    }
    click(within(await ask()).getByRole('button', { name: 'Cancel' }))
    expect(ui.background.askedFor('contacts.erase')).toEqual([])
    click(within(await ask()).getByRole('button', { name: 'Erase for good' }))
    await waitFor(() => expect(ui.background.askedFor('contacts.erase')).toEqual([{ contactId: ana.id }]))
    expect(await screen.findByText('Ana erased')).toBeTruthy()
  })

  it('is not shown as if it were there once it is gone', async () => {
    await openWorkspaceAt('contacts/018f0000-0000-7000-8000-000000000000')
    expect(await screen.findByRole('heading', { name: 'This contact is not there any more' })).toBeTruthy()
  })
})
