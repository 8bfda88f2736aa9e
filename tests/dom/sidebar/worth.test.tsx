import { describe, expect, it } from 'vitest'
import { BRUNO, MARIA, openSidebar } from '../support/fake-page'
import { AT, contactNamed, dealOf, newId, productNamed } from '../support/fake-state'
import { click, fireEvent, press, screen, useInterface, waitFor, within } from '../support/interface'
import { openMaria, openPart, scoreOf } from './support/known-maria'

const ui = useInterface()
const state = () => ui.background.state
const fill = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } })

describe('the score on the card', () => {
  it('is added up as on paper, and says what is not known', async () => {
    await openMaria(state(), {}, ({ id }) => (state().scores[id] = scoreOf(id)))
    const score = await openPart('Score')
    expect(within(score).getByText('78 = 51 + 27')).toBeTruthy()
    const rows = within(score)
      .getAllByRole('row')
      .map((row) => row.textContent)
    expect(rows).toEqual(['Messages read90 × 57%51', 'Reply speed62 × 43%27', 'Conversationnot known yet'])
    expect(screen.getByRole('button', { name: '78 Warm' })).toBeTruthy()
  })

  it('tells its history in words too', async () => {
    await openMaria(state(), {}, ({ id }) => (state().scores[id] = scoreOf(id)))
    const line = await screen.findByRole('img', { name: /^Heat over time/ })
    expect(line.getAttribute('aria-label')).toBe(
      'Heat over time: 41 on Sep 29, 78 on Oct 1, between 41 and 85',
    )
  })

  it('shows both numbers once one was set by hand, and takes the own one back', async () => {
    const maria = await openMaria(state(), {}, ({ id }) => (state().scores[id] = scoreOf(id)))
    await openPart('Score')
    click(screen.getByRole('button', { name: /^By hand/ }))
    const field = screen.getByRole('textbox', { name: 'By hand' })
    fill(field, '120')
    press('Enter')
    expect(await screen.findByText('A whole number from 0 to 100.')).toBeTruthy()
    fill(field, '30')
    press('Enter')
    expect(await screen.findByText('30 (worked out: 78)')).toBeTruthy()
    expect(screen.getByRole('button', { name: '30 Cool' })).toBeTruthy()
    expect(screen.getByText('78 = 51 + 27')).toBeTruthy()
    await waitFor(() => expect(state().contacts[0]?.heat).toBe(30))
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('button', { name: '78 Warm' })).toBeTruthy()
    expect(maria.id).toBe(state().contacts[0]?.id)
  })

  it('says that nothing is known, rather than 0', async () => {
    const heat = { parts: { read: none(), speed: none(), depth: none() } }
    const by = 'enquiry' as const
    const grade = { grade: 'C' as const, ordersPerMonth: 0, amountPerMonth: 0, by, products: [] }
    await openMaria(state(), {}, ({ id }) => {
      const { level: _, levelHeat: __, ...rest } = scoreOf(id, { heat, grade, history: [] })
      state().scores[id] = rest
    })
    await openPart('Score')
    expect(screen.getByText(/^Heat is not known yet/)).toBeTruthy()
    expect(screen.getByText('C: no orders yet')).toBeTruthy()
    expect(screen.queryByRole('img', { name: /^Heat over time/ })).toBeNull()
  })

  it('gives somebody hot to the senior owner by one press', async () => {
    state().settings.seniorOwner = 'Iris'
    await openMaria(state(), { heat: 90 }, ({ id }) => (state().scores[id] = scoreOf(id)))
    await openPart('Score')
    click(await screen.findByRole('button', { name: 'Make Iris the owner' }))
    await waitFor(() => expect(state().contacts[0]?.owner).toBe('Iris'))
    expect(screen.queryByText('Hot: suggested for Iris')).toBeNull()
  })

  it.each([
    [4 / 3, '1.3 orders'],
    [0.99, '1 order'],
  ])('says why the grade is what it is, beside the one by hand: %d', async (ordersPerMonth, said) => {
    await openMaria(state(), { grade: 'A' }, ({ id }) => {
      const score = scoreOf(id)
      state().scores[id] = { ...score, grade: { ...score.grade, ordersPerMonth } }
    })
    await openPart('Score')
    expect(screen.getByText('A: buys often, by hand (worked out: B)')).toBeTruthy()
    expect(screen.getByText(`B: ${said} a month over the last 90 days, €2,420.00 a month`)).toBeTruthy()
  })

  it('names the products that are ordered most', async () => {
    const [oak, ash] = [productNamed('Oak table'), productNamed('Ash chair')]
    state().products.push(oak, ash)
    await openMaria(state(), {}, ({ id }) => {
      const score = scoreOf(id)
      state().scores[id] = { ...score, grade: { ...score.grade, products: [ash.id, 'gone', oak.id] } }
    })
    await openPart('Score')
    expect(await screen.findByText('Orders most: Ash chair, Oak table')).toBeTruthy()
  })

  it('is nothing for a group', async () => {
    const launch = contactNamed('Launch', { kind: 'group' })
    state().contacts.push(launch)
    state().links[BRUNO.key] = launch.id
    openSidebar({ ...BRUNO, kind: 'group' })
    await screen.findByRole('button', { name: 'Timeline' })
    expect(screen.queryByRole('button', { name: 'Score' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull()
  })
})

describe('deals on the card', () => {
  it('are added from an otherwise empty card, shown before they are stored', async () => {
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Add' }))
    click(screen.getByRole('menuitem', { name: 'Deal' }))
    fill(screen.getByRole('textbox', { name: 'What is it about?' }), 'Wedding')
    fill(screen.getByRole('textbox', { name: 'Amount' }), '1.250,50')
    const release = ui.background.hold('deals.save')
    press('Enter')
    const deal = await screen.findByRole('group', { name: 'Wedding' })
    expect(within(deal).getByText('€1,250.50')).toBeTruthy()
    expect(state().deals).toEqual([])
    release()
    await waitFor(() => expect(state().deals).toHaveLength(1))
    expect(state().deals[0]).toMatchObject({ title: 'Wedding', amountMinor: 125050, currency: 'EUR' })
    expect(state().deals[0]?.contactId).toBe(state().contacts[0]?.id)
  })

  it('refuse what is no amount, and keep yen without a minor unit', async () => {
    await openMaria(state())
    click(await screen.findByRole('button', { name: 'Add' }))
    click(screen.getByRole('menuitem', { name: 'Deal' }))
    fill(screen.getByRole('textbox', { name: 'What is it about?' }), 'Trays')
    fill(screen.getByRole('textbox', { name: 'Amount' }), 'much')
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('alert')).toBeTruthy()
    fill(screen.getByRole('textbox', { name: 'Amount' }), '45000')
    fill(screen.getByRole('combobox', { name: 'Currency' }), 'jpy')
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(state().deals[0]).toMatchObject({ amountMinor: 45000, currency: 'JPY' }))
    expect(await screen.findByText('¥45,000')).toBeTruthy()
  })

  it('stay half filled in with their customer while one goes to another chat', async () => {
    state().contacts.push(contactNamed('Maria', { phone: MARIA.phone ?? '' }))
    const page = openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Add' }))
    click(screen.getByRole('menuitem', { name: 'Deal' }))
    fill(screen.getByRole('textbox', { name: 'What is it about?' }), 'Wedding')
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'What is it about?' })).toBeNull())
    page.show({ chat: { ...MARIA, epoch: 3 } })
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'What is it about?' })
    expect(field.value).toBe('Wedding')
    field.focus()
    press('Enter')
    await waitFor(() => expect(state().deals).toHaveLength(1))
    expect(await screen.findByRole('group', { name: 'Wedding' })).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'What is it about?' })).toBeNull()
  })

  it('come back into the form when saving fails', async () => {
    await openMaria(state())
    click(await screen.findByRole('button', { name: 'Add' }))
    click(screen.getByRole('menuitem', { name: 'Deal' }))
    const field = screen.getByRole('textbox', { name: 'What is it about?' })
    fill(field, 'Wedding')
    ui.background.failNext('deals.save', 'storage-full')
    field.focus()
    press('Enter')
    await waitFor(() => expect(ui.background.askedFor('deals.save')).toHaveLength(1))
    const again = await screen.findByRole<HTMLInputElement>('textbox', { name: 'What is it about?' })
    expect(again.value).toBe('Wedding')
    expect(state().deals).toEqual([])
    click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('group', { name: 'New deal' })).toBeNull())
  })

  it('are won by the menu and go to the closed ones; undo opens them again', async () => {
    await openMaria(state(), {}, ({ id }) => {
      state().deals.push(dealOf(id, 'Wedding', { amountMinor: 10000 }), dealOf(id, 'Brunch'))
    })
    const deals = await openPart('Deals')
    expect(within(deals).getByText('2 open · €100.00')).toBeTruthy()
    click(within(deals).getByRole('button', { name: 'Deal: Wedding' }))
    click(screen.getByRole('menuitem', { name: 'Mark as won' }))
    expect(await within(deals).findByText('1 closed deal')).toBeTruthy()
    expect(within(deals).getByText('1 open')).toBeTruthy()
    await waitFor(() => expect(state().deals.find(({ title }) => title === 'Wedding')?.closedAt).toBe(AT))
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await within(deals).findByText('2 open · €100.00')).toBeTruthy()
  })

  it('never add up amounts of different currencies', async () => {
    await openMaria(state(), {}, ({ id }) => {
      const amounts = [
        [20000, 'EUR'],
        [5000, 'EUR'],
        [30000, 'USD'],
      ] as const
      for (const [amountMinor, currency] of amounts) {
        state().deals.push(dealOf(id, 'One', { amountMinor, currency }))
      }
    })
    const deals = await openPart('Deals')
    expect(within(deals).getByText('3 open · $300.00 + €250.00')).toBeTruthy()
  })

  it('go back to what they were when saving fails', async () => {
    await openMaria(state(), {}, ({ id }) => void state().deals.push(dealOf(id, 'Wedding')))
    const deals = await openPart('Deals')
    ui.background.failNext('deals.remove', 'storage-full')
    click(within(deals).getByRole('button', { name: 'Deal: Wedding' }))
    click(screen.getByRole('menuitem', { name: 'Delete deal' }))
    await waitFor(() => expect(ui.background.askedFor('deals.remove')).toHaveLength(1))
    expect(await screen.findByRole('group', { name: 'Wedding' })).toBeTruthy()
    expect(state().deals).toHaveLength(1)
  })
})

describe('orders on the card', () => {
  it('are written with their product and day, and listed', async () => {
    state().products.push(productNamed('Oak table'))
    await openMaria(state())
    click(await screen.findByRole('button', { name: 'Add' }))
    click(screen.getByRole('menuitem', { name: 'Order' }))
    const amount = screen.getByRole('textbox', { name: 'Amount' })
    fill(amount, '99')
    fill(screen.getByLabelText('Ordered on'), '2026-09-15')
    const product = await screen.findByRole('combobox', { name: 'Product' })
    fireEvent.change(product, { target: { value: state().products[0]!.id } })
    amount.focus()
    press('Enter')
    await waitFor(() => expect(state().orders).toHaveLength(1))
    expect(state().orders[0]).toMatchObject({ amountMinor: 9900, productId: state().products[0]!.id })
    const orders = await openPart('Orders')
    expect(await within(orders).findByText('Sep 15, 2026')).toBeTruthy()
    expect(await within(orders).findByText('Oak table')).toBeTruthy()
  })

  it('stay half filled in with their customer while one goes to another chat, as consents do', async () => {
    state().contacts.push(contactNamed('Maria', { phone: MARIA.phone ?? '' }))
    const page = openSidebar(MARIA)
    const begin = async (kind: string): Promise<void> => {
      click(await screen.findByRole('button', { name: 'Add' }))
      click(screen.getByRole('menuitem', { name: kind }))
    }
    const goAndComeBack = async (epoch: number): Promise<void> => {
      page.show({ chat: { ...BRUNO, epoch } })
      await screen.findByRole('heading', { name: 'Bruno' })
      await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull())
      page.show({ chat: { ...MARIA, epoch: epoch + 1 } })
      await screen.findByRole('button', { name: 'Save' })
    }
    await begin('Order')
    fill(screen.getByRole('textbox', { name: 'Amount' }), '99')
    await goAndComeBack(2)
    const amount = screen.getByRole<HTMLInputElement>('textbox', { name: 'Amount' })
    expect(amount.value).toBe('99')
    amount.focus()
    press('Enter')
    await waitFor(() => expect(state().orders).toMatchObject([{ amountMinor: 9900 }]))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Amount' })).toBeNull())

    await begin('Consent')
    fireEvent.change(screen.getByRole('combobox', { name: 'To what' }), { target: { value: 'service' } })
    await goAndComeBack(4)
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'To what' }).value).toBe('service')
    click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'To what' })).toBeNull())
  })

  it('come from a deal by one press', async () => {
    await openMaria(state(), {}, ({ id }) => {
      state().deals.push(dealOf(id, 'Wedding', { amountMinor: 125000 }))
    })
    const deals = await openPart('Deals')
    click(within(deals).getByRole('button', { name: 'Deal: Wedding' }))
    click(screen.getByRole('menuitem', { name: 'Record as an order' }))
    await waitFor(() => expect(state().orders[0]).toMatchObject({ amountMinor: 125000, note: 'Wedding' }))
    expect(state().orders[0]?.dealId).toBe(state().deals[0]?.id)
  })

  it('show the newest, and all on demand', async () => {
    await openMaria(state(), {}, ({ id }) => {
      for (let day = 0; day < 25; day++) {
        const times = { at: AT - day * 86_400_000, createdAt: AT, updatedAt: AT }
        const order = { contactId: id, amountMinor: 100, currency: 'EUR', note: `Order ${day}` }
        state().orders.push({ id: newId(), ...order, ...times })
      }
    })
    const orders = await openPart('Orders')
    expect(within(orders).queryByText('Order 24')).toBeNull()
    click(within(orders).getByRole('button', { name: 'Show all 25 orders' }))
    expect(await within(orders).findByText('Order 24')).toBeTruthy()
  })
})

function none() {
  return { weight: 0, evidence: 0 }
}
