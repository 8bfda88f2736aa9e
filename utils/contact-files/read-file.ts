import type { Breathe } from '../breathe'
import type { Encoding } from '../text/decode'
import { decodeSlowly } from '../text/decode-slowly'
import { readCsvTable } from './csv-table'
import { type ContactRows, isJson, readJson } from './json/read-json'
import type { ContactTable } from './table'
import { isVcards, readVcards } from './vcard/read-vcards'

/** What a file of contacts holds: people in columns that go somewhere, or, in our own JSON, rows as they are. */
export type ReadFile =
  | ({ kind: 'table' } & ContactTable)
  | ({ kind: 'rows' } & ContactRows & Pick<ContactTable, 'encoding' | 'isGuess'>)

/**
 * Reads a file of contacts, told by its contents: our own JSON, cards, or a table. Imports nothing. `chosen` is how it is
 * written, where somebody knows better.
 * @throws AppError 'bad-request' for another program's JSON, 'outdated' for a file of a newer version.
 */
export async function readContactFile(
  bytes: Uint8Array,
  breathe: Breathe,
  chosen?: Encoding,
): Promise<ReadFile> {
  const { text, encoding, isGuess } = await decodeSlowly(bytes, breathe, chosen)
  if (isJson(text)) return { kind: 'rows', encoding, isGuess, ...(await readJson(text, breathe)) }
  const table = isVcards(text) ? await readVcards(text, breathe) : await readCsvTable(text, breathe)
  return { kind: 'table', encoding, isGuess, ...table }
}
