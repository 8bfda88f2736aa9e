import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Target, Written } from '../protocol/shared'
import type { NoteRow } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { pinnedNotes } from './note-lists'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'

/** A note of the id `id`, for a contact or for a chat, which gets a card of the id `newContactId` when it has none. */
export async function addNote(
  target: Target,
  { id, newContactId, text }: { id: string; newContactId: string; text: string },
): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    const now = clockNow()
    const note = { id, contactId, text, createdAt: now, updatedAt: now }
    return { contactId, ...(await mutate([...changes, { table: 'notes', create: note }], 'notes.add')) }
  })
}

/** Replaces a note's text. */
export async function editNote(id: string, text: string): Promise<Written> {
  return transact(async (tx) => {
    const { contactId } = await requireNote(tx, id)
    return { contactId, ...(await mutate([{ table: 'notes', id, set: { text } }], 'notes.edit')) }
  })
}

/** Pins a note to the top of its card, in place of the one that was there; or unpins it. */
export async function pinNote(id: string, pinned: boolean): Promise<Written> {
  return transact(async (tx) => {
    const { contactId, pinnedAt } = await requireNote(tx, id)
    if (pinned === (pinnedAt !== undefined)) return { contactId }
    const others = pinned ? await pinnedNotes(tx.db, contactId) : []
    const changes: Change[] = [
      ...others.map((note): Change => ({ table: 'notes', id: note.id, set: { pinnedAt: null } })),
      { table: 'notes', id, set: { pinnedAt: pinned ? clockNow() : null } },
    ]
    return { contactId, ...(await mutate(changes, 'notes.pin')) }
  })
}

/** Puts a note into the trash. */
export async function removeNote(id: string): Promise<Written> {
  return transact(async (tx) => {
    const note = await tx.db.notes.get(id)
    if (note === undefined) throw new AppError('not-found', 'notes')
    const { contactId, deletedAt } = note
    if (deletedAt !== undefined) return { contactId }
    const change: Change = { table: 'notes', id, set: { deletedAt: clockNow() } }
    return { contactId, ...(await mutate([change], 'notes.remove')) }
  })
}

async function requireNote(tx: Transaction, id: string): Promise<NoteRow> {
  const note = await tx.db.notes.get(id)
  if (note === undefined || note.deletedAt !== undefined) throw new AppError('not-found', 'notes')
  return note
}
