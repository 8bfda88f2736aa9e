import * as z from 'zod/mini'
import { browser } from '@/utils/browser'
import { targetSchema } from './protocol/shared'
import { epochMs, id, text } from './schema/fields'

/** A note, a follow-up or another form that somebody began and has not saved, with the customer it was begun for. */
const draftSchema = z.object({
  /** The id of what is made of it, so that saving it again after a lost answer cannot write it twice. */
  noteId: id,
  /** The visit it was begun in. */
  visit: z.string(),
  /** The chat or contact it is shown for again. */
  owner: z.string(),
  target: targetSchema,
  contactId: id,
  name: z.string(),
  text,
  /** What else was filled in. */
  fields: z.optional(z.record(z.string(), z.string())),
  at: epochMs,
})
export type Draft = z.infer<typeof draftSchema>

const KEYS = {
  notes: 'chatside-drafts',
  'follow-ups': 'chatside-follow-up-drafts',
  deals: 'chatside-deal-drafts',
  orders: 'chatside-order-drafts',
  consents: 'chatside-consent-drafts',
} as const
export type DraftKind = keyof typeof KEYS
const MOST_KEPT = 100
const draftsSchema = z.array(z.unknown())

/**
 * Reads the drafts of this browser session, newest first.
 * @returns those that can be read; a damaged one is left out.
 */
export async function readDrafts(kind: DraftKind): Promise<Draft[]> {
  const key = KEYS[kind]
  const stored = await sessionArea()?.get(key)
  const drafts = new Map<string, Draft>()
  for (const draft of [...parse(readTab(key)), ...parse(stored?.[key])]) {
    const known = drafts.get(draft.noteId)
    if (known === undefined || known.at < draft.at) drafts.set(draft.noteId, draft)
  }
  return [...drafts.values()].sort((a, b) => b.at - a.at)
}

/**
 * Keeps the newest 100 drafts until the browser closes: in the session's memory, which works where site data is
 * blocked, and with the tab, which outlives an update of the extension.
 */
export async function writeDrafts(kind: DraftKind, drafts: readonly Draft[]): Promise<void> {
  const newest = [...drafts].sort((a, b) => b.at - a.at).slice(0, MOST_KEPT)
  writeTab(KEYS[kind], newest)
  await sessionArea()?.set({ [KEYS[kind]]: newest })
}

/** Firefox does not give it to a page of ours that is embedded in another. There, the tab keeps the drafts alone. */
function sessionArea(): typeof browser.storage.session | undefined {
  return browser.storage.session
}

function parse(value: unknown): Draft[] {
  const list = draftsSchema.safeParse(value)
  if (!list.success) return []
  return list.data.flatMap((one) => {
    const draft = draftSchema.safeParse(one)
    return draft.success ? [draft.data] : []
  })
}

function readTab(key: string): unknown {
  const json = tabStorage()?.getItem(key)
  if (json === undefined || json === null) return []
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function writeTab(key: string, drafts: readonly Draft[]): void {
  tabStorage()?.setItem(key, JSON.stringify(drafts))
}

/** Refused inside WhatsApp's page when the user blocks site data. */
function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
