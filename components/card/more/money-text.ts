import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'

/** @returns an amount in minor units as it is written in the language of the interface. */
export function moneyText(amountMinor: number, currency: string): string {
  return formatAmount(amountMinor, currency, language.value)
}

/** @returns what amounts come to, each currency for itself: the largest first. */
export function sumText(amounts: readonly { amountMinor?: number | undefined; currency: string }[]): string {
  const sums = new Map<string, number>()
  for (const { amountMinor = 0, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  }
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([currency, sum]) => moneyText(sum, currency))
    .join(' + ')
}
