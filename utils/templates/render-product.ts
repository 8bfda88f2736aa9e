import { formatAmount } from '../money'
import type { VariableNode } from './ast'
import type { ProductValues, TemplateContext } from './context'
import { ask, leaveOpen, type Output } from './rendered'
import { fill, own, type Rendering } from './rendering'

export const PRODUCT_PARTS = ['name', 'price', 'link', 'stock', 'sku'] as const
export type ProductPart = (typeof PRODUCT_PARTS)[number]

/** @returns what of a product a variable such as `product.price` names. */
export function productPart(name: string): ProductPart | undefined {
  return PRODUCT_PARTS.find((part) => name === `product.${part}`)
}

/** Writes a part of the chosen product; while none is chosen it is asked for. */
export function renderProductPart(
  part: ProductPart,
  node: VariableNode,
  rendering: Rendering,
  output: Output,
): void {
  const { context, definitions } = rendering
  const { product } = context
  const isWithout = own(context.answers, 'product') === ''
  if (product === undefined && !isWithout) {
    const initial = own(context.remembered ?? {}, 'product')
    const label = definitions.get('product')?.label ?? 'Product'
    ask(output, { key: 'product', label, kind: 'product', ...(initial !== undefined && { initial }) })
    leaveOpen(output, 'product', node.raw)
    return
  }
  const value = product && writtenPart(product, part, context)
  fill(rendering, output, {
    ...node,
    key: node.name,
    value,
    ...(isWithout && !node.fallback && { fallback: [] }),
  })
}

function writtenPart(
  product: ProductValues,
  part: ProductPart,
  { language }: TemplateContext,
): string | undefined {
  if (part !== 'price') return product[part]
  return product.price && formatAmount(product.price.amountMinor, product.price.currency, language)
}
