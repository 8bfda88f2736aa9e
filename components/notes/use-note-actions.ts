import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import type { Note } from '@/storage/schema/note'
import { now } from '@/utils/clock'
import { write } from '../app/write'
import { type Draft, useCustomer } from '../customer'
import { noteDrafts } from './note-drafts'

export type NoteActions = {
  edit: (note: Note, text: string) => void
  pin: (note: Note, pinned: boolean) => void
  remove: (note: Note) => void
}

/** @returns a function that saves a draft to the customer it was begun for. */
export function useAddNote(): (draft: Draft) => void {
  const { apply } = useCustomer()
  return (draft) => {
    const { noteId: id, target, contactId, name } = draft
    const at = now()
    const text = draft.text.trim()
    const note: Note = { id, contactId, text, createdAt: at, updatedAt: at }
    const save = (): Promise<boolean> =>
      apply(
        (card) => withNote(card, note),
        () => write('notes.add', { target, id, contactId, text }, t('notes.added', { name })),
      )
    void noteDrafts.whileSaving(draft, save)
  }
}

/** @returns what may be done with a note. A note's id says whose it is, so that a switched chat cannot matter. */
export function useNoteActions(): NoteActions {
  const { apply } = useCustomer()
  return {
    edit: ({ id }, text) =>
      void apply(
        (card) => mapNotes(card, (note) => (note.id === id && note.text !== text ? { ...note, text } : note)),
        () => write('notes.edit', { id, text }, t('notes.edited')),
      ),
    pin: (note, pinned) =>
      void apply(
        (card) => withPinned(card, note, pinned),
        () =>
          write(
            'notes.pin',
            { id: note.id, pinned },
            t(pinned ? 'notes.pinnedToast' : 'notes.unpinnedToast'),
          ),
      ),
    remove: ({ id }) =>
      void apply(
        (card) => withoutNote(card, id),
        () => write('notes.remove', { id }, t('notes.removed')),
      ),
  }
}

function withNote(card: CardData, note: Note): CardData {
  const isKnown = [...card.notes, ...card.pinned].some(({ id }) => id === note.id)
  return isKnown ? card : { ...card, notes: [note, ...card.notes] }
}

function withoutNote(card: CardData, gone: string): CardData {
  const keep = (note: Note): boolean => note.id !== gone
  const notes = card.notes.filter(keep)
  const pinned = card.pinned.filter(keep)
  const isSame = notes.length === card.notes.length && pinned.length === card.pinned.length
  return isSame ? card : { ...card, notes, pinned }
}

function withPinned(card: CardData, note: Note, isPinned: boolean): CardData {
  if (card.pinned.some(({ id }) => id === note.id) === isPinned) return card
  const { pinnedAt: _, ...bare } = note
  if (isPinned) return { ...card, pinned: [{ ...bare, pinnedAt: now() }, ...card.pinned] }
  return { ...withoutNote(card, note.id), notes: [bare, ...card.notes.filter(({ id }) => id !== note.id)] }
}

function mapNotes(card: CardData, change: (note: Note) => Note): CardData {
  const notes = card.notes.map(change)
  const pinned = card.pinned.map(change)
  const isSame = [...notes, ...pinned].every((note, at) => note === [...card.notes, ...card.pinned][at])
  return isSame ? card : { ...card, notes, pinned }
}
