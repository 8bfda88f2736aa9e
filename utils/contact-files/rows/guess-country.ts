import { placeOfPhone } from '../../phone-zone'
import { toE164 } from '../../phone'
import { UNIT } from '../table'
import type { ContactTable } from '../table'

const LOOKED_AT = 500

/**
 * @returns the country (ISO 3166) that most of a table's international numbers are of; else the first one that `languages`
 * ("pt-BR", "de") tell.
 */
export function guessCountry(
  { mapping, records }: Pick<ContactTable, 'mapping' | 'records'>,
  languages: readonly string[],
): string | undefined {
  const columns = mapping.flatMap(({ target }, at) => (target === 'phone' ? [at] : []))
  const counts = new Map<string, number>()
  for (const { cells } of records.slice(0, LOOKED_AT)) {
    for (const at of columns) {
      const [first = ''] = (cells[at] ?? '').split(UNIT)
      const phone = toE164(first.replace(/^'/, ''))
      const country = phone && placeOfPhone(phone)?.country
      if (country) counts.set(country, (counts.get(country) ?? 0) + 1)
    }
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? languages.map(regionOf).find((region) => region !== undefined)
}

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
