import type { Encoding } from '../text/decode'
import type { Rejection } from './imported'
import type { Product } from './map/product'
import type { ColumnMapping } from './map/targets'

/** Between the values of a cell that holds several, in tables that were made from cards. */
export const UNIT = '\u001f'

/** One person of a file as it stands there. */
export type TableRecord = { line: number; cells: readonly string[] }

/** A record that is not taken, with what stands there for whoever wants to mend it. */
export type RejectedRecord = Rejection & { cells: readonly string[] }

/** People of a file in rows and columns, with a guess where each column goes. */
export type ContactTable = {
  product: Product | 'vcard'
  header: string[]
  mapping: ColumnMapping[]
  records: TableRecord[]
  rejected: RejectedRecord[]
  encoding: Encoding
  /** Nothing in the file says how it is written. */
  isGuess: boolean
  delimiter?: string
}
