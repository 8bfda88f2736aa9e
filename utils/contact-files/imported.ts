/** A contact as a file tells it; what has no field of its own is in `custom`, by the label of the field. */
export type ImportedContact = {
  name: string
  firstName?: string
  phone?: string
  company?: string
  email?: string
  role?: string
  language?: string
  timeZone?: string
  source?: string
  channel?: (typeof CHANNELS)[number]
  owner?: string
  grade?: (typeof GRADES)[number]
  custom: Record<string, string>
}

export type ImportedNote = { text: string; createdAt?: number; isPinned?: boolean }
export type ImportedFollowUp = { dueAt: number; timeZone: string; note?: string; rule?: string }
export type ImportedDeal = {
  id: string
  title: string
  amountMinor?: number
  currency: string
  stageId: string
  expectedClose?: string
  note?: string
}
export type ImportedOrder = {
  id: string
  at: number
  amountMinor: number
  currency: string
  productId?: string
  dealId?: string
  note?: string
}

/** One row of a file as it goes to the background. `line` is where it begins, from 1; of a file without lines, its number. */
export type ImportedRow = {
  line: number
  contact: ImportedContact
  tags: string[]
  notes: ImportedNote[]
  followUps?: ImportedFollowUp[]
  deals?: ImportedDeal[]
  orders?: ImportedOrder[]
  createdAt?: number
}

/**
 * Why a row cannot be imported; no value of it is told. 'bad-quotes', 'too-many-cells': the table is broken there.
 * 'bad-card': a card without an end, or text outside of cards. 'group-card': a list of people. 'bad-record': not as the
 * format says. 'no-name': nothing says who it is. 'too-long': a value that would have to be cut. 'invalid': refused.
 */
export type RejectionCode =
  | 'bad-quotes'
  | 'too-many-cells'
  | 'bad-card'
  | 'group-card'
  | 'bad-record'
  | 'no-name'
  | 'too-long'
  | 'invalid'
export type Rejection = { line: number; lastLine?: number; code: RejectionCode; field?: string }

export const CHANNELS = ['whatsapp', 'phone', 'email', 'in-person'] as const
export const GRADES = ['A', 'B', 'C'] as const

/** The longest value of a field, the longest note, and how many there may be. */
export const MOST = { line: 300, text: 20_000, tags: 100, notes: 200 } as const
