import { computed, signal } from '@preact/signals'
import { type Draft, readDrafts, writeDrafts } from '@/storage/drafts'
import type { ChatSighting } from '@/storage/schema/chat'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { type Customer, visitKey } from '../customer'

/** As much of a customer as tells whom a draft is for. */
export type DraftOwner = Pick<Customer, 'key' | 'target' | 'contactId' | 'chat' | 'isSaved'> & {
  card: { contact: { name: string } }
}

export type { Draft }

const kept = signal<readonly Draft[]>([])
/** Drafts whose note is being written: still kept, in case the answer never comes, but no longer in the composer. */
const saving = signal<ReadonlySet<string>>(new Set())
const open = computed(() => kept.value.filter(({ noteId }) => !saving.value.has(noteId)))
let isRead = false

/** Brings the drafts of this browser session back; once per page. */
export async function loadDrafts(): Promise<void> {
  if (isRead) return
  isRead = true
  const stored = await readDrafts()
  const known = new Set(kept.value.map(({ noteId }) => noteId))
  kept.value = [...kept.value, ...stored.filter(({ noteId }) => !known.has(noteId))]
}

/** Begins with nothing in memory, as a page that was just loaded does. */
export function forgetDrafts(): void {
  kept.value = []
  saving.value = new Set()
  isRead = false
}

/** @returns the draft that belongs to this customer beyond doubt. */
export function draftOf(customer: DraftOwner): Draft | undefined {
  const owner = ownerOf(customer)
  return open.value.find((draft) => {
    if (draft.visit === customer.key) return true
    if (customer.isSaved && draft.contactId === customer.contactId) return true
    return draft.owner === owner && !owner.startsWith('name:')
  })
}

/** @returns drafts begun in a chat that bore the same name, which may or may not be this one. */
export function doubtfulDrafts(customer: DraftOwner): Draft[] {
  const weak = customer.chat && chatOwner(customer.chat)
  if (weak === undefined || !weak.startsWith('name:')) return []
  const own = draftOf(customer)
  return open.value.filter((draft) => draft.owner === weak && draft !== own)
}

/** Keeps what is typed. The customer it is for is the one it was begun for, whatever the screen shows later. */
export function typeDraft(customer: DraftOwner, text: string): void {
  const draft = draftOf(customer)
  if (draft === undefined) kept.value = [begin(customer, text), ...kept.value]
  else if (text === '') return dropDraft(draft)
  else kept.value = kept.value.map((one) => (one === draft ? { ...draft, text, at: now() } : one))
  void keep()
}

/** Takes over a draft that the person said is for this customer after all. */
export function adoptDraft(customer: DraftOwner, draft: Draft): void {
  kept.value = [begin(customer, draft.text), ...kept.value.filter(({ noteId }) => noteId !== draft.noteId)]
  void keep()
}

export function dropDraft(draft: Draft): void {
  kept.value = kept.value.filter(({ noteId }) => noteId !== draft.noteId)
  void keep()
}

/** Nothing may be kept about this chat or contact any more. */
export function dropDraftsAbout(about: { chat: ChatSighting } | { contactId: string }): void {
  const isAbout = (draft: Draft): boolean =>
    'chat' in about
      ? draft.owner === chatOwner(about.chat) || draft.visit === visitKey(about.chat)
      : draft.contactId === about.contactId
  kept.value = kept.value.filter((draft) => !isAbout(draft))
  void keep()
}

/** Empties the composer while `save` runs; the draft comes back if it fails. */
export async function whileSaving(draft: Draft, save: () => Promise<boolean>): Promise<void> {
  saving.value = new Set([...saving.value, draft.noteId])
  const isSaved = await save()
  if (isSaved) dropDraft(draft)
  saving.value = new Set([...saving.value].filter((noteId) => noteId !== draft.noteId))
}

function begin(customer: DraftOwner, text: string): Draft {
  const { key, target, contactId, card } = customer
  const owner = ownerOf(customer)
  return { noteId: newId(), visit: key, owner, target, contactId, name: card.contact.name, text, at: now() }
}

function ownerOf(customer: DraftOwner): string {
  if (customer.isSaved || customer.chat === undefined) return `contact:${customer.contactId}`
  return chatOwner(customer.chat)
}

/** A name alone may belong to two people; every other key belongs to one chat. */
function chatOwner({ account, key }: ChatSighting): string {
  return `${key.startsWith('name:') ? 'name' : 'chat'}:${JSON.stringify([account, key])}`
}

let writing: Promise<void> | undefined
let isStale = false

/** One write at a time; what is typed meanwhile goes with the next. */
async function keep(): Promise<void> {
  isStale = true
  writing ??= (async () => {
    while (isStale) {
      isStale = false
      await writeDrafts(kept.value)
    }
    writing = undefined
  })()
  return writing
}
