import { expect } from 'vitest'
import type { TableName } from '../../../storage/protocol/command'
import type { HistoryRow } from '../../../storage/rows'
import type { Contact } from '../../../storage/schema/contact'
import type { ChatSighting } from '../../../storage/schema/chat'
import type { Note } from '../../../storage/schema/note'
import type { NoteStream } from './note-stream'

type ReadRows = (table: TableName) => Promise<unknown[]>

/** The chat the notes are written to; the first of them makes its card. */
export const STREAM_CHAT: ChatSighting = {
  account: 'phone:+4915155501000',
  key: 'phone:+34612555017',
  kind: 'person',
  name: 'Ana Pérez',
  phone: '+34612555017',
  epoch: 1,
  source: 'model',
  isAmbiguous: false,
  isBusiness: false,
  messageIds: [],
}

/** Proves on the stored rows that nothing acknowledged was lost and nothing was written twice. */
export async function proveStream(
  { acknowledged, givenUp }: Pick<NoteStream, 'acknowledged' | 'givenUp'>,
  contactId: string,
  readRows: ReadRows,
): Promise<void> {
  const notes = (await readRows('notes')) as Note[]
  const stored = new Set(notes.map(({ id }) => id))
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  expect(notes.length - acknowledged.length).toBeLessThanOrEqual(givenUp.length)
  expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length)

  const contacts = (await readRows('contacts')) as Contact[]
  expect(contacts.map(({ id, name }) => [id, name])).toEqual([[contactId, STREAM_CHAT.name]])
  expect(notes.filter((note) => note.contactId !== contactId)).toEqual([])
  // Each action is in the history once, whole or not at all.
  const made = ((await readRows('history')) as HistoryRow[]).flatMap(({ changes }) =>
    changes.filter(({ table, kind }) => table === 'notes' && kind === 'create').map(({ id }) => id),
  )
  expect(made.toSorted()).toEqual([...stored].toSorted())
}
