import { computed, signal } from '@preact/signals'
import { type Draft, type DraftKind, readDrafts, writeDrafts } from '@/storage/drafts'
import type { ChatSighting } from '@/storage/schema/chat'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'
import type { Customer } from './customer'
import { visitKey } from './visit'

export type { Draft }

/** As much of a customer as tells whom a draft is for. */
export type DraftOwner = Pick<Customer, 'key' | 'target' | 'contactId' | 'chat' | 'isSaved'> & {
  card: { contact: { name: string } }
}

export type DraftStore = {
  /** Brings the drafts of this browser session back; once per page. */
  load: () => Promise<void>
  /** Begins with nothing in memory, as a page that was just loaded does. */
  forget: () => void
  /** @returns the draft that belongs to this customer beyond doubt. */
  of: (owner: DraftOwner) => Draft | undefined
  /** @returns drafts begun in a chat that bore the same name, which may or may not be this one. */
  doubtful: (owner: DraftOwner) => Draft[]
  /** Keeps what is typed. The customer it is for is the one it was begun for, whatever the screen shows later. */
  type: (owner: DraftOwner, text: string, fields?: Record<string, string>) => void
  /** Takes over a draft that the person said is for this customer after all. */
  adopt: (owner: DraftOwner, draft: Draft) => void
  drop: (draft: Draft) => void
  /** Empties the form while `save` runs; the draft comes back if it fails. */
  whileSaving: (draft: Draft, save: () => Promise<boolean>) => Promise<void>
}

type Dropper = (isGone: (draft: Draft) => boolean) => void
const droppers: Dropper[] = []

/** Nothing may be kept about this chat or contact any more. */
export function dropDraftsAbout(about: { chat: ChatSighting } | { contactId: string }): void {
  const isAbout = (draft: Draft): boolean =>
    'chat' in about
      ? draft.owner === chatOwner(about.chat) || draft.visit === visitKey(about.chat)
      : draft.contactId === about.contactId
  for (const drop of droppers) drop(isAbout)
}

/** @returns the drafts of one kind of this page, kept until the browser closes. */
export function createDraftStore(kind: DraftKind): DraftStore {
  const kept = signal<readonly Draft[]>([])
  /** Drafts being written: still kept, in case the answer never comes, but no longer in the form. */
  const saving = signal<ReadonlySet<string>>(new Set())
  const open = computed(() => kept.value.filter(({ noteId }) => !saving.value.has(noteId)))
  let isRead = false
  const keep = oneAtATime(() => writeDrafts(kind, kept.value))
  const change = (next: readonly Draft[]): void => {
    kept.value = next
    void keep()
  }
  const without = (gone: Draft): Draft[] => kept.value.filter(({ noteId }) => noteId !== gone.noteId)
  const of = (owner: DraftOwner): Draft | undefined => open.value.find((draft) => isOf(draft, owner))
  const drop = (draft: Draft): void => change(without(draft))
  droppers.push((isGone) => change(kept.value.filter((draft) => !isGone(draft))))
  return {
    load: async () => {
      if (isRead) return
      isRead = true
      const stored = await readDrafts(kind)
      const known = new Set(kept.value.map(({ noteId }) => noteId))
      kept.value = [...kept.value, ...stored.filter(({ noteId }) => !known.has(noteId))]
    },
    forget: () => {
      kept.value = []
      saving.value = new Set()
      isRead = false
    },
    of,
    doubtful: (owner) => {
      const weak = owner.chat && chatOwner(owner.chat)
      if (weak === undefined || !weak.startsWith('name:')) return []
      const own = of(owner)
      return open.value.filter((draft) => draft.owner === weak && draft !== own)
    },
    type: (owner, text, fields) => {
      const draft = of(owner)
      const typed = { text, ...(fields && { fields }) }
      if (draft === undefined) change([{ ...begin(owner), ...typed }, ...kept.value])
      else if (text === '' && fields === undefined) drop(draft)
      else change(kept.value.map((one) => (one === draft ? { ...draft, ...typed, at: now() } : one)))
    },
    adopt: (owner, draft) => {
      const { text, fields } = draft
      change([{ ...begin(owner), text, ...(fields && { fields }) }, ...without(draft)])
    },
    drop,
    whileSaving: async (draft, save) => {
      saving.value = new Set([...saving.value, draft.noteId])
      const isSaved = await save()
      if (isSaved) drop(draft)
      saving.value = new Set([...saving.value].filter((noteId) => noteId !== draft.noteId))
    },
  }
}

function isOf(draft: Draft, owner: DraftOwner): boolean {
  if (draft.visit === owner.key) return true
  if (owner.isSaved && draft.contactId === owner.contactId) return true
  const name = ownerOf(owner)
  return draft.owner === name && !name.startsWith('name:')
}

function begin(owner: DraftOwner): Omit<Draft, 'text'> {
  const { key, target, contactId, card } = owner
  const { name } = card.contact
  return { noteId: newId(), visit: key, owner: ownerOf(owner), target, contactId, name, at: now() }
}

function ownerOf(owner: DraftOwner): string {
  if (owner.isSaved || owner.chat === undefined) return `contact:${owner.contactId}`
  return chatOwner(owner.chat)
}

/** A name alone may belong to two people; every other key belongs to one chat. */
function chatOwner({ account, key }: ChatSighting): string {
  return `${key.startsWith('name:') ? 'name' : 'chat'}:${JSON.stringify([account, key])}`
}

/** What comes while one write is under way goes with the next. */
function oneAtATime(write: () => Promise<void>): () => Promise<void> {
  let writing: Promise<void> | undefined
  let isStale = false
  return () => {
    isStale = true
    writing ??= (async () => {
      while (isStale) {
        isStale = false
        await write()
      }
      writing = undefined
    })()
    return writing
  }
}
