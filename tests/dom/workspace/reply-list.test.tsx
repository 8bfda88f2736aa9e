import { beforeEach, describe, expect, it } from 'vitest'
import { AT, replyOf } from '../support/fake-state'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const list = () => screen.findByRole('listbox', { name: 'Quick replies' })
const shown = async () => within(await list()).queryAllByRole('option')
const titles = async () => (await shown()).map((row) => row.querySelector('.reply-row-title')!.textContent)
const expectTitles = (...wanted: string[]) => waitFor(async () => expect(await titles()).toEqual(wanted))

function fillLibrary(): void {
  const { state } = ui.background
  const hello = replyOf('hello', 'Hello!', 'Greeting', {
    folder: 'Sales',
    labels: { warm: 1 },
    language: 'en',
  })
  const offer = replyOf('offer', 'Our offer', 'Offer', { folder: 'Sales/Offers', language: 'pt' })
  const bye = replyOf('bye', 'Bye!', 'Farewell')
  const old = replyOf('old', 'Old', 'Old one', { archivedAt: AT })
  state.replies.push(hello, offer, bye, old)
  state.uses[bye.id] = { uses: 12, lastUsedAt: AT }
  state.uses[offer.id] = { uses: 3, lastUsedAt: AT - 1_000 }
  const { id, shortcut, title } = offer
  state.statistics.push({
    id,
    shortcut,
    title,
    uses: 3,
    measured: 3,
    answerRate: 2 / 3,
    isDueForReview: false,
  })
}

describe('the list of quick replies', () => {
  beforeEach(fillLibrary)

  it('shows how each does, the most useful first', async () => {
    await openWorkspaceAt('replies')
    await expectTitles('Farewell', 'Offer', 'Greeting')
    const [bye, offer] = await shown()
    expect(bye!.textContent).toContain('Used 12 times')
    await waitFor(() => expect(offer!.textContent).toContain('67% answered within a day'))
  })

  it('searches, and opens what is found by the keyboard', async () => {
    await openWorkspaceAt('replies')
    type(await screen.findByRole('searchbox', { name: 'Search quick replies' }), 'greet')
    await expectTitles('Greeting')
    ;(await list()).focus()
    press('ArrowDown')
    press('Enter')
    expect(await screen.findByRole('heading', { name: 'Greeting' })).toBeTruthy()
  })

  it('narrows down by folder with those in it, by label, by language and to what is archived', async () => {
    await openWorkspaceAt('replies')
    const folders = within(await screen.findByRole('navigation', { name: 'Folders' }))
    click(folders.getByRole('button', { name: 'Sales 2' }))
    await expectTitles('Offer', 'Greeting')
    press('ArrowDown')
    click(document.activeElement as HTMLElement)
    await expectTitles('Offer')
    click(folders.getByRole('button', { name: 'All folders 3' }))
    fireEvent.change(screen.getByRole('combobox', { name: 'Show only this label' }), {
      target: { value: 'warm' },
    })
    await expectTitles('Greeting')
    fireEvent.change(screen.getByRole('combobox', { name: 'Show only this label' }), {
      target: { value: '' },
    })
    fireEvent.change(screen.getByRole('combobox', { name: 'Show only this language' }), {
      target: { value: 'pt' },
    })
    await expectTitles('Offer')
    fireEvent.change(screen.getByRole('combobox', { name: 'Show only this language' }), {
      target: { value: '' },
    })
    click(folders.getByRole('button', { name: 'Archived 1' }))
    await expectTitles('Old one')
  })

  it('orders by a column', async () => {
    await openWorkspaceAt('replies')
    click(await screen.findByRole('button', { name: 'Answered' }))
    await waitFor(async () => expect((await titles())[0]).toBe('Offer'))
    fireEvent.change(screen.getByRole('combobox', { name: 'Order' }), { target: { value: 'title' } })
    await expectTitles('Farewell', 'Greeting', 'Offer')
  })

  it('says what there is when nothing fits', async () => {
    await openWorkspaceAt('replies')
    type(await screen.findByRole('searchbox', { name: 'Search quick replies' }), 'zzz')
    expect(await screen.findByText('Nothing fits “zzz”.')).toBeTruthy()
  })
})

describe('many replies at once', () => {
  beforeEach(fillLibrary)

  async function markTwo(): Promise<void> {
    await openWorkspaceAt('replies')
    await expectTitles('Farewell', 'Offer', 'Greeting')
    ;(await list()).focus()
    press('ArrowDown')
    const isActive = (row: HTMLElement): boolean => row.dataset['active'] === 'true'
    await waitFor(async () => expect((await shown()).findIndex(isActive)).toBe(0))
    press(' ')
    press('Shift+ArrowDown')
    await screen.findByRole('group', { name: '2 chosen' })
    expect((await shown()).map((row) => row.getAttribute('aria-selected'))).toEqual(['true', 'true', 'false'])
  }

  it('are archived together and brought back together', async () => {
    await markTwo()
    click(screen.getByRole('button', { name: 'Archive' }))
    expect(await screen.findByText('2 quick replies archived')).toBeTruthy()
    await expectTitles('Greeting')
    click(screen.getByRole('button', { name: 'Undo' }))
    await expectTitles('Farewell', 'Offer', 'Greeting')
  })

  it('are moved to a folder, also a new one', async () => {
    await markTwo()
    click(screen.getByRole('button', { name: 'Move to folder' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Move 2 quick replies' }))
    fireEvent.input(dialog.getByRole('combobox', { name: 'Folder' }), { target: { value: 'Spring' } })
    fireEvent.submit(dialog.getByRole('button', { name: 'Move to folder' }).closest('form')!)
    expect(await screen.findByText('2 quick replies moved')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Spring 2' })).toBeTruthy()
  })

  it('are deleted together and brought back by one undo', async () => {
    await markTwo()
    click(screen.getByRole('button', { name: 'Delete' }))
    expect(await screen.findByText('2 quick replies deleted')).toBeTruthy()
    await expectTitles('Greeting')
    click(screen.getByRole('button', { name: 'Undo' }))
    await expectTitles('Farewell', 'Offer', 'Greeting')
  })

  it('are all chosen by Ctrl+A, and none by a press', async () => {
    await openWorkspaceAt('replies')
    await expectTitles('Farewell', 'Offer', 'Greeting')
    ;(await list()).focus()
    press('Ctrl+a')
    expect(await screen.findByRole('group', { name: '3 chosen' })).toBeTruthy()
    click(screen.getByRole('button', { name: 'Choose none' }))
    await waitFor(() => expect(screen.queryByRole('group', { name: /chosen/ })).toBeNull())
  })
})

describe('a large library', () => {
  it('keeps only the rows in sight', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => replyOf(`r${n}`, 'Text', `Reply ${n}`))
    ui.background.state.replies.push(...many)
    await openWorkspaceAt('replies')
    expect(await screen.findByText('5,000 quick replies')).toBeTruthy()
    expect((await shown()).length).toBeLessThan(60)
  })
})

describe('an empty library', () => {
  it('offers examples', async () => {
    await openWorkspaceAt('replies')
    click(await screen.findByRole('button', { name: 'Add examples' }))
    await waitFor(async () => expect(await titles()).toContain('First answer'))
  })
})
