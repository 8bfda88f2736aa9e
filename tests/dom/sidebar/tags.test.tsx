import { describe, expect, it } from 'vitest'
import { contactNamed, tagNamed } from '../support/fake-state'
import { MARIA, openSidebar } from '../support/fake-page'
import { click, press, screen, type, useInterface, waitFor, within } from '../support/interface'

const ui = useInterface()

async function openTags() {
  const { state } = ui.background
  state.tags.push(tagNamed('VIP wholesale', 'amber'), tagNamed('Sample sent', 'teal'))
  openSidebar(MARIA)
  const field = await screen.findByRole('combobox', { name: 'Add a tag' })
  field.focus()
  await screen.findByRole('option', { name: /VIP wholesale/ })
  return field
}

const chips = () => within(screen.getByRole('list', { name: 'Tags' })).getAllByRole('listitem')

describe('tags beside a chat', () => {
  it('adds the tag that fits what was typed, on Enter, and makes the card', async () => {
    type(await openTags(), 'vip')
    press('Enter')
    await screen.findByRole('button', { name: 'Remove tag VIP wholesale' })
    await waitFor(() => expect(ui.background.state.contacts).toHaveLength(1))
    const [contact] = ui.background.state.contacts
    expect(contact).toMatchObject({ name: 'Maria', tags: { [ui.background.state.tags[0]!.id]: 1 } })
  })

  it('creates a tag that does not exist yet, in a colour no other tag has', async () => {
    type(await openTags(), 'New one')
    expect(screen.getByRole('option', { name: 'Create “New one”' })).toBeTruthy()
    press('Enter')
    await waitFor(() => expect(ui.background.state.tags).toHaveLength(3))
    const made = ui.background.state.tags[2]!
    expect(made.name).toBe('New one')
    expect(['amber', 'teal']).not.toContain(made.color)
    expect(await screen.findByRole('button', { name: 'Remove tag New one' })).toBeTruthy()
  })

  it('gives two that are made one right after the other different colours', async () => {
    const field = await openTags()
    const release = ui.background.hold('tags.save')
    for (const name of ['First', 'Second']) {
      type(field, name)
      press('Enter')
      await screen.findByRole('button', { name: `Remove tag ${name}` })
    }
    release()
    await waitFor(() => expect(ui.background.state.tags).toHaveLength(4))
    expect(new Set(ui.background.state.tags.map(({ color }) => color)).size).toBe(4)
  })

  it('moves through the list with the arrows', async () => {
    const field = await openTags()
    field.focus()
    press('ArrowDown')
    press('ArrowDown')
    expect(screen.getByRole('option', { name: /Sample sent/ }).getAttribute('aria-selected')).toBe('true')
    press('Enter')
    expect(await screen.findByRole('button', { name: 'Remove tag Sample sent' })).toBeTruthy()
  })

  it('takes the last tag away on Backspace, and brings it back on Undo', async () => {
    const field = await openTags()
    type(field, 'vip')
    press('Enter')
    await waitFor(() => expect(chips()).toHaveLength(1))
    field.focus()
    press('Backspace')
    await screen.findByText('Tag VIP wholesale removed')
    expect(screen.queryByRole('list', { name: 'Tags' })).toBeNull()
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(chips()).toHaveLength(1))
  })

  it('closes the list on Escape without leaving anything behind', async () => {
    const field = await openTags()
    type(field, 'vip')
    press('Escape')
    expect(screen.queryByRole('option')).toBeNull()
    expect(ui.background.askedFor('tags.set')).toEqual([])
  })

  it('does not offer a tag that the customer already has', async () => {
    const tag = tagNamed('Regular')
    const maria = contactNamed('Maria', { tags: { [tag.id]: 1 } })
    ui.background.state.tags.push(tag)
    ui.background.state.contacts.push(maria)
    ui.background.state.links[MARIA.key] = maria.id
    const field = await openTags()
    field.focus()
    await screen.findByRole('option', { name: /VIP/ })
    expect(screen.queryByRole('option', { name: /Regular/ })).toBeNull()
  })

  it('adds no tag when the new one could not be created', async () => {
    const field = await openTags()
    ui.background.failNext('tags.save', 'storage-full')
    type(field, 'Doomed')
    press('Enter')
    await screen.findByText('The disk is full, so this was not saved.')
    await waitFor(() => expect(screen.queryByText('Doomed')).toBeNull())
    expect(ui.background.askedFor('tags.set')).toEqual([])
  })
})
