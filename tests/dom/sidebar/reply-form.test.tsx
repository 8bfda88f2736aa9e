import { describe, expect, it } from 'vitest'
import { contactNamed, productNamed, replyOf } from '../support/fake-state'
import { type FakePage, MARIA, openSidebar } from '../support/fake-page'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'

const ui = useInterface()

const preview = () => screen.findByRole('group', { name: 'What the customer gets' })

/** Writes a reply, and looks at it beside Maria's chat. */
async function look(body: string, title = 'Offer'): Promise<FakePage> {
  const { state } = ui.background
  const maria = contactNamed('Maria Souza')
  state.contacts.push(maria)
  state.links[MARIA.key] = maria.id
  state.replies.push(replyOf('offer', body, title))
  const page = openSidebar(MARIA)
  type(await screen.findByRole('combobox', { name: 'Search quick replies' }), 'offer')
  await preview()
  return page
}

function fill(field: HTMLElement, value: string): void {
  field.focus()
  fireEvent.input(field, { target: { value } })
}

describe('the form of a quick reply', () => {
  it('begins with the defaults, so that Enter alone inserts', async () => {
    const page = await look(
      '{{number: Quantity; default=2}} trays, {{toggle: With VAT; yes=incl. VAT; no=net}}',
    )
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Quantity' }).value).toBe('2')
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'With VAT' }).checked).toBe(false)
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['2 trays, net']))
  })

  it('takes each kind of answer, and inserts them as the customer reads them', async () => {
    const page = await look(
      '{{text: Item}}|{{lines: List}}|{{money: Deposit; currency=EUR}}|{{date: Day; format=iso}}|{{toggle: Gift; yes=wrapped; no=plain}}',
    )
    fill(screen.getByRole('textbox', { name: 'Item' }), 'Cake')
    fill(screen.getByRole('textbox', { name: 'List' }), 'a\nb')
    fill(screen.getByRole('textbox', { name: 'Deposit (EUR)' }), '1,250.5')
    fill(screen.getByLabelText('Day'), '2026-12-24')
    click(screen.getByRole('checkbox', { name: 'Gift' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Gift' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Gift' }))
    screen.getByRole('textbox', { name: 'Item' }).focus()
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['Cake|a\nb|€1,250.50|2026-12-24|wrapped']))
  })

  it('offers a few options side by side and many in a list', async () => {
    await look('{{choice When: morning | evening}} {{choice Size: 1 | 2 | 3 | 4 | 5 | 6}}')
    const when = screen.getByRole('group', { name: 'When' })
    expect(within(when).getAllByRole('radio')).toHaveLength(2)
    expect(within(screen.getByRole('combobox', { name: 'Size' })).getAllByRole('option')).toHaveLength(7)
  })

  it('asks for a choice that was not made', async () => {
    const page = await look('Shall we come in the {{choice When: morning | evening}}?')
    press('Enter')
    const morning = screen.getByRole('radio', { name: 'morning' })
    await waitFor(() => expect(document.activeElement).toBe(morning))
    expect(screen.getByText('This is needed.')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'evening' }))
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['Shall we come in the evening?']))
  })

  it('says what is wrong with a number, and inserts nothing until it is right', async () => {
    const page = await look('{{number: Quantity; min=1; max=100}} trays')
    const quantity = screen.getByRole('textbox', { name: 'Quantity' })
    fill(quantity, '500')
    expect(await screen.findByText('From 1 to 100.')).toBeTruthy()
    fill(quantity, 'many')
    expect(await screen.findByText('That is not a number.')).toBeTruthy()
    press('Enter')
    fill(quantity, '12')
    await waitFor(() => expect(screen.queryByText('That is not a number.')).toBeNull())
    expect(page.received.some((message) => message.type === 'insert')).toBe(false)
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['12 trays']))
  })

  it('does not let a default that was taken out leave a gap', async () => {
    const page = await look('{{number: Quantity; default=2}} trays')
    const quantity = screen.getByRole('textbox', { name: 'Quantity' })
    fill(quantity, '')
    expect(await screen.findByText('This is needed.')).toBeTruthy()
    press('Enter')
    await waitFor(() => expect(document.activeElement).toBe(quantity))
    expect(page.inserted).toEqual([])
  })

  it('searches the products and keeps the chosen one in its field', async () => {
    ui.background.state.products.push(productNamed('Apple pie'), productNamed('Plum cake', { stock: 'out' }))
    const page = await look('We have {{product: Which one}} for you')
    const field = await screen.findByRole('combobox', { name: 'Which one' })
    type(field, 'plum')
    const option = await screen.findByRole('option', { name: /Plum cake/ })
    expect(option.textContent).toContain('out of stock')
    press('Enter')
    await waitFor(() => expect((field as HTMLInputElement).value).toBe('Plum cake'))
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['We have Plum cake for you']))
  })

  it('breaks the line in a text of several lines, and inserts on Ctrl+Enter', async () => {
    const page = await look('{{lines: List}}')
    const list = screen.getByRole('textbox', { name: 'List' })
    fill(list, 'one')
    press('Enter')
    fill(list, 'one\ntwo')
    press('Ctrl+Enter')
    await waitFor(() => expect(page.inserted).toEqual(['one\ntwo']))
  })
})
