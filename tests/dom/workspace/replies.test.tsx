import { describe, expect, it } from 'vitest'
import { contactNamed, replyOf } from '../support/fake-state'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const field = (name: string) => screen.findByRole('textbox', { name })
async function write(name: string, value: string): Promise<void> {
  fireEvent.input(await field(name), { target: { value } })
}

describe('the editor of quick replies', () => {
  it('writes a new one, on Ctrl+S too', async () => {
    await openWorkspaceAt('replies/new')
    await write('Shortcut', 'hello')
    await write('Title', 'Greeting')
    await write('Text', 'Hello {{first_name|there}}!')
    await write('Labels', 'warm, first, warm')
    press('Ctrl+s')
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(1))
    expect(ui.background.askedFor('replies.save')[0]).toMatchObject({
      shortcut: 'hello',
      labels: ['warm', 'first'],
    })
    expect(await screen.findByText('“Greeting” saved')).toBeTruthy()
  })

  it('says what is missing beside the field', async () => {
    await openWorkspaceAt('replies/new')
    await write('Shortcut', 'two words')
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/Up to 25 letters/)).toBeTruthy()
    expect(screen.getByText('A quick reply needs a title.')).toBeTruthy()
    expect(screen.getByText('A quick reply needs a text.')).toBeTruthy()
    expect((await field('Shortcut')).getAttribute('aria-invalid')).toBe('true')
    expect(ui.background.askedFor('replies.save')).toEqual([])
  })

  it('previews for a contact while it is being written, and names what will be asked', async () => {
    ui.background.state.contacts.push(contactNamed('Maria Souza'))
    await openWorkspaceAt('replies/new')
    await write('Text', 'Hi {{first_name}}, {{price}} please')
    const preview = await screen.findByRole('group', { name: 'What the customer gets' })
    await waitFor(() => expect(preview.querySelector('p')!.textContent).toMatch(/^Hi Maria,/))
    expect(within(preview).getByText('Asked for when you insert it: price')).toBeTruthy()
  })

  it('puts a placeholder where the cursor is', async () => {
    await openWorkspaceAt('replies/new')
    await write('Text', 'Hello !')
    const area = (await field('Text')) as HTMLTextAreaElement
    area.setSelectionRange(6, 6)
    click(screen.getByRole('button', { name: 'Insert a placeholder' }))
    click(screen.getByRole('menuitem', { name: /First name/ }))
    await waitFor(() => expect(area.value).toBe('Hello {{first_name}}!'))
  })

  it('counts the characters and advises when there are many', async () => {
    await openWorkspaceAt('replies/new')
    await write('Text', 'x'.repeat(200))
    expect(await screen.findByText('200 characters; up to 160 are read at a glance')).toBeTruthy()
  })

  it('asks before unsaved changes are lost', async () => {
    const stored = replyOf('hello', 'Hello!', 'Greeting')
    ui.background.state.replies.push(stored)
    await openWorkspaceAt(`replies/${stored.id}`)
    await write('Text', 'Changed')
    window.location.hash = '#/settings'
    const dialog = await screen.findByRole('dialog', { name: 'Discard what you changed?' })
    click(within(dialog).getByRole('button', { name: 'Keep editing' }))
    expect(((await field('Text')) as HTMLTextAreaElement).value).toBe('Changed')
    window.location.hash = '#/settings'
    click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard' }))
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy()
    expect(ui.background.state.replies[0]!.body).toBe('Hello!')
  })

  it('says that a shortcut is taken, and keeps what was written', async () => {
    ui.background.state.replies.push(replyOf('hello', 'Hello!'))
    await openWorkspaceAt('replies/new')
    await write('Shortcut', 'hello')
    await write('Title', 'Second')
    await write('Text', 'Mine')
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/Something else uses that already/)).toBeTruthy()
    expect(((await field('Text')) as HTMLTextAreaElement).value).toBe('Mine')
  })

  it('searches the list and deletes with an undo', async () => {
    const hello = replyOf('hello', 'Hello!', 'Greeting')
    ui.background.state.replies.push(hello, replyOf('bye', 'Bye!', 'Farewell'))
    await openWorkspaceAt(`replies/${hello.id}`)
    type(await screen.findByRole('textbox', { name: 'Search quick replies' }), 'fare')
    await waitFor(() => expect(screen.queryByRole('link', { name: /Greeting/ })).toBeNull())
    click(await screen.findByRole('button', { name: 'Delete' }))
    await screen.findByText('“Greeting” deleted')
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(2))
  })

  it('offers examples while there is none', async () => {
    await openWorkspaceAt('replies')
    click(await screen.findByRole('button', { name: 'Add examples' }))
    expect(await screen.findByRole('link', { name: /hello/ })).toBeTruthy()
  })
})
