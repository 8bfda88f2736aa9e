import type { MessageKey } from '@/locales/t'
import { type Product, type ProductDraft, STOCK_STATES } from '@/storage/schema/product'
import { isCurrency } from '@/utils/products/currencies'
import { amountToType, typedAmount } from '@/utils/products/typed-amount'

/** A product as it stands in the form: everything is text. */
export type TypedProduct = {
  name: string
  sku: string
  prices: TypedPrice[]
  stock: string
  link: string
  note: string
}
export type TypedPrice = { currency: string; amount: string }
export type ProductFaults = Partial<Record<'name' | 'prices' | 'link', MessageKey>>

/** @returns an empty form; the price is asked for in the currency one sells in. */
export function blankProduct(currency: string): TypedProduct {
  return { name: '', sku: '', prices: [{ currency, amount: '' }], stock: '', link: '', note: '' }
}

/** @returns a stored product for editing. */
export function typeProduct(
  { name, sku, prices, stock, link, note }: Product,
  currency: string,
): TypedProduct {
  const typed = Object.entries(prices).map(([code, minor]) => ({
    currency: code,
    amount: amountToType(minor, code),
  }))
  return {
    name,
    sku: sku ?? '',
    prices: typed.length > 0 ? typed : [{ currency, amount: '' }],
    stock: stock ?? '',
    link: link ?? '',
    note: note ?? '',
  }
}

/** @returns what keeps the form from being saved, by field. */
export function faultsOfProduct({ name, prices, link }: TypedProduct): ProductFaults {
  const given = prices.filter(({ amount }) => amount.trim() !== '')
  const codes = given.map(({ currency }) => currency)
  const hasBadCurrency = !codes.every(isCurrency) || new Set(codes).size < codes.length
  const hasBadAmount =
    !hasBadCurrency && given.some((price) => typedAmount(price.amount, price.currency) === undefined)
  return {
    ...(name.trim() === '' && { name: 'products.nameFault' as const }),
    ...(hasBadCurrency && { prices: 'products.currencyFault' as const }),
    ...(hasBadAmount && { prices: 'products.amountFault' as const }),
    ...(link.trim() !== '' && !isLink(link.trim()) && { link: 'products.linkFault' as const }),
  }
}

/** @returns a faultless form as `products.save` takes it. */
export function toProductDraft(id: string, typed: TypedProduct): ProductDraft {
  const prices = typed.prices.flatMap(({ currency, amount }) => {
    const minor = amount.trim() === '' ? undefined : typedAmount(amount, currency)
    return minor === undefined ? [] : [[currency, minor] as const]
  })
  const stock = STOCK_STATES.find((state) => state === typed.stock)
  const sku = typed.sku.trim()
  const link = typed.link.trim()
  return {
    id,
    name: typed.name.trim(),
    prices: Object.fromEntries(prices),
    ...(sku !== '' && { sku }),
    ...(stock !== undefined && { stock }),
    ...(link !== '' && { link }),
    ...(typed.note.trim() !== '' && { note: typed.note }),
  }
}

function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}
