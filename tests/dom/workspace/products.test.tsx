import { describe, expect, it } from 'vitest'
import { click, fireEvent, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { AT, newId } from '../support/fake-state'

const ui = useInterface()

function sell(name: string, prices: Record<string, number>): string {
  const id = newId()
  ui.background.state.products.push({ id, name, prices, createdAt: AT, updatedAt: AT })
  return id
}

const field = (name: string) => screen.getByRole('textbox', { name })

describe('the products', () => {
  it('teach while there is none, and are made with prices in several currencies', async () => {
    await openWorkspaceAt('products')
    expect(await screen.findByRole('heading', { name: 'No products yet' })).toBeTruthy()
    click(screen.getByRole('button', { name: 'New product' }))
    await screen.findByRole('dialog', { name: 'New product' })
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('A product needs a name.')).toBeTruthy()
    type(field('Name'), 'Oak table')
    type(field('Amount'), '1.250,50')
    click(screen.getByRole('button', { name: 'Price in another currency' }))
    type(screen.getAllByRole('textbox', { name: 'Amount' })[1]!, '12')
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(ui.background.askedFor('products.save')).toMatchObject([
        { name: 'Oak table', prices: { EUR: 125_050, USD: 1_200 } },
      ]),
    )
    expect(await screen.findByRole('link', { name: 'Oak table' })).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('have a picture, which waits for a new product and can be taken off again', async () => {
    const choose = async (...files: File[]): Promise<void> => {
      const input = await screen.findByLabelText('Choose a picture', { selector: 'input' })
      Object.defineProperty(input, 'files', { value: files, configurable: true })
      fireEvent.change(input)
    }
    await openWorkspaceAt('products/new')
    await screen.findByRole('dialog', { name: 'New product' })
    await choose(new File(['%PDF'], 'list.pdf', { type: 'application/pdf' }))
    expect(await screen.findByText('list.pdf is not a picture.')).toBeTruthy()
    await choose(new File(['x'], 'first.png', { type: 'image/png' }))
    expect(await screen.findByText('first.png')).toBeTruthy()
    await choose(new File(['y'], 'vase.png', { type: 'image/png' }))
    expect(await screen.findByText('vase.png')).toBeTruthy()
    expect(screen.queryByText('first.png')).toBeNull()
    type(field('Name'), 'Vase')
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(ui.background.askedFor('media.add')).toMatchObject([{ name: 'vase.png' }]))
    expect(await screen.findByText('Has a picture')).toBeTruthy()
    click(screen.getByRole('link', { name: 'Vase' }))
    click(await screen.findByRole('button', { name: 'Remove vase.png' }))
    await waitFor(() => expect(screen.queryByText('Has a picture')).toBeNull())
    click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('button', { name: 'Remove vase.png' })).toBeTruthy()
  })

  it('refuse an amount that is none, and two prices in one currency', async () => {
    await openWorkspaceAt('products/new')
    type(await screen.findByRole('textbox', { name: 'Name' }), 'Chair')
    type(field('Amount'), 'cheap')
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/An amount looks like/)).toBeTruthy()
    fireEvent.input(field('Amount'), { target: { value: '5' } })
    click(screen.getByRole('button', { name: 'Price in another currency' }))
    fireEvent.input(screen.getAllByRole('textbox', { name: 'Amount' })[1]!, { target: { value: '6' } })
    fireEvent.input(screen.getAllByRole('combobox', { name: 'Currency' })[1]!, { target: { value: 'eur' } })
    await waitFor(() => expect(screen.getAllByDisplayValue('EUR')).toHaveLength(2))
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/Each price needs a currency of its own/)).toBeTruthy()
    expect(ui.background.askedFor('products.save')).toEqual([])
  })

  it('are found by every word of the search, edited, marked as sold out, and deleted', async () => {
    const id = sell('Oak table, small', { EUR: 90_000 })
    sell('Oak chair', { EUR: 12_000 })
    await openWorkspaceAt('products')
    type(await screen.findByRole('textbox', { name: /Search/ }), 'small oak')
    const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1)
    expect(rows()).toHaveLength(1)
    fireEvent.change(screen.getByRole('combobox', { name: 'Stock of Oak table, small' }), {
      target: { value: 'out' },
    })
    await waitFor(() =>
      expect(ui.background.askedFor('products.save')).toEqual([
        { id, name: 'Oak table, small', prices: { EUR: 90_000 }, stock: 'out' },
      ]),
    )
    click(screen.getByRole('button', { name: 'Delete Oak table, small' }))
    expect(await screen.findByText('No product fits “small oak”.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy()
  })
})
