import { beforeEach, describe, expect, it } from 'vitest'
import type { Hole } from '@/utils/templates/hole'
import type { ProductChoice } from '@/storage/schema/product'
import { FakeBackground, rendered, replyRow } from './support/fake-background'
import { composerText, composer } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { PickerStage } from './support/picker-stage'

let background: FakeBackground
let stage: PickerStage
let holes: Hole[]

beforeEach(() => {
  showFixture('2026-bare-en-dark')
  background = new FakeBackground()
  background.replies = [replyRow('price', { title: 'Price list' }), replyRow('hello')]
  // Renders each field as "label=answer", what is open as it is written.
  background.render = ({ answers }) => {
    const segments = holes.flatMap(({ key, label, initial }) => {
      const answer = answers[key] ?? initial
      const value = {
        text: answer ?? `{{${key}}}`,
        kind: answer === undefined ? 'hole' : 'value',
        key,
      } as const
      return [{ text: `${label}=`, kind: 'text' } as const, value, { text: ' ', kind: 'text' } as const]
    })
    return rendered(segments.map(({ text }) => text).join(''), {
      segments,
      holes,
      unresolved: holes
        .filter(({ key, initial }) => answers[key] === undefined && initial === undefined)
        .map(({ key }) => key),
    })
  }
})

async function openForm(...asked: Hole[]): Promise<void> {
  holes = asked
  stage = await PickerStage.start(background)
  await stage.typing('Hi /pri')
  await stage.press('Enter')
}

const lastAnswers = () => background.inputs('page.renderReply').at(-1)?.answers

describe('what a reply asks for', () => {
  it('is a form with one labelled field each, and nothing is inserted before it is filled in', async () => {
    await openForm(
      { key: 'no', label: 'Tracking number', kind: 'text' },
      { key: 'note', label: 'Note', kind: 'lines', initial: 'two\nlines' },
      { key: 'when', label: 'When', kind: 'choice', options: ['morning', 'evening'] },
      { key: 'day', label: 'Delivery', kind: 'date', initial: '2026-10-01' },
      { key: 'count', label: 'Quantity', kind: 'number', initial: '2', min: 1, max: 9 },
      { key: 'sum', label: 'Deposit', kind: 'money', currency: 'EUR' },
      { key: 'vat', label: 'With VAT', kind: 'toggle', initial: 'yes' },
    )
    expect(stage.form.hidden).toBe(false)
    expect(stage.form.getAttribute('aria-label')).toBe('Price list')
    const shape = [...stage.form.querySelectorAll('label')].map((label) => {
      const control = label.querySelector<HTMLInputElement>('input, textarea, select')!
      return [label.firstChild?.textContent, control.type, control.value]
    })
    expect(shape).toEqual([
      ['Tracking number', 'text', ''],
      ['Note', 'textarea', 'two\nlines'],
      ['When', 'select-one', ''],
      ['Delivery', 'date', '2026-10-01'],
      ['Quantity', 'number', '2'],
      ['Deposit (EUR)', 'number', ''],
      ['With VAT', 'checkbox', 'on'],
    ])
    expect(stage.field('With VAT').checked).toBe(true)
    expect(stage.field('Quantity').max).toBe('9')
    expect([...stage.field('When').querySelectorAll('option')].map(({ value }) => value)).toEqual([
      '',
      'morning',
      'evening',
    ])
    expect(stage.focused()).toBe(stage.field('Tracking number'))
    expect(composerText()).toBe('Hi /pri')
  })

  it('is filled in by Enter from field to field, and the last one inserts', async () => {
    await openForm(
      { key: 'no', label: 'Number', kind: 'text' },
      { key: 'when', label: 'When', kind: 'choice', options: ['morning', 'evening'] },
      { key: 'vat', label: 'With VAT', kind: 'toggle', initial: 'no' },
    )
    await stage.fill(stage.field('Number'), 'A1')
    await stage.pressInside('Enter')
    expect(stage.focused()).toBe(stage.field('When'))
    expect(stage.field('When').getAttribute('aria-invalid')).toBe('false')
    await stage.fill(stage.field('When'), 'evening')
    expect(stage.preview()).toBe('Number=A1 When=evening With VAT=no ')
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi Number=A1 When=evening With VAT=no ')
    expect(stage.panel.hidden).toBe(true)
    expect(background.inputs('page.replyInserted')).toMatchObject([
      { replyId: 'price', answers: { no: 'A1', when: 'evening', vat: 'no' } },
    ])
  })

  it('is asked though every field has a value already', async () => {
    await openForm({ key: 'n', label: 'Quantity', kind: 'number', initial: '1' })
    expect(composerText()).toBe('Hi /pri')
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi Quantity=1 ')
  })

  it('takes a field that was emptied on purpose as an answer, but not one that never had a value', async () => {
    await openForm(
      { key: 'note', label: 'Note', kind: 'text', initial: 'see you' },
      { key: 'name', label: 'Name', kind: 'text' },
    )
    await stage.fill(stage.field('Note'), '')
    expect(lastAnswers()).toEqual({ note: '' })
    await stage.fill(stage.field('Name'), '  ')
    expect(lastAnswers()).toEqual({ note: '' })
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi /pri')
    expect(stage.notice()).toBe('Name: please fill this in.')
    expect(stage.field('Name').getAttribute('aria-invalid')).toBe('true')
    expect(stage.field('Name').getAttribute('aria-describedby')).toBe('notice')
  })

  it('refuses a number beyond its limits', async () => {
    await openForm({ key: 'n', label: 'Quantity', kind: 'number', initial: '1', max: 100 })
    await stage.fill(stage.field('Quantity'), '101')
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi /pri')
    expect(stage.notice()).not.toBeNull()
    await stage.fill(stage.field('Quantity'), '100')
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi Quantity=100 ')
  })

  it('shows what is still open in the preview, while one types', async () => {
    await openForm({ key: 'no', label: 'Number', kind: 'text' }, { key: 'by', label: 'By', kind: 'text' })
    const open = () => [...stage.layer.querySelectorAll('.preview mark')].map((mark) => mark.textContent)
    expect(open()).toEqual(['{{no}}', '{{by}}'])
    await stage.fill(stage.field('Number'), 'A1')
    expect(open()).toEqual(['{{by}}'])
  })

  it('adds a field that an answer asks for, and keeps the focus where it is', async () => {
    await openForm({ key: 'no', label: 'Number', kind: 'text' })
    holes = [...holes, { key: 'more', label: 'More', kind: 'text' }]
    await stage.fill(stage.field('Number'), 'A1')
    expect(stage.focused()).toBe(stage.field('Number'))
    await stage.pressInside('Enter')
    expect(stage.focused()).toBe(stage.field('More'))
  })

  it('is the page’s business nowhere: its keys stay inside', async () => {
    await openForm({ key: 'no', label: 'Number', kind: 'lines' }, { key: 'by', label: 'By', kind: 'text' })
    expect(await stage.pressInside('Enter')).toBe(false)
    expect(await stage.pressInside('a')).toBe(false)
    expect(await stage.pressInside('Tab')).toBe(true)
    expect(stage.focused()).toBe(stage.field('By'))
    await stage.pressInside('Tab')
    await stage.pressInside('Tab')
    expect(stage.focused()?.textContent).toBe('Back')
    await stage.pressInside('Tab')
    expect(stage.focused()).toBe(stage.field('Number'))
    await stage.pressInside('Tab', { shiftKey: true })
    expect(stage.focused()?.textContent).toBe('Back')
  })

  it('inserts from a field of several lines with Ctrl+Enter', async () => {
    await openForm({ key: 'no', label: 'Note', kind: 'lines' })
    await stage.fill(stage.field('Note'), 'a\nb')
    expect(await stage.pressInside('Enter', { ctrlKey: true })).toBe(true)
    expect(composerText()).toBe('Hi Note=a\nb ')
  })

  it('is left by Escape for the list, which keeps the answers, and by another one for the message box', async () => {
    await openForm({ key: 'no', label: 'Number', kind: 'text' })
    await stage.fill(stage.field('Number'), 'A1')
    await stage.pressInside('Escape')
    expect(stage.form.hidden).toBe(true)
    expect(stage.titles()).toEqual(['Price list'])
    expect(document.activeElement).toBe(composer())
    await stage.press('Enter')
    expect(stage.field('Number').value).toBe('A1')
    await stage.pressInside('Escape')
    await stage.press('Escape')
    expect(stage.panel.hidden).toBe(true)
    expect(composerText()).toBe('Hi /pri')
  })
})

describe('a field for a product', () => {
  const LAMP: ProductChoice = { id: 'p1', name: 'Lamp', sku: 'L-1', price: '€ 40.00', stock: 'low' }
  const TABLE: ProductChoice = { id: 'p2', name: 'Table' }
  const product = () => stage.field('Product')
  const found = () => [...stage.layer.querySelectorAll('#products .option')].map((one) => one.textContent)

  beforeEach(() => {
    background.answers['page.products'] = ({ search }) =>
      [LAMP, TABLE].filter(({ id, name }) => search === id || name.toLowerCase().includes(search))
  })

  it('is a search with a list that the keyboard chooses from', async () => {
    await openForm({ key: 'product', label: 'Product', kind: 'product' })
    expect(product().getAttribute('role')).toBe('combobox')
    expect(found()).toEqual(['Lamp€ 40.00L-1 · Only a few left', 'Table'])
    await stage.pressInside('ArrowUp')
    expect(product().getAttribute('aria-activedescendant')).toBe('products-1')
    await stage.pressInside('ArrowDown')
    expect(product().getAttribute('aria-activedescendant')).toBe('products-0')
    await stage.fill(product(), 'ta')
    expect(found()).toEqual(['Table'])
    expect(product().getAttribute('aria-expanded')).toBe('true')
    await stage.pressInside('Enter')
    expect(product().value).toBe('Table')
    expect(product().getAttribute('aria-expanded')).toBe('false')
    expect(lastAnswers()).toEqual({ product: 'p2' })
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi Product=p2 ')
  })

  it('takes no words for an answer', async () => {
    await openForm({ key: 'product', label: 'Product', kind: 'product' })
    await stage.fill(product(), 'zzz')
    expect(found()).toEqual([])
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi /pri')
    expect(lastAnswers()).toEqual({})
  })

  it('chooses nothing by Enter before somebody has looked for it', async () => {
    await openForm({ key: 'product', label: 'Product', kind: 'product' })
    await stage.pressInside('Enter')
    expect(product().value).toBe('')
    expect(stage.notice()).toBe('Product: please fill this in.')
  })

  it('shows its list only while one is in it', async () => {
    await openForm(
      { key: 'no', label: 'Number', kind: 'text' },
      { key: 'product', label: 'Product', kind: 'product' },
    )
    const list = stage.layer.querySelector<HTMLElement>('#products')!
    expect(list.hidden).toBe(true)
    await stage.pressInside('Tab')
    expect(list.hidden).toBe(false)
    await stage.pressInside('Escape')
    expect(list.hidden).toBe(true)
    expect(stage.form.hidden).toBe(false)
    await stage.pressInside('Tab')
    expect(list.hidden).toBe(true)
  })

  it('begins with the one this customer got last, by its name', async () => {
    await openForm({ key: 'product', label: 'Product', kind: 'product', initial: 'p1' })
    expect(product().value).toBe('Lamp')
    expect(lastAnswers()).toEqual({ product: 'p1' })
    await stage.fill(product(), '')
    expect(lastAnswers()).toEqual({ product: '' })
    await stage.fill(product(), 'lamp')
    await stage.pressInside('Enter')
    await stage.pressInside('Enter')
    expect(composerText()).toBe('Hi Product=p1 ')
  })
})
