import { minorDigitsOf } from '@/utils/money'

export type DecimalSign = '.' | ','

/** An amount as written, in a currency where that is known. */
export type WrittenAmount = { text: string; currency: string | undefined }

/**
 * @returns which sign all amounts of a file have before their decimals. Amounts that can be read in one way only decide;
 * else those that hardly can be read in another; else what a table divided by `delimiter` has as a rule.
 */
export function decimalSignOf(amounts: readonly WrittenAmount[], delimiter: string): DecimalSign {
  const votes = { sure: 0, likely: 0 }
  for (const { text, currency } of amounts) {
    const vote = voteOf(text.replace(/[^\d.,]/g, ''), currency)
    if (vote !== undefined) votes[vote.kind] += vote.sign === '.' ? 1 : -1
  }
  const weight = votes.sure || votes.likely || (delimiter === ';' ? -1 : 1)
  return weight > 0 ? '.' : ','
}

function voteOf(digits: string, currency: string | undefined) {
  const signs: readonly string[] = digits.match(/[.,]/g) ?? []
  const last = signs.at(-1) as DecimalSign | undefined
  if (last === undefined) return undefined
  const other: DecimalSign = last === '.' ? ',' : '.'
  const sure = (sign: DecimalSign) => ({ kind: 'sure' as const, sign })
  const likely = (sign: DecimalSign) => ({ kind: 'likely' as const, sign })
  if (signs.includes(other)) return sure(signs.indexOf(last) === signs.length - 1 ? last : other)
  if (signs.length > 1) return sure(other)
  const decimals = digits.length - digits.indexOf(last) - 1
  if (decimals !== 3 || /^0?[.,]/.test(digits)) return sure(last)
  const isThousandths = currency !== undefined && minorDigitsOf(currency) >= 3
  return likely(isThousandths ? last : other)
}
