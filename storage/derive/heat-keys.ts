import type { ContactRow } from '../rows'
import { KEY_SEPARATOR } from './separator'

type HeatKeys = Required<Pick<ContactRow, 'heatKey' | 'tagHeat'>>

/** After the coldest. */
const UNKNOWN = 101
const DIGITS = 3

/** @returns the heat that counts: by hand, else worked out. */
export function heatThatCounts({
  heat,
  workedHeat,
}: Pick<ContactRow, 'heat' | 'workedHeat'>): number | undefined {
  return heat ?? workedHeat
}

/** @returns the grade that counts: by hand, else worked out. */
export function gradeThatCounts({
  grade,
  workedGrade,
}: Pick<ContactRow, 'grade' | 'workedGrade'>): ContactRow['grade'] {
  return grade ?? workedGrade
}

/** @returns by what contacts are in the order of their heat: the hottest first, those without one at the end. */
export function heatKeysOf(row: Pick<ContactRow, 'id' | 'tags' | 'heat' | 'workedHeat'>): HeatKeys {
  const heat = heatThatCounts(row)
  const heatKey = heat === undefined ? UNKNOWN : 100 - Math.round(heat)
  const key = heatKeyText(heatKey)
  return {
    heatKey,
    tagHeat: Object.keys(row.tags).map((tagId) => [tagId, key, row.id].join(KEY_SEPARATOR)),
  }
}

/** @returns `heatKey` as a text that sorts the same. */
export function heatKeyText(heatKey: number): string {
  return String(heatKey).padStart(DIGITS, '0')
}
