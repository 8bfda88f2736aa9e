import { idOf } from '../../../utils/ids'
import type { Edit } from './device'

const NAMES = ['Ana', 'Bruno', 'Chloé', 'Dmitri', 'Eva', 'Farid', 'Giulia', 'Hiro', 'Inês', 'Jonas']
const DAY_MS = 86_400_000

/** @returns the contact at a place, as a device writes it; everybody's. */
export function contactEdit(at: number, more: Edit['values'] = {}): Edit {
  const createdAt = Date.UTC(2026, 0, 1) + (at % 365) * DAY_MS
  const values = {
    kind: 'person',
    name: `${NAMES[at % NAMES.length]} ${(at * 7_919).toString(36)} Pérez`,
    phone: phoneOf(at),
    email: `person${(at * 104_729) % 1_000_003}@customers.example`,
    company: `Company ${at % 997}`,
    role: 'Buyer',
    ownerId: null,
    createdAt,
    updatedAt: createdAt,
  }
  return { tbl: 'contacts', id: contactId(at), values: { ...values, ...more } }
}

/** @returns the id of the contact at a place. */
export function contactId(at: number): string {
  return idOf('bench', 'contact', String(at))
}

/** @returns what so many rows are written with: contacts, for each the number it goes by, and for one in nine a note. */
export function* mixedEdits(rows: number): Generator<Edit> {
  let left = rows
  for (let at = 0; left > 0; at++) {
    const edits = [contactEdit(at), aliasEdit(at), ...(at % 9 === 0 ? [noteEdit(at)] : [])].slice(0, left)
    left -= edits.length
    yield* edits
  }
}

/** @returns what so many contacts are written with, from a place on. */
export function* contactEdits(from: number, count: number): Generator<Edit> {
  for (let at = from; at < from + count; at++) yield contactEdit(at)
}

function aliasEdit(at: number): Edit {
  const [account, kind, value] = ['', 'phone', phoneOf(at)]
  const values = { account, kind, value, contactId: contactId(at), createdAt: Date.UTC(2026, 0, 1) }
  return { tbl: 'aliases', id: idOf('alias', account, kind, value), parent: contactId(at), values }
}

function noteEdit(at: number): Edit {
  const createdAt = Date.UTC(2026, 0, 1)
  const text = `Met at stand ${at}; wants ${(at % 40) * 25} pieces, asks for the price list`
  const values = { contactId: contactId(at), text, createdAt, updatedAt: createdAt }
  return { tbl: 'notes', id: idOf('bench', 'note', String(at)), parent: contactId(at), values }
}

function phoneOf(at: number): string {
  return `+34${600_000_000 + ((at * 7_919_111) % 99_999_989)}`
}
