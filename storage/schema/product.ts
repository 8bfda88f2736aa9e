import * as z from 'zod/mini'
import { epochMs, id, line, text } from './fields'
import type { MediaBrief } from './media'

export const STOCK_STATES = ['in', 'low', 'out'] as const
export const MAX_PRODUCTS = 500

/** ISO 4217. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/))
/** In the currency's minor unit. */
export const amountMinor = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

const productFields = {
  id,
  name: line.check(z.minLength(1)),
  sku: z.optional(line),
  /** By currency. */
  prices: z.record(currency, amountMinor),
  stock: z.optional(z.enum(STOCK_STATES)),
  /** http or https. */
  link: z.optional(z.string().check(z.regex(/^https?:\/\/\S+$/i), z.maxLength(2_000))),
  note: z.optional(text),
}

export const productSchema = z.object({
  ...productFields,
  /** A picture: an id of `media`. It comes and goes by `media.add` and `media.remove`. */
  pictureId: z.optional(id),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})
export type Product = z.infer<typeof productSchema>

/** As lists show it: with what there is to know of its picture. */
export type ListedProduct = Product & { picture?: MediaBrief }

export const productDraftSchema = z.object(productFields)
export type ProductDraft = z.infer<typeof productDraftSchema>

/** One line of the product search in a form: the price is formatted already. */
export type ProductChoice = {
  id: string
  name: string
  sku?: string
  price?: string
  stock?: Product['stock']
}
