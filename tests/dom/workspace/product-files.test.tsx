import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/utils/ids'
import { productNamed } from '../support/fake-state'
import { click, fireEvent, screen, useInterface, waitFor } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

afterEach(() => vi.restoreAllMocks())

async function choose(name: string, table: string): Promise<void> {
  const field = await screen.findByLabelText('Choose files, or drop them here')
  fireEvent.change(field, { target: { files: [new File([table], name)] } })
}
const confirm = (count: number) =>
  screen.findByRole<HTMLButtonElement>('button', {
    name: `Import ${count} ${count === 1 ? 'product' : 'products'}`,
  })
const drafts = () => ui.background.askedFor('products.addMany')[0]?.['drafts']

describe('products from a table', () => {
  it('are looked at with their prices, then come in together and can be taken back', async () => {
    await openWorkspaceAt('product-import')
    await choose(
      'menu.csv',
      'name,sku,price EUR,stock,link\nTray,T-1,"12.50",in,example.org/tray\nCake,,1200,out,\nBox,,free,,\n',
    )
    expect(await screen.findByText('2 products in menu.csv.')).toBeTruthy()
    expect(
      screen.getByRole('row', { name: /Tray T-1 · In stock · https:\/\/example.org\/tray €12.50/ }),
    ).toBeTruthy()
    click(screen.getByText('1 entry cannot be taken over'))
    expect(screen.getByText('menu.csv, line 4')).toBeTruthy()
    expect(screen.getByText('The price is no amount. “free”')).toBeTruthy()
    expect(ui.background.askedFor('products.addMany')).toEqual([])
    click(screen.getByRole('checkbox', { name: 'Import “Cake”' }))
    click(await confirm(1))
    expect(await screen.findByRole('heading', { name: '1 product imported' })).toBeTruthy()
    expect(ui.background.state.products).toMatchObject([{ name: 'Tray', sku: 'T-1', prices: { EUR: 1250 } }])
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.products).toEqual([]))
  })

  it('take the currency one says for bare prices', async () => {
    await openWorkspaceAt('product-import')
    await choose('menu.csv', 'name,price\nTray,12\n')
    expect(await screen.findByText('€12.00')).toBeTruthy()
    fireEvent.change(screen.getByRole('combobox', { name: 'Prices without a currency are in' }), {
      target: { value: 'JPY' },
    })
    expect(await screen.findByText('¥12')).toBeTruthy()
    click(await confirm(1))
    await waitFor(() => expect(drafts()).toMatchObject([{ prices: { JPY: 12 } }]))
  })

  it('replace those one has', async () => {
    ui.background.state.products.push(productNamed('Old tray', { sku: 't-1' }))
    await openWorkspaceAt('product-import')
    await choose('menu.csv', 'name,sku,price EUR\nTray,T-1,12\nCake,,5\n')
    expect(await screen.findByText('You have “Old tray”')).toBeTruthy()
    await confirm(1)
    click(screen.getByRole('radio', { name: /^Replace mine/ }))
    click(await confirm(2))
    await waitFor(() => expect(drafts()).toMatchObject([{ name: 'Tray' }, { name: 'Cake' }]))
    expect(ui.background.askedFor('products.addMany')[0]).toMatchObject({ onConflict: 'replace' })
  })

  it('are not more than there is room for', async () => {
    ui.background.state.products = Array.from({ length: 499 }, (_, at) => productNamed(`Product ${at}`))
    await openWorkspaceAt('product-import')
    await choose('menu.csv', 'name\nOne more\nAnd another\n')
    expect(await screen.findByText('There is room for 500 products: leave 1 out.')).toBeTruthy()
    expect((await confirm(2)).disabled).toBe(true)
    click(screen.getByRole('checkbox', { name: 'Import “One more”' }))
    expect((await confirm(1)).disabled).toBe(false)
  })

  it('say why nothing can be read', async () => {
    await openWorkspaceAt('product-import')
    await choose('menu.csv', 'colour,size\nred,L\n')
    expect((await screen.findByRole('alert')).textContent).toMatch(/name the columns, one of them “name”/)
  })
})

describe('products into a table', () => {
  it('are saved from the menu beside the search', async () => {
    const blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${blobs.push(blob as Blob)}`)
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    ui.background.state.products.push(
      productNamed('Tray', { prices: { EUR: 1250, JPY: 2000 }, stock: 'low', pictureId: newId() }),
    )
    await openWorkspaceAt('products')
    click(await screen.findByRole('button', { name: 'Products from and to files' }))
    click(screen.getByRole('menuitem', { name: 'Save as a table (CSV)' }))
    expect(
      await screen.findByText(/1 product saved as chatside-products-.*\.csv\. 1 picture is not in it\./),
    ).toBeTruthy()
    expect(save).toHaveBeenCalledTimes(1)
    const text = await blobs[0]!.text()
    expect(text).toContain('name,sku,price_EUR,price_JPY,stock,link,note\r\nTray,,12.50,2000,low,,')
  })
})
