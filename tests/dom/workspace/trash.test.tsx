import { describe, expect, it } from 'vitest'
import type { TrashEntry } from '@/storage/protocol/data'
import { newId } from '@/utils/ids'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const DAY_MS = 86_400_000

function deleted(table: TrashEntry['table'], title: string, more: Partial<TrashEntry> = {}): TrashEntry {
  const deletedAt = Date.now() - 2.5 * DAY_MS
  const entry = { table, id: newId(), title, deletedAt, goneAt: deletedAt + 30 * DAY_MS, ...more }
  ui.background.state.trash.push(entry)
  return entry
}

const list = () => screen.findByRole('list', { name: 'Trash' })
const rows = async () => within(await list()).getAllByRole('listitem')

describe('the trash', () => {
  it('says what was deleted, whose it was, and for how long it can come back', async () => {
    deleted('notes', 'Likes rye', { contactName: 'Ana' })
    deleted('orders', '', { amountMinor: 12_300, currency: 'EUR', at: Date.UTC(2026, 8, 1) })
    await openWorkspaceAt('trash')
    const [note, order] = await rows()
    expect(note!.textContent).toContain('Likes rye')
    expect(note!.textContent).toMatch(/Note.*Ana.*deleted.*gone for good in 28 days/)
    expect(order!.textContent).toMatch(/€123\.00 · .*2026/)
  })

  it('is empty at first, and says what comes into it', async () => {
    await openWorkspaceAt('trash')
    expect(await screen.findByText('The trash is empty')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Empty the trash' })).toBeNull()
  })

  it('brings a thing back and takes that back again; the next row has the focus', async () => {
    const first = deleted('contacts', 'Ana')
    deleted('tags', 'VIP')
    await openWorkspaceAt('trash')
    click(await screen.findByRole('button', { name: 'Restore Ana' }))
    await waitFor(async () => expect(await rows()).toHaveLength(1))
    expect(ui.background.askedFor('trash.restore')).toEqual([{ table: 'contacts', id: first.id }])
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Restore VIP' }))
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('button', { name: 'Restore Ana' })).toBeTruthy()
  })

  it('keeps what could not come back, and says why', async () => {
    deleted('tags', 'VIP')
    ui.background.failNext('trash.restore', 'conflict')
    await openWorkspaceAt('trash')
    click(await screen.findByRole('button', { name: 'Restore VIP' }))
    expect(await screen.findByText(/Something else uses that already/)).toBeTruthy()
    expect(await rows()).toHaveLength(1)
  })

  it('shows one kind alone', async () => {
    deleted('contacts', 'Ana')
    deleted('tags', 'VIP')
    await openWorkspaceAt('trash')
    await list()
    const kind = screen.getByRole('combobox', { name: 'What to show' })
    fireEvent.change(kind, { target: { value: 'tags' } })
    await waitFor(() => expect(screen.queryByText('Ana')).toBeNull())
    expect(await rows()).toHaveLength(1)
    fireEvent.change(kind, { target: { value: 'deals' } })
    expect(await screen.findByText('Nothing of this kind in the trash')).toBeTruthy()
  })

  it('reads on through parts that show nothing', async () => {
    const entry = deleted('tags', 'VIP')
    ui.background.answers['trash.page'] = ({ cursor }) =>
      cursor === undefined ? { rows: [], next: '1' } : { rows: [entry] }
    await openWorkspaceAt('trash')
    expect(await rows()).toHaveLength(1)
  })

  it('erases for good only after it was asked', async () => {
    const entry = deleted('notes', 'Likes rye')
    await openWorkspaceAt('trash')
    const erase = async () => click(await screen.findByRole('button', { name: 'Erase Likes rye for good' }))
    await erase()
    click(await screen.findByRole('button', { name: 'Cancel' }))
    expect(ui.background.askedFor('trash.erase')).toEqual([])
    await erase()
    click(await screen.findByRole('button', { name: 'Erase for good' }))
    expect(await screen.findByText('The trash is empty')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Trash' }))
    expect(ui.background.askedFor('trash.erase')).toEqual([{ table: 'notes', id: entry.id }])
  })

  it('is emptied part by part after it was asked, and can be stopped', async () => {
    for (const at of [1, 2, 3, 4, 5]) deleted('tags', `Tag ${at}`)
    await openWorkspaceAt('trash')
    const begin = async () => {
      click(await screen.findByRole('button', { name: 'Empty the trash' }))
      click(await screen.findByRole('button', { name: 'Erase for good' }))
    }
    const release = ui.background.hold('trash.empty')
    await begin()
    click(await screen.findByRole('button', { name: 'Stop' }))
    release()
    await waitFor(async () => expect(await rows()).toHaveLength(3))
    await begin()
    expect(await screen.findByText('The trash is empty now')).toBeTruthy()
    expect(await screen.findByText('The trash is empty')).toBeTruthy()
    expect(ui.background.askedFor('trash.empty')).toHaveLength(3)
  })
})
