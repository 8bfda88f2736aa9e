import { AppError } from '../../app-error'
import type { Breathe } from '../../breathe'
import type { ImportedRow } from '../imported'
import type { RejectedRecord } from '../table'
import { recordOf } from './read-record'
import { JSON_FORMAT, JSON_VERSION } from './write-json'

/** Contacts of our own file, which need no mapping. */
export type ContactRows = { rows: ImportedRow[]; rejected: RejectedRecord[] }

const SLICE = 200
const MOST_SHOWN = 2_000

/** @returns whether a text is a JSON file at all. */
export function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text.slice(0, 200))
}

/**
 * Reads a file of our own, some contacts at a time; each is a row or rejected.
 * @throws AppError 'bad-request' for any other file, 'outdated' for one of a newer version.
 */
export async function readJson(text: string, breathe: Breathe): Promise<ContactRows> {
  const read: ContactRows = { rows: [], rejected: [] }
  const contacts = contactsIn(text)
  for (const [at, contact] of contacts.entries()) {
    const line = at + 1
    const value = contact()
    const record = recordOf(value, line)
    if ('row' in record) read.rows.push(record.row)
    else {
      const cells = [(JSON.stringify(value) ?? '').slice(0, MOST_SHOWN)]
      read.rejected.push({ line, ...record.refused, cells })
    }
    if (at % SLICE === 0) await breathe()
  }
  return read
}

/** As it was written, each contact stands on a line and is parsed when its turn comes; else the whole has to be parsed. */
function contactsIn(text: string): (() => unknown)[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\n')
  const [head = '', ...rest] = lines
  const isOurs = head.endsWith(',"contacts":[') && rest.at(-1) === ']}'
  if (isOurs) {
    assertOurs(parsed(`${head}]}`))
    const contacts = rest.slice(0, -1).filter((line) => line.trim() !== '')
    if (contacts.every((line) => /^\{.*\},?$|^,?\{.*\}$/.test(line))) {
      return contacts.map((line) => () => parsed(line.replace(/^,|,$/g, '')))
    }
  }
  const file = parsed(text)
  assertOurs(file)
  return (file.contacts as unknown[]).map((contact) => () => contact)
}

function assertOurs(file: unknown): asserts file is { contacts: unknown } {
  const { format, version, contacts } = (file ?? {}) as Record<string, unknown>
  if (format !== JSON_FORMAT || !Array.isArray(contacts) || typeof version !== 'number') {
    throw new AppError('bad-request', 'not a file of contacts')
  }
  if (version > JSON_VERSION) throw new AppError('outdated', `version ${version}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
