import { describe, expect, it } from 'vitest'
import { contactNamed, replyOf } from '../support/fake-state'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const field = (name: string) => screen.findByRole('textbox', { name })
async function write(name: string, value: string): Promise<void> {
  fireEvent.input(await field(name), { target: { value } })
}
const body = async () => (await field('Text')) as HTMLTextAreaElement
const preview = () => screen.findByRole('group', { name: 'What the customer gets' })
const previewText = async () => (await preview()).querySelector('p')!.textContent

async function edit(reply: ReturnType<typeof replyOf>): Promise<void> {
  ui.background.state.replies.push(reply)
  await openWorkspaceAt(`replies/${reply.id}`)
  await body()
}

async function choose(item: string): Promise<void> {
  click(await screen.findByRole('button', { name: 'More' }))
  click(await screen.findByRole('menuitem', { name: item }))
}

describe('the editor of quick replies', () => {
  it('writes a new one, on Ctrl+S too', async () => {
    await openWorkspaceAt('replies/new')
    await write('Shortcut', 'hello')
    await write('Title', 'Greeting')
    await write('Text', 'Hello {{first_name|there}}!')
    const labels = screen.getByRole('combobox', { name: 'Add a label' })
    type(labels, 'warm, first')
    press('Enter')
    type(labels, 'warm')
    press('Enter')
    fireEvent.input(screen.getByRole('combobox', { name: 'Folder' }), {
      target: { value: ' Sales / Offers ' },
    })
    press('Ctrl+s')
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(1))
    expect(ui.background.askedFor('replies.save')[0]).toMatchObject({
      shortcut: 'hello',
      labels: ['warm', 'first'],
      folder: 'Sales/Offers',
    })
    expect(await screen.findByText('“Greeting” saved')).toBeTruthy()
    expect(await screen.findByRole('heading', { name: 'Greeting' })).toBeTruthy()
  })

  it('says what is missing beside the field', async () => {
    await openWorkspaceAt('replies/new')
    await write('Shortcut', 'two words')
    press('Ctrl+s')
    expect(await screen.findByText(/Up to 25 letters/)).toBeTruthy()
    expect(screen.getByText('A quick reply needs a title.')).toBeTruthy()
    expect(screen.getByText('A quick reply needs a text.')).toBeTruthy()
    const shortcut = await field('Shortcut')
    expect(shortcut.getAttribute('aria-invalid')).toBe('true')
    await waitFor(() => expect(document.activeElement).toBe(shortcut))
    expect(ui.background.askedFor('replies.save')).toEqual([])
  })

  it('says that a shortcut is taken while it is typed', async () => {
    ui.background.state.replies.push(replyOf('hello', 'Hello!'))
    await openWorkspaceAt('replies/new')
    await write('Shortcut', 'Hello')
    expect(await screen.findByText('Another quick reply has this shortcut.')).toBeTruthy()
  })

  it('previews for a contact while it is being written, with the form it would ask', async () => {
    ui.background.state.contacts.push(contactNamed('Maria Souza'))
    await openWorkspaceAt('replies/new')
    await write('Text', 'Hi {{first_name}}, {{number: Trays; default=2}} trays of {{cake}}')
    await waitFor(async () => expect(await previewText()).toBe('Hi Maria, 2 trays of {{cake}}'))
    const form = within(await preview())
    expect(form.getByRole<HTMLInputElement>('textbox', { name: 'Trays' }).value).toBe('2')
    fireEvent.input(form.getByRole('textbox', { name: 'Cake' }), { target: { value: 'plum' } })
    await waitFor(async () => expect(await previewText()).toBe('Hi Maria, 2 trays of plum'))
  })

  it('previews for whom one searches', async () => {
    ui.background.state.contacts.push(contactNamed('Maria Souza'), contactNamed('Bruno Reis'))
    await openWorkspaceAt('replies/new')
    await write('Text', 'Hi {{first_name}}!')
    type(await screen.findByRole('combobox', { name: 'Preview for another contact' }), 'bru')
    await screen.findByRole('option', { name: 'Bruno Reis' })
    press('Enter')
    await waitFor(async () => expect(await previewText()).toBe('Hi Bruno!'))
  })

  it('takes other replies in', async () => {
    ui.background.state.replies.push(replyOf('sign', 'Best, {{my_name}}'))
    await openWorkspaceAt('replies/new')
    await write('Text', 'Thanks! {{reply: sign}}')
    await waitFor(async () => expect(await previewText()).toBe('Thanks! Best, Ana'))
  })

  it('asks before unsaved changes are lost', async () => {
    await edit(replyOf('hello', 'Hello!', 'Greeting'))
    await write('Text', 'Changed')
    window.location.hash = '#/settings'
    const dialog = await screen.findByRole('dialog', { name: 'Discard what you changed?' })
    click(within(dialog).getByRole('button', { name: 'Keep editing' }))
    expect((await body()).value).toBe('Changed')
    window.location.hash = '#/settings'
    click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard' }))
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy()
    expect(ui.background.state.replies[0]!.body).toBe('Hello!')
  })

  it('follows a change elsewhere, and says so where it would take something unsaved away', async () => {
    const hello = replyOf('hello', 'Hello!', 'Greeting')
    await edit(hello)
    const change = (text: string): void => {
      ui.background.state.replies = [{ ...hello, body: text }]
      ui.background.announce('replies')
    }
    change('Hello you!')
    await waitFor(async () => expect((await body()).value).toBe('Hello you!'))
    await write('Text', 'Mine')
    change('Theirs')
    expect(await screen.findByText(/was changed elsewhere meanwhile/)).toBeTruthy()
    expect((await body()).value).toBe('Mine')
    click(screen.getByRole('button', { name: 'Show the other text' }))
    expect((await body()).value).toBe('Theirs')
  })

  it('duplicates, archives and deletes, each with an undo', async () => {
    await edit(replyOf('hello', 'Hello!', 'Greeting'))
    await choose('Duplicate')
    await waitFor(async () => expect(((await field('Shortcut')) as HTMLInputElement).value).toBe('hello-2'))
    await choose('Archive')
    await screen.findByText('“Greeting” archived')
    expect(ui.background.state.replies.filter(({ archivedAt }) => archivedAt !== undefined)).toHaveLength(1)
    await choose('Delete')
    await screen.findByText('“Greeting” deleted')
    expect(ui.background.state.replies).toHaveLength(1)
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(2))
  })

  it('shows how it read before, and puts that into the editor', async () => {
    await edit(replyOf('hello', 'Hello dear friend!', 'Greeting'))
    await write('Text', 'Hello friend!')
    press('Ctrl+s')
    await screen.findByText('“Greeting” saved')
    await choose('History')
    const dialog = within(await screen.findByRole('dialog', { name: 'History' }))
    expect(await dialog.findByText('dear', { exact: false, selector: 'del' })).toBeTruthy()
    click(dialog.getByRole('button', { name: 'Put this text into the editor' }))
    expect((await body()).value).toBe('Hello dear friend!')
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', false)
  })
})
