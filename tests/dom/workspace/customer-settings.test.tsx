import { describe, expect, it, vi } from 'vitest'
import { click, fireEvent, screen, type, press, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { contactNamed, tagNamed } from '../support/fake-state'

const ui = useInterface()
const settings = () => ui.background.state.settings

describe('fields of one’s own', () => {
  it('are added, renamed on every card, given choices, reordered and removed', async () => {
    const ana = contactNamed('Ana', { custom: { 'New field': 'blue' } })
    ui.background.state.contacts.push(ana)
    await openWorkspaceAt('settings')
    click(await screen.findByRole('button', { name: 'Add a field' }))
    const name = await screen.findByRole('textbox', { name: 'Name of field 1' })
    fireEvent.change(name, { target: { value: 'Colour' } })
    expect(await screen.findByText('“New field” is called “Colour” now, on every card')).toBeTruthy()
    expect(ui.background.state.contacts[0]?.custom).toEqual({ Colour: 'blue' })
    const kind = await screen.findByRole('combobox', { name: 'Kind of Colour' })
    fireEvent.change(kind, { target: { value: 'choice' } })
    const choices = await screen.findByRole('textbox', { name: 'Choices of Colour, one a line' })
    fireEvent.change(choices, { target: { value: 'blue\n\nred\nblue' } })
    await waitFor(() => expect(settings().customFields[0]).toMatchObject({ choices: ['blue', 'red'] }))
    click(screen.getByRole('button', { name: 'Add a field' }))
    click(await screen.findByRole('button', { name: 'Move New field up' }))
    await waitFor(() =>
      expect(settings().customFields.map(({ label }) => label)).toEqual(['New field', 'Colour']),
    )
    fireEvent.change(await screen.findByRole('textbox', { name: 'Name of field 1' }), {
      target: { value: 'colour' },
    })
    expect(await screen.findByText('There is a field of this name already.')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Remove field Colour' }))
    await waitFor(() => expect(settings().customFields).toHaveLength(1))
    expect(ui.background.state.contacts[0]?.custom).toEqual({ Colour: 'blue' })
    const toast = (await screen.findByText('Colour removed')).closest('div')!
    click(within(toast).getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(settings().customFields[1]).toMatchObject({ choices: ['blue', 'red'] }))
  })
})

describe('the grading', () => {
  it('is changed, and never asks less of an A than of a B', async () => {
    await openWorkspaceAt('settings')
    const field = await screen.findByRole('spinbutton', { name: 'Orders a month for an A' })
    fireEvent.change(field, { target: { value: '5' } })
    await waitFor(() => expect(settings().grading.ordersForA).toBe(5))
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Orders a month for a B' }), {
      target: { value: '6' },
    })
    expect(await screen.findByText('An A needs at least as many orders as a B.')).toBeTruthy()
    expect(settings().grading.ordersForB).toBe(1)
    fireEvent.change(screen.getByRole('textbox', { name: 'Who takes over hot customers?' }), {
      target: { value: 'Mia' },
    })
    await waitFor(() => expect(settings().seniorOwner).toBe('Mia'))
  })
})

describe('the list of contacts', () => {
  it('sorts by heat and shows heat and grade', async () => {
    const ana = contactNamed('Ana', { grade: 'A' })
    ui.background.state.contacts.push(ana)
    ui.background.answers['contacts.page'] = () => ({
      rows: [{ ...ui.background.db.brief(ana), heat: 82 }],
      total: 1,
    })
    await openWorkspaceAt('contacts')
    const row = await screen.findByRole('option', { name: /Ana/ })
    expect(row.textContent).toContain('Grade A')
    expect(row.textContent).toContain('Heat 82')
    fireEvent.change(screen.getByRole('combobox', { name: 'Order' }), { target: { value: 'heat' } })
    await waitFor(() =>
      expect(ui.background.askedFor('contacts.page').at(-1)).toMatchObject({ sort: 'heat' }),
    )
  })

  it('saves what is kept about one person as a file', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    const create = vi.spyOn(URL, 'createObjectURL')
    await openWorkspaceAt(`contacts/${ana.id}`)
    click(await screen.findByRole('button', { name: 'More' }))
    click(await screen.findByRole('menuitem', { name: 'Save this person’s data' }))
    expect(
      await screen.findByText(/^Everything kept about Ana is in chatside-contact-.*\.json$/),
    ).toBeTruthy()
    const [blob] = create.mock.calls[0] as [Blob]
    expect(JSON.parse(await blob.text())).toMatchObject({ id: ana.id })
    create.mockRestore()
  })
})

describe('the library of tags', () => {
  it('proposes what to tidy up, and merges two tags until that is undone', async () => {
    const [vip, old, none] = [tagNamed('VIP'), tagNamed('V.I.P.'), tagNamed('Unused')]
    const bearer = contactNamed('Ana', { tags: { [old.id]: 1 } })
    ui.background.state.tags.push(vip, old, { ...none, folder: 'Seasons' })
    ui.background.state.contacts.push(bearer)
    ui.background.answers['tags.hygiene'] = () => ({
      contacts: 1,
      unused: [none.id],
      rare: [],
      similar: ui.background.state.tags.some(({ id }) => id === old.id)
        ? [{ tagId: vip.id, otherId: old.id }]
        : [],
    })
    await openWorkspaceAt('tags')
    click(await screen.findByRole('button', { name: 'Tidy up: 2 suggestions' }))
    expect(within(screen.getByRole('list', { name: 'Seasons' })).getAllByRole('listitem')).toHaveLength(1)
    click(screen.getByRole('button', { name: 'Merge VIP into V.I.P.' }))
    await waitFor(() =>
      expect(ui.background.state.tags.map(({ name }) => name)).toEqual(['V.I.P.', 'Unused']),
    )
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.tags).toHaveLength(3))
  })

  it('merges any tag into any other', async () => {
    const [vip, gold] = [tagNamed('VIP'), tagNamed('Gold')]
    ui.background.state.tags.push(vip, gold)
    await openWorkspaceAt('tags')
    click(await screen.findByRole('button', { name: 'Merge tag VIP into another' }))
    await screen.findByRole('dialog', { name: 'Merge VIP' })
    type(screen.getByRole('combobox', { name: 'Into which tag' }), 'Gold')
    press('Enter')
    const button = screen.getByRole('button', { name: 'Merge' })
    await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false))
    click(button)
    await waitFor(() =>
      expect(ui.background.askedFor('tags.merge')).toEqual([{ fromId: vip.id, intoId: gold.id }]),
    )
  })
})

describe('who brings most', () => {
  it('is a table with the line of 80 %, in one currency at a time', async () => {
    const [ana, bo] = [contactNamed('Ana'), contactNamed('Bo')]
    const rowOf = (contact: typeof ana, amountMinor: number, share: number, upTo: number) => ({
      contact: ui.background.db.brief(contact),
      amountMinor,
      orders: 2,
      share,
      upTo,
    })
    ui.background.answers['customers.value'] = ({ currency = 'EUR' }) => ({
      currency,
      customers: 10,
      total: 100_000,
      rows: [rowOf(ana, 80_000, 0.8, 0.8), rowOf(bo, 10_000, 0.1, 0.9)],
      currencies: ['EUR', 'USD'],
    })
    await openWorkspaceAt('value')
    const table = await screen.findByRole('table')
    const rows = within(table).getAllByRole('row')
    expect(rows.map((row) => row.textContent)).toEqual([
      'CustomerOrdersAmountShareTogether',
      'Ana2€800.0080%80%',
      '80 % come from this 1 customer',
      'Bo2€100.0010%90%',
    ])
    expect(screen.getByText(/The best fifth, 2 of 10 customers, brings 90% of/)).toBeTruthy()
    fireEvent.change(screen.getByRole('combobox', { name: 'Currency' }), { target: { value: 'USD' } })
    expect(await screen.findByText('$800.00')).toBeTruthy()
  })

  it('says what it needs while there are no orders', async () => {
    await openWorkspaceAt('value')
    expect(await screen.findByRole('heading', { name: 'No orders yet' })).toBeTruthy()
  })
})
