import { t } from '@/locales/t'
import type { ProductNote, ProductNoteCode } from '@/utils/products/exchange/exchanged-product'
import { type NoteLine, placeText, withDetail } from '../note-text'

const ABOUT_THE_FILE = new Set<ProductNoteCode>(['no-header', 'no-rows', 'too-many'])
const CHANGED = new Set<ProductNoteCode>([
  'column-left-out',
  'price-left-out',
  'stock-left-out',
  'link-left-out',
  'link-changed',
])

export type FileProductNote = ProductNote & { file: string }

/** @returns what is to be said of the whole files, of rows that stay out, and of those that come in with changes. */
export function productLines(
  notes: readonly FileProductNote[],
): Record<'file' | 'refused' | 'changed', NoteLine[]> {
  const isAboutFile = ({ code }: ProductNote): boolean => ABOUT_THE_FILE.has(code)
  const isChange = ({ code }: ProductNote): boolean => CHANGED.has(code)
  return {
    file: notes.filter(isAboutFile).map(lineOf),
    refused: notes.filter((note) => !isAboutFile(note) && !isChange(note)).map(lineOf),
    changed: notes.filter(isChange).map(lineOf),
  }
}

function lineOf({ code, detail, ...where }: FileProductNote): NoteLine {
  return { place: placeText(where), text: withDetail(t(`exchange.productNote-${code}`), detail) }
}
