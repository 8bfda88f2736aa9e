import { describe, expect, it } from 'vitest'
import { inSight, stepOf, withMove } from '@/components/pipeline/board-moves'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { contactNamed, dealOf } from '../support/fake-state'

const ui = useInterface()

function fill(): void {
  const { state } = ui.background
  const ana = contactNamed('Ana Pérez')
  const bo = contactNamed('Bo')
  state.contacts.push(ana, bo)
  const [delivered, read] = state.settings.stages.map(({ id }) => id)
  state.deals.push(
    dealOf(ana.id, '40 trays', { stageId: delivered!, amountMinor: 125_000, rank: 1 }),
    dealOf(bo.id, 'Chairs', { stageId: delivered!, amountMinor: 50_000, rank: 2, currency: 'USD' }),
    dealOf(bo.id, 'Tables', { stageId: read!, expectedClose: '2020-01-31', rank: 1 }),
  )
}

const column = (name: string) => within(screen.getByRole('region', { name }))
const titlesIn = (name: string): string[] =>
  column(name)
    .queryAllByRole('listitem')
    .map((item) => item.querySelector('.deal-title')?.textContent ?? '')
const deal = (name: RegExp) => screen.findByRole('button', { name })

describe('the board of deals', () => {
  it('shows each stage with its number of deals and its sums by currency', async () => {
    fill()
    await openWorkspaceAt('pipeline')
    await deal(/^40 trays/)
    const first = screen.getByRole('region', { name: 'Delivered' })
    expect(first.textContent).toContain('2')
    expect(first.textContent).toContain('€1,250.00')
    expect(first.textContent).toContain('$500.00')
    expect(column('Read').getByText('Overdue, Jan 31, 2020')).toBeTruthy()
    expect(column('Won').getByText('No deals')).toBeTruthy()
  })

  it('is used by the keyboard alone: arrows go, with Shift they take the deal along, and undo brings it back', async () => {
    fill()
    await openWorkspaceAt('pipeline')
    const first = await deal(/^40 trays/)
    first.focus()
    press('ArrowDown')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Chairs'))
    press('Shift+ArrowUp')
    await waitFor(() => expect(titlesIn('Delivered')).toEqual(['Chairs', '40 trays']))
    press('Shift+ArrowRight')
    await waitFor(() => expect(titlesIn('Read')).toEqual(['Chairs', 'Tables']))
    expect(await screen.findByText('“Chairs” is in Read, 1 of 2')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Chairs'))
    expect(screen.getByRole('region', { name: 'Delivered' }).textContent).not.toContain('$500.00')
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(titlesIn('Delivered')).toEqual(['Chairs', '40 trays']))
  })

  it('moves a deal at once and puts it back when it could not be stored', async () => {
    fill()
    await openWorkspaceAt('pipeline')
    ;(await deal(/^40 trays/)).focus()
    const release = ui.background.hold('deals.move')
    ui.background.failNext('deals.move', 'internal')
    press('Shift+ArrowRight')
    await waitFor(() => expect(titlesIn('Read')).toEqual(['40 trays', 'Tables']))
    release()
    await waitFor(() => expect(titlesIn('Read')).toEqual(['Tables']))
  })

  it('adds, changes and deletes a deal', async () => {
    fill()
    await openWorkspaceAt('pipeline')
    click(await screen.findByRole('button', { name: 'New deal' }))
    await screen.findByRole('dialog', { name: 'New deal' })
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('A deal needs a name.')).toBeTruthy()
    expect(screen.getByText('Choose whose deal it is.')).toBeTruthy()
    type(screen.getByRole('textbox', { name: 'What is it about?' }), 'Lamps')
    type(screen.getByRole('combobox', { name: 'Customer' }), 'Ana')
    await screen.findByRole('option', { name: /Ana Pérez/ })
    press('Enter')
    type(screen.getByRole('textbox', { name: 'Amount' }), '99.50')
    fireEvent.input(screen.getByLabelText('Expected close'), { target: { value: '2031-05-01' } })
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(ui.background.askedFor('deals.save')).toHaveLength(1))
    const made = await deal(/^Lamps/)
    expect(made.textContent).toContain('€99.50')
    expect(made.textContent).toContain('Closes May 1, 2031')
    made.focus()
    press('Delete')
    await waitFor(() => expect(titlesIn('Delivered')).toEqual(['40 trays', 'Chairs']))
    expect(ui.background.askedFor('deals.remove')).toHaveLength(1)
  })

  it('says what a deal is while there is none', async () => {
    await openWorkspaceAt('pipeline')
    expect(await screen.findByRole('heading', { name: 'No deals yet' })).toBeTruthy()
  })

  it('reads more of a long stage when asked', async () => {
    const { state } = ui.background
    const ana = contactNamed('Ana')
    state.contacts.push(ana)
    for (let rank = 0; rank < 45; rank++) state.deals.push(dealOf(ana.id, `Deal ${rank}`, { rank }))
    await openWorkspaceAt('pipeline')
    await deal(/^Deal 0/)
    expect(titlesIn('Delivered')).toHaveLength(30)
    click(screen.getByRole('button', { name: 'Show more of 15 in Delivered' }))
    await waitFor(() => expect(titlesIn('Delivered')).toHaveLength(45))
  })
})

describe('where a deal goes', () => {
  const column = (stageId: string, ids: string[], count = ids.length) => ({
    stageId,
    count,
    sums: {},
    deals: ids.map((id) => ({ ...dealOf('c', id, { id, stageId }), contact: {} as never })),
  })

  it('stays in sight in a stage that is longer than what is shown', () => {
    const columns = [column('a', ['1']), column('b', ['2', '3'], 90)]
    expect(inSight(columns, { id: '1', stageId: 'b' })).toEqual({ id: '1', stageId: 'b', beforeId: '3' })
  })

  it('is nowhere when it stands there already', () => {
    const columns = [column('a', ['1', '2'])]
    expect(inSight(columns, { id: '1', stageId: 'a', beforeId: '2' })).toBeUndefined()
    expect(inSight(columns, { id: '2', stageId: 'a' })).toBeUndefined()
    expect(stepOf(columns, '1', 'previous')).toBeUndefined()
  })

  it('takes its amount from one sum to the other', () => {
    const from = { ...column('a', ['1']), sums: { EUR: 500 } }
    from.deals[0] = { ...from.deals[0]!, amountMinor: 500, currency: 'EUR' }
    const [left, right] = withMove([from, column('b', [])], { id: '1', stageId: 'b' })
    expect([left?.sums, right?.sums, left?.count, right?.count]).toEqual([{}, { EUR: 500 }, 0, 1])
  })
})

describe('the stages in the settings', () => {
  it('are renamed, added, reordered and removed, but for the last open and won ones', async () => {
    await openWorkspaceAt('settings')
    const first = await screen.findByRole('textbox', { name: 'Stage 1' })
    fireEvent.change(first, { target: { value: 'New lead' } })
    await waitFor(() =>
      expect(ui.background.state.settings.stages[0]).toMatchObject({ name: 'New lead', key: 'delivered' }),
    )
    click(await screen.findByRole('button', { name: 'Move New lead back' }))
    await waitFor(() => expect(ui.background.state.settings.stages[1]?.name).toBe('New lead'))
    click(screen.getByRole('button', { name: 'Add a stage' }))
    await waitFor(() => expect(ui.background.state.settings.stages[4]?.name).toBe('New stage'))
    click(await screen.findByRole('button', { name: 'Remove stage Replied' }))
    await waitFor(() => expect(ui.background.state.settings.stages).toHaveLength(6))
    expect(screen.getByRole('button', { name: 'Remove stage Won' }).hasAttribute('disabled')).toBe(true)
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.settings.stages).toHaveLength(7))
  })

  it('lose no change to an answer from before it', async () => {
    await openWorkspaceAt('settings')
    await screen.findByRole('textbox', { name: 'Stage 6' })
    const release = ui.background.hold('settings.set')
    click(screen.getByRole('button', { name: 'Add a stage' }))
    await screen.findByRole('textbox', { name: 'Stage 7' })
    const asked = ui.background.askedFor('settings.get').length
    ui.background.announce('settings')
    await waitFor(() => expect(ui.background.askedFor('settings.get').length).toBeGreaterThan(asked))
    click(await screen.findByRole('button', { name: 'Remove stage Replied' }))
    release()
    await waitFor(() => expect(ui.background.state.settings.stages).toHaveLength(6))
    expect(ui.background.state.settings.stages.map(({ name }) => name)).toContain('New stage')
  })
})
