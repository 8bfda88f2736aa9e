import { describe, expect, it } from 'vitest'
import { noteDrafts } from '@/components/notes/note-drafts'
import { readDrafts } from '@/storage/drafts'
import { contactNamed, noteOf } from '../support/fake-state'
import { BRUNO, MARIA, openSidebar } from '../support/fake-page'
import {
  cleanup,
  click,
  fireEvent,
  press,
  screen,
  type,
  useInterface,
  waitFor,
  within,
} from '../support/interface'

const ui = useInterface()

function know(name: string, key: string) {
  const contact = contactNamed(name)
  ui.background.state.contacts.push(contact)
  ui.background.state.links[key] = contact.id
  return contact
}

const composer = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'New note' })

/** Writes a first note about Maria, until it is said to be saved. @returns where it was written. */
async function saveNote(text: string): Promise<HTMLTextAreaElement> {
  know('Maria', MARIA.key)
  openSidebar(MARIA)
  const field = await composer()
  type(field, text)
  press('Ctrl+Enter')
  await screen.findByText('Note saved to Maria')
  return field
}
const value = async () => (await composer()).value

describe('notes', () => {
  it('saves a note on Ctrl+Enter and shows it at once', async () => {
    const maria = know('Maria', MARIA.key)
    openSidebar(MARIA)
    type(await composer(), 'Likes blue')
    const release = ui.background.hold('notes.add')
    press('Ctrl+Enter')
    expect(within(await screen.findByRole('list', { name: 'Notes' })).getByText('Likes blue')).toBeTruthy()
    expect(await value()).toBe('')
    release()
    await waitFor(() => expect(ui.background.state.notes[0]).toMatchObject({ contactId: maria.id }))
  })

  it('makes the card of a new chat with its first note', async () => {
    openSidebar(MARIA)
    await screen.findByText(/Nothing is saved about this chat yet/)
    type(await composer(), 'First words')
    press('Ctrl+Enter')
    await waitFor(() => expect(ui.background.state.contacts).toHaveLength(1))
    expect(ui.background.askedFor('notes.add')[0]).toMatchObject({ target: { chat: { key: MARIA.key } } })
    await waitFor(() => expect(screen.queryByText(/Nothing is saved about this chat yet/)).toBeNull())
  })

  it('leaves a draft with its chat on a switch and shows it again on return', async () => {
    know('Maria', MARIA.key)
    know('Bruno', BRUNO.key)
    const page = openSidebar(MARIA)
    type(await composer(), 'For Maria only')
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    expect(await value()).toBe('')
    page.show({ chat: { ...MARIA, epoch: 3 } })
    await screen.findByRole('heading', { name: 'Maria' })
    expect(await value()).toBe('For Maria only')
  })

  it('saves a draft that was continued on return to the contact it was begun for', async () => {
    const maria = know('Maria', MARIA.key)
    know('Bruno', BRUNO.key)
    const page = openSidebar(MARIA)
    type(await composer(), 'Half')
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    type(await composer(), 'About Bruno')
    page.show({ chat: { ...MARIA, epoch: 3 } })
    await screen.findByRole('heading', { name: 'Maria' })
    type(await composer(), ' and whole')
    press('Ctrl+Enter')
    await waitFor(() => expect(ui.background.state.notes).toHaveLength(1))
    expect(ui.background.state.notes[0]).toMatchObject({ contactId: maria.id, text: 'Half and whole' })
  })

  it('saves to the customer it was begun for when the chat changes while the write is under way', async () => {
    const maria = know('Maria', MARIA.key)
    know('Bruno', BRUNO.key)
    const page = openSidebar(MARIA)
    type(await composer(), 'Written for Maria')
    const release = ui.background.hold('notes.add')
    press('Ctrl+Enter')
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    release()
    await waitFor(() => expect(ui.background.state.notes).toHaveLength(1))
    expect(ui.background.state.notes[0]!.contactId).toBe(maria.id)
    expect(screen.queryByText('Written for Maria')).toBeNull()
  })

  it('brings the text back when it could not be saved', async () => {
    know('Maria', MARIA.key)
    openSidebar(MARIA)
    type(await composer(), 'Precious')
    ui.background.failNext('notes.add', 'storage-full')
    press('Ctrl+Enter')
    await screen.findByText('The disk is full, so this was not saved.')
    await waitFor(async () => expect(await value()).toBe('Precious'))
  })

  it('keeps a draft over a reload of the page', async () => {
    know('Maria', MARIA.key)
    openSidebar(MARIA)
    type(await composer(), 'Not lost')
    await waitFor(async () => expect((await readDrafts('notes'))[0]?.text).toBe('Not lost'))
    cleanup()
    noteDrafts.forget()
    openSidebar({ ...MARIA, epoch: 1 })
    await waitFor(async () => expect(await value()).toBe('Not lost'))
  })

  it('keeps no draft once its note is saved', async () => {
    know('Maria', MARIA.key)
    openSidebar(MARIA)
    type(await composer(), 'Saved for good')
    press('Ctrl+Enter')
    await waitFor(() => expect(ui.background.state.notes).toHaveLength(1))
    await waitFor(async () => expect(await readDrafts('notes')).toEqual([]))
  })

  it('never shows the draft of one nameless chat in another of the same name, but asks', async () => {
    const first = { ...MARIA, key: 'name:Maria', epoch: 1 }
    const page = openSidebar(first)
    type(await composer(), 'Which Maria?')
    page.show({ chat: { ...first, epoch: 2 } })
    await screen.findByText(/You began this note in a chat named Maria/)
    expect(await value()).toBe('')
    click(screen.getByRole('button', { name: 'Yes, use it here' }))
    await waitFor(async () => expect(await value()).toBe('Which Maria?'))
    press('Escape')
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(ui.background.askedFor('notes.add')).toHaveLength(1))
    expect(ui.background.askedFor('notes.add')[0]).toMatchObject({ target: { chat: { epoch: 2 } } })
  })

  it('gives two visits of one bare name two cards', async () => {
    const first = { ...MARIA, key: 'name:Maria', epoch: 1 }
    ui.background.answers['card.forChat'] = () => ({ status: 'new', sameName: [] })
    const page = openSidebar(first)
    type(await composer(), 'One')
    press('Ctrl+Enter')
    await waitFor(() => expect(ui.background.askedFor('notes.add')).toHaveLength(1))
    page.show({ chat: { ...first, epoch: 2 } })
    await waitFor(async () => expect(await value()).toBe(''))
    await waitFor(() =>
      expect(ui.background.askedFor('card.forChat').at(-1)).toMatchObject({ chat: { epoch: 2 } }),
    )
    type(await composer(), 'Two')
    press('Ctrl+Enter')
    await waitFor(() => expect(ui.background.askedFor('notes.add')).toHaveLength(2))
    const [one, two] = ui.background.askedFor('notes.add')
    expect(one!['contactId']).not.toBe(two!['contactId'])
  })

  it('edits, pins and deletes a note, and takes the deletion back', async () => {
    const maria = know('Maria', MARIA.key)
    ui.background.state.notes.push(noteOf(maria.id, 'Old text'))
    openSidebar(MARIA)
    const choose = async (item: string) => {
      click(await screen.findByRole('button', { name: /^Note of/ }))
      click(screen.getByRole('menuitem', { name: item }))
    }
    await choose('Edit note')
    fireEvent.input(screen.getByRole('textbox', { name: 'Edit note' }), { target: { value: 'New text' } })
    press('Ctrl+Enter')
    expect(await screen.findByText('New text')).toBeTruthy()
    await choose('Pin to the top')
    expect(await screen.findByRole('img', { name: 'Pinned' })).toBeTruthy()
    await choose('Delete note')
    await screen.findByText('Note deleted')
    expect(screen.queryByText('New text')).toBeNull()
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('New text')).toBeTruthy()
  })

  it('reads older notes page by page', async () => {
    const maria = know('Maria', MARIA.key)
    for (let index = 0; index < 60; index++)
      ui.background.state.notes.push(noteOf(maria.id, `Note ${index}.`))
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Show all notes' }))
    expect(await screen.findByText('Note 49.')).toBeTruthy()
    expect(screen.queryByText('Note 55.')).toBeNull()
    click(screen.getByRole('button', { name: 'Older notes' }))
    expect(await screen.findByText('Note 59.')).toBeTruthy()
  })

  it('undoes the last write on Ctrl+Z, but not while somebody is typing', async () => {
    const field = await saveNote('Gone again')
    field.focus()
    press('Ctrl+z')
    expect(ui.background.askedFor('undo')).toEqual([])
    field.blur()
    press('Ctrl+z')
    await waitFor(() => expect(ui.background.askedFor('undo')).toHaveLength(1))
    await waitFor(() => expect(ui.background.state.notes).toEqual([]))
  })

  it('says what to do first when the last write was changed again since', async () => {
    const field = await saveNote('Changed since')
    ui.background.failNext('undo', 'conflict')
    field.blur()
    press('Ctrl+z')
    expect(await screen.findByText(/Undo the later change first/)).toBeTruthy()
    expect(ui.background.state.notes).toHaveLength(1)
  })

  it('keeps no draft about a chat that is never tracked', async () => {
    openSidebar(MARIA)
    type(await composer(), 'Secret')
    await waitFor(async () => expect(await readDrafts('notes')).toHaveLength(1))
    click(screen.getByRole('button', { name: 'More' }))
    click(screen.getByRole('menuitem', { name: 'Never track this chat…' }))
    click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Never track' }))
    await screen.findByRole('heading', { name: 'This chat is private' })
    await waitFor(async () => expect(await readDrafts('notes')).toEqual([]))
  })
})
