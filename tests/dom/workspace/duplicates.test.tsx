import { describe, expect, it } from 'vitest'
import { click, fireEvent, press, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { contactNamed, noteOf } from '../support/fake-state'

const ui = useInterface()

function twoAnas() {
  const kept = contactNamed('Ana Pérez', { phone: '+34600111222', company: 'Bakery' })
  const other = contactNamed('Ana Pérez', { company: 'Panadería', email: 'ana@example.com' })
  ui.background.state.contacts.push(kept, other)
  ui.background.state.notes.push(noteOf(other.id, 'Likes rye'))
  return { kept, other }
}

const names = () => ui.background.state.contacts.map(({ company }) => company)

describe('contacts that may be the same', () => {
  it('are compared by the keyboard, merged field by field, and taken apart again', async () => {
    const { kept } = twoAnas()
    await openWorkspaceAt('duplicates')
    expect(await screen.findByText('1 pair may be the same person')).toBeTruthy()
    const list = screen.getByRole('listbox', { name: 'Pairs that may be the same' })
    list.focus()
    press('ArrowDown')
    press('Enter')
    expect(await screen.findByRole('heading', { name: 'Is this the same person?' })).toBeTruthy()
    expect(screen.getByText('1 note')).toBeTruthy()
    const taken = screen.getByRole('radio', { name: /ana@example.com/ })
    expect((taken as HTMLInputElement).checked).toBe(true)
    fireEvent.click(screen.getByRole('radio', { name: /Panadería/ }))
    click(screen.getByRole('button', { name: 'Merge' }))
    await waitFor(() =>
      expect(ui.background.askedFor('contacts.merge')).toMatchObject([
        { keepId: kept.id, take: ['company', 'email'] },
      ]),
    )
    await waitFor(() => expect(names()).toEqual(['Panadería']))
    expect(await screen.findByRole('heading', { name: 'No duplicates' })).toBeTruthy()
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('1 pair may be the same person')).toBeTruthy()
    expect(names()).toEqual(['Bakery', 'Panadería'])
  })

  it('open by their address, and the other one may stay instead', async () => {
    const { kept, other } = twoAnas()
    await openWorkspaceAt(`duplicates?keep=${kept.id}&lose=${other.id}`)
    const stays = async () => (await screen.findByText('Stays')).closest('th')
    expect((await stays())?.querySelector('a')?.hash).toBe(`#/contacts/${kept.id}`)
    click(screen.getByRole('button', { name: 'Keep Ana Pérez instead' }))
    await waitFor(async () =>
      expect((await stays())?.querySelector('a')?.hash).toBe(`#/contacts/${other.id}`),
    )
  })

  it('are no longer proposed once somebody says that they are not the same, until that is undone', async () => {
    const { kept, other } = twoAnas()
    await openWorkspaceAt(`duplicates?keep=${kept.id}&lose=${other.id}`)
    click(await screen.findByRole('button', { name: 'Not the same' }))
    expect(await screen.findByRole('heading', { name: 'No duplicates' })).toBeTruthy()
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('1 pair may be the same person')).toBeTruthy()
  })

  it('are searched for part by part, through parts that are empty', async () => {
    const { kept, other } = twoAnas()
    const pair = { contact: ui.background.db.brief(kept), other: ui.background.db.brief(other) }
    ui.background.answers['contacts.duplicates'] = ({ cursor }) => {
      if (cursor === undefined) return { rows: [], next: '1' }
      return cursor === '1' ? { rows: [], next: '2' } : { rows: [{ ...pair, reasons: ['same-name'] }] }
    }
    await openWorkspaceAt('duplicates')
    expect(await screen.findByText('1 pair may be the same person')).toBeTruthy()
    const list = screen.getByRole('listbox', { name: 'Pairs that may be the same' })
    expect(within(list).getByText('The same name')).toBeTruthy()
  })

  it('say so when one of them has gone meanwhile', async () => {
    const { kept, other } = twoAnas()
    ui.background.failNext('contacts.mergePreview', 'not-found')
    await openWorkspaceAt(`duplicates?keep=${kept.id}&lose=${other.id}`)
    expect(await screen.findByText('One of the two is not there any more')).toBeTruthy()
  })
})
