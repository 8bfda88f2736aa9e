import { describe, expect, it } from 'vitest'
import { contactNamed } from '../support/fake-state'
import { BRUNO, MARIA, openSidebar } from '../support/fake-page'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'

const ui = useInterface()

function knowMaria() {
  const maria = contactNamed('Maria', { company: 'Atelier', phone: '+5511987654321' })
  ui.background.state.contacts.push(maria)
  ui.background.state.links[MARIA.key] = maria.id
  return maria
}

describe('the contact card', () => {
  it('shows who the open chat is', async () => {
    knowMaria()
    openSidebar(MARIA)
    expect(await screen.findByRole('heading', { name: 'Maria' })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Company Atelier/ })).toBeTruthy()
  })

  it('writes a phone number as people do, with its country, and tells the time there', async () => {
    knowMaria()
    openSidebar(MARIA)
    expect(await screen.findByText('+55 11 98765 4321')).toBeTruthy()
    expect(screen.getByRole('img', { name: 'Brazil' })).toBeTruthy()
    expect(screen.getByText(/\d+:\d+.* there$/)).toBeTruthy()
  })

  it('saves a field on Enter and shows it at once', async () => {
    const maria = knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: /^Company/ }))
    const field = screen.getByRole('textbox', { name: 'Company' })
    fireEvent.input(field, { target: { value: 'Botânico' } })
    const release = ui.background.hold('contacts.save')
    press('Enter')
    expect(await screen.findByRole('button', { name: /^Company Botânico/ })).toBeTruthy()
    release()
    await waitFor(() => expect(ui.background.state.contacts[0]?.company).toBe('Botânico'))
    expect(ui.background.askedFor('contacts.save')).toEqual([
      { target: { contactId: maria.id }, id: maria.id, patch: { company: 'Botânico' } },
    ])
  })

  it('saves a field when the focus leaves it, and brings the old value back on Escape', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: /^Company/ }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Company' }), { target: { value: 'Wrong' } })
    press('Escape')
    expect(await screen.findByRole('button', { name: /^Company Atelier/ })).toBeTruthy()
    expect(ui.background.askedFor('contacts.save')).toEqual([])

    click(screen.getByRole('button', { name: /^Company/ }))
    const field = screen.getByRole('textbox', { name: 'Company' })
    fireEvent.input(field, { target: { value: 'Right' } })
    fireEvent.blur(field)
    await waitFor(() => expect(ui.background.state.contacts[0]?.company).toBe('Right'))
    expect(ui.background.askedFor('contacts.save')).toHaveLength(1)
  })

  it('takes a value back when it could not be saved, and says so', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: /^Company/ }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Company' }), { target: { value: 'Lost' } })
    ui.background.failNext('contacts.save', 'storage-full')
    press('Enter')
    expect(await screen.findByText('The disk is full, so this was not saved.')).toBeTruthy()
    expect(await screen.findByRole('button', { name: /^Company Atelier/ })).toBeTruthy()
  })

  it('saves what was being typed to its own customer when the chat is switched', async () => {
    const maria = knowMaria()
    const page = openSidebar(MARIA)
    click(await screen.findByRole('button', { name: /^Company/ }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Company' }), {
      target: { value: 'Typed for Maria' },
    })
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    await waitFor(() => expect(ui.background.askedFor('contacts.save')).toHaveLength(1))
    expect(ui.background.askedFor('contacts.save')[0]).toMatchObject({ target: { contactId: maria.id } })
    expect(ui.background.state.contacts).toHaveLength(1)
  })

  it('keeps a wrong phone number in the editor and says how to write it', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Add details' }))
    click(screen.getByRole('button', { name: /^Phone/ }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Phone' }), { target: { value: '12345' } })
    press('Enter')
    expect(await screen.findByText(/Begin with \+ and the country code/)).toBeTruthy()
    expect(ui.background.askedFor('contacts.save')).toEqual([])
  })

  it('hides what is empty until details are asked for, and sets a field from a list', async () => {
    knowMaria()
    openSidebar(MARIA)
    await screen.findByRole('heading', { name: 'Maria' })
    expect(screen.queryByRole('button', { name: /^Came from/ })).toBeNull()
    click(screen.getByRole('button', { name: 'Add details' }))
    click(screen.getByRole('button', { name: /^Came from/ }))
    type(screen.getByRole('combobox', { name: 'Came from' }), 'ref')
    press('Enter')
    await waitFor(() => expect(ui.background.state.contacts[0]?.source).toBe('referral'))
    expect(await screen.findByRole('button', { name: /^Came from Referral/ })).toBeTruthy()
  })

  it('adds a field of the user’s own', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Add details' }))
    const group = screen.getByRole('group', { name: 'Add field' })
    type(within(group).getByRole('textbox', { name: 'Field' }), 'Shoe size')
    type(within(group).getByRole('textbox', { name: 'Value' }), '38')
    press('Enter')
    await waitFor(() => expect(ui.background.state.contacts[0]?.custom).toEqual({ 'Shoe size': '38' }))
  })

  it('leaves an unfinished Japanese word alone when Enter picks it', async () => {
    knowMaria()
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: /^Company/ }))
    const field = screen.getByRole('textbox', { name: 'Company' })
    fireEvent.input(field, { target: { value: 'かいしゃ' } })
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    expect(screen.getByRole('textbox', { name: 'Company' })).toBeTruthy()
    expect(ui.background.askedFor('contacts.save')).toEqual([])
  })

  it('shows a group without what only a person has', async () => {
    openSidebar({ ...BRUNO, key: 'group:1', kind: 'group', name: 'Team' })
    click(await screen.findByRole('button', { name: 'Add details' }))
    expect(screen.getByText('Group')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Phone/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Greeting name/ })).toBeNull()
    expect(screen.getByRole('button', { name: /^Owner/ })).toBeTruthy()
  })

  it('keeps notes and tags for one’s own chat, without the fields of a customer', async () => {
    openSidebar({ ...BRUNO, key: 'lid:me', kind: 'self', name: 'Ana (You)' })
    expect(await screen.findByText('Your own chat')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Add details' })).toBeNull()
    expect(screen.getByRole('textbox', { name: 'New note' })).toBeTruthy()
  })
})
