import { describe, expect, it } from 'vitest'
import { tagNamed } from '../support/fake-state'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const folderOf = (name: string) => ui.background.state.tags.find((tag) => tag.name === name)?.folder

describe('the folders of tags', () => {
  it('take a tag, which is made with the folder, and let it go', async () => {
    ui.background.state.tags.push(tagNamed('VIP'), tagNamed('Retail'))
    await openWorkspaceAt('tags')
    click(await screen.findByRole('button', { name: 'Folder of tag VIP' }))
    expect(screen.queryByRole('menuitem', { name: 'No folder' })).toBeNull()
    click(screen.getByRole('menuitem', { name: 'New folder' }))
    const dialog = within(screen.getByRole('dialog', { name: 'New folder for VIP' }))
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'New folder' }).disabled).toBe(true)
    type(dialog.getByRole('textbox', { name: 'Name of the folder' }), ' Value ')
    fireEvent.submit(dialog.getByRole('textbox').closest('form')!)
    expect(await screen.findByText('Tag VIP is in Value now')).toBeTruthy()
    expect(within(await screen.findByRole('list', { name: 'Value' })).getByText('VIP')).toBeTruthy()

    click(screen.getByRole('button', { name: 'Folder of tag Retail' }))
    click(screen.getByRole('menuitem', { name: 'Value' }))
    await waitFor(() => expect(folderOf('Retail')).toBe('Value'))
    click(await screen.findByRole('button', { name: 'Folder of tag VIP' }))
    click(screen.getByRole('menuitem', { name: 'No folder' }))
    await waitFor(() => expect(folderOf('VIP')).toBeUndefined())
  })

  it('are renamed with all that they hold, also while another part of it is searched for', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `Tag ${at}`)
    ui.background.state.tags.push(...names.map((name) => ({ ...tagNamed(name), folder: 'Old' })))
    await openWorkspaceAt('tags')
    type(await screen.findByRole('searchbox', { name: 'Find a tag' }), 'tag 11')
    await waitFor(() => expect(screen.queryByText('Tag 3')).toBeNull())
    click(screen.getByRole('button', { description: 'Rename folder Old' }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Rename folder Old' }), { target: { value: 'New' } })
    press('Enter')
    await waitFor(() => expect(names.map(folderOf)).toEqual(names.map(() => 'New')))
    expect(await screen.findByText('The folder is called New now')).toBeTruthy()
  })
})

describe('finding a tag', () => {
  it('is there once they are many, and says when there is none of the name', async () => {
    ui.background.state.tags.push(...Array.from({ length: 12 }, (_, at) => tagNamed(`Tag ${at}`)))
    await openWorkspaceAt('tags')
    const find = await screen.findByRole('searchbox', { name: 'Find a tag' })
    type(find, 'nobody')
    expect((await screen.findByText('No tag is called that.')).getAttribute('role')).toBe('status')
    fireEvent.input(find, { target: { value: '' } })
    expect(await screen.findByText('Tag 7')).toBeTruthy()
  })
})
