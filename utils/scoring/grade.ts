import { minorDigitsOf } from '../money'
import { hasCome } from '../tag-rules/days'

/** Why a customer has a grade. Amounts are of the currency of the settings alone; others are counted as orders only. */
export type GradeResult = {
  grade: 'A' | 'B' | 'C'
  /** Orders in the last 90 days, per month of 30 days. */
  ordersPerMonth: number
  /** In whole units, per month of 30 days over the last 90. */
  amountPerMonth: number
  /** What decided. 'enquiry': no orders. */
  by: 'orders' | 'amount' | 'enquiry'
  /** Products by how often they were ordered in the last 365 days, at most 3. */
  products: string[]
}

/** `at` is epoch ms. */
export type GradedOrder = {
  readonly at: number
  readonly amountMinor: number
  readonly currency: string
  readonly productId?: string | undefined
}
/** From how many orders a month, or from which amount (whole units of `currency`), a grade begins. */
export type GradeRules = {
  readonly grading: { readonly ordersForA: number; readonly ordersForB: number; readonly amount: number }
  readonly currency: string
}

const DAY_MS = 24 * 60 * 60_000
const VALUE_DAYS = 90
const MONTHS = VALUE_DAYS / 30
const PRODUCT_DAYS = 365
const MOST_PRODUCTS = 3

/** @returns the grade of a customer's value at `now` (epoch ms); orders that lie ahead do not count yet. */
export function gradeOf(orders: readonly GradedOrder[], rules: GradeRules, now: number): GradeResult {
  const counted = within(orders, VALUE_DAYS, now)
  const sumMinor = counted
    .filter(({ currency }) => currency === rules.currency)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const minor = 10 ** minorDigitsOf(rules.currency)
  return {
    ...decide(counted.length, sumMinor / minor, rules.grading, within(orders, Infinity, now).length > 0),
    ordersPerMonth: counted.length / MONTHS,
    amountPerMonth: Math.round(sumMinor / MONTHS) / minor,
    products: productsOf(within(orders, PRODUCT_DAYS, now)),
  }
}

function within(orders: readonly GradedOrder[], days: number, now: number): GradedOrder[] {
  return orders.filter(({ at }) => hasCome(at, now) && at > now - days * DAY_MS)
}

/** Compared without dividing: a third of a whole number is no exact one. */
function decide(
  count: number,
  amount: number,
  grading: GradeRules['grading'],
  hasOrdered: boolean,
): Pick<GradeResult, 'grade' | 'by'> {
  if (!hasOrdered) return { grade: 'C', by: 'enquiry' }
  if (count >= grading.ordersForA * MONTHS) return { grade: 'A', by: 'orders' }
  if (amount > 0 && amount >= grading.amount * MONTHS) return { grade: 'A', by: 'amount' }
  return { grade: count >= grading.ordersForB * MONTHS ? 'B' : 'C', by: 'orders' }
}

/** Most often first, then the one that was ordered last. */
function productsOf(orders: readonly GradedOrder[]): string[] {
  const found = new Map<string, { count: number; lastAt: number }>()
  for (const { productId, at } of orders) {
    if (productId === undefined) continue
    const known = found.get(productId) ?? { count: 0, lastAt: 0 }
    found.set(productId, { count: known.count + 1, lastAt: Math.max(known.lastAt, at) })
  }
  return [...found]
    .toSorted(([a, x], [b, y]) => y.count - x.count || y.lastAt - x.lastAt || (a < b ? -1 : 1))
    .slice(0, MOST_PRODUCTS)
    .map(([productId]) => productId)
}
