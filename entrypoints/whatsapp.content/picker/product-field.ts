import type { ProductChoice } from '@/storage/schema/product'
import type { Hole } from '@/utils/templates/hole'
import type { Say } from '../strings'
import { fieldOf, type Field } from './field'
import { ListView } from './list-view'

export type ProductHandlers = {
  onFind: (search: string, onFound: (products: readonly ProductChoice[]) => void) => void
  /** An answer changed. */
  onAnswer: () => void
}

/** A field in which a product is looked for. Its answer is the product's id: words alone are none. */
export class ProductField implements Field {
  readonly hole: Hole
  readonly control: Field['control']
  readonly parts: Node[]
  readonly #say: () => Say
  readonly #handlers: ProductHandlers
  readonly #list: ListView
  #found: readonly ProductChoice[] = []
  #index = -1
  #picked: string | undefined

  constructor(hole: Hole, given = '', say: () => Say, handlers: ProductHandlers) {
    const { control, parts } = fieldOf(hole)
    this.hole = hole
    this.control = control
    this.#say = say
    this.#handlers = handlers
    this.#list = new ListView('products', {
      onChoose: (index) => this.#pick(index),
      onHover: (index) => this.#mark(index),
    })
    this.parts = [...parts, this.#list.list]
    control.setAttribute('role', 'combobox')
    control.setAttribute('aria-controls', 'products')
    control.addEventListener('focus', () => {
      if (this.#picked === undefined) this.#find()
    })
    control.addEventListener('blur', () => this.#close())
    this.#close()
    if (given === '') return
    this.#picked = given
    handlers.onFind(given, (found) => {
      this.#found = found
      this.#pick(found.findIndex(({ id }) => id === given))
    })
  }

  answer(): string | undefined {
    const isCleared = this.control.value.trim() === '' && this.hole.initial !== undefined
    return this.#picked ?? (isCleared ? '' : undefined)
  }

  /** The words in the field changed. */
  onInput(): void {
    this.#picked = undefined
    this.#find()
  }

  /** @returns whether the key was the list's. */
  onKey(key: string): boolean {
    if (this.#list.list.hidden) return false
    const count = this.#found.length
    if (key === 'ArrowDown') this.#mark((this.#index + 1) % count)
    else if (key === 'ArrowUp') this.#mark((this.#index > 0 ? this.#index : count) - 1)
    else if (key === 'Escape') this.#close()
    else if ((key === 'Enter' || key === 'Tab') && this.#index >= 0) this.#pick(this.#index)
    else return false
    return key !== 'Tab'
  }

  #find(): void {
    this.#handlers.onFind(this.control.value, (found) => this.#open(found))
  }

  #open(found: readonly ProductChoice[]): void {
    const say = this.#say()
    this.#found = found
    const lines = found.map(({ name, price = '', sku, stock }) => ({
      title: name,
      aside: price,
      detail: [sku, stock && say(`page.stock.${stock}`)].filter(Boolean).join(' · '),
    }))
    this.#list.show(lines, this.hole.label)
    this.#list.list.hidden = found.length === 0
    this.control.setAttribute('aria-expanded', String(found.length > 0))
    // Nothing is marked before somebody looks for it, so that Enter cannot choose what nobody meant.
    this.#mark(this.control.value.trim() === '' ? -1 : 0)
  }

  #mark(index: number): void {
    this.#index = index
    this.control.setAttribute('aria-activedescendant', this.#list.mark(index))
  }

  #pick(index: number): void {
    const product = this.#found[index]
    if (!product) return
    this.#picked = product.id
    this.control.value = product.name
    this.#close()
    this.#handlers.onAnswer()
  }

  #close(): void {
    this.#list.list.hidden = true
    this.control.setAttribute('aria-expanded', 'false')
  }
}
