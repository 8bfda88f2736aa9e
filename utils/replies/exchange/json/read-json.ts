import * as z from 'zod/mini'
import { acceptReply, MOST_REPLIES } from '../accept-reply'
import type { ExchangedMedia } from '../exchanged-reply'
import { type ExchangeNote, type ImportOutcome, nothingFrom, type Noting, noting } from '../notes'
import { giveShortcuts } from '../shortcuts'
import { jsonFileSchema, jsonMediaSchema, jsonReplySchema, REPLIES_VERSION } from './schema'

type JsonReply = z.infer<typeof jsonReplySchema>
type Found = { place: string; reply: JsonReply }

/** Reads what `writeJson` wrote, or a person after docs/replies-format.md. Never fails: what is wrong is among the notes. */
export function readJson(text: string): ImportOutcome {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return nothingFrom('', 'unreadable', error instanceof Error ? error.message : String(error))
  }
  return readJsonValue(value)
}

/** The same of JSON that is parsed already. */
export function readJsonValue(value: unknown): ImportOutcome {
  const file = z.safeParse(jsonFileSchema, value)
  if (!file.success) return nothingFrom('', 'unknown-format', issueOf(file.error))
  const { version, replies } = file.data
  if (version !== REPLIES_VERSION) return nothingFrom('version', 'newer-version', String(version))
  const notes: ExchangeNote[] = []
  const found = replies.slice(0, MOST_REPLIES).flatMap((reply, index) => readReply(reply, index, notes))
  if (replies.length > MOST_REPLIES) noting(notes, 'replies')('too-many', String(replies.length))
  const wishes = found.map(({ place, reply }) => ({
    place,
    written: reply.shortcut,
    title: reply.title ?? '',
  }))
  const shortcuts = giveShortcuts(wishes, notes)
  const accepted = found.map(({ place, reply }, at) => accept(reply, shortcuts[at] ?? '', place, notes))
  if (replies.length === 0) noting(notes, 'replies')('no-replies')
  return { replies: accepted.filter((reply) => reply !== undefined), notes }
}

function readReply(value: unknown, index: number, notes: ExchangeNote[]): Found[] {
  const place = `replies[${index}]`
  const parsed = z.safeParse(jsonReplySchema, value)
  if (parsed.success) {
    noteUnknownKeys(value, Object.keys(jsonReplySchema.shape), noting(notes, place))
    return [{ place, reply: parsed.data }]
  }
  noting(notes, place)('bad-value', issueOf(parsed.error))
  return []
}

function accept({ media, ...reply }: JsonReply, shortcut: string, place: string, notes: ExchangeNote[]) {
  const files = (media ?? []).flatMap((file, at) => readMedia(file, noting(notes, `${place}.media[${at}]`)))
  return acceptReply({ ...reply, shortcut, media: files }, noting(notes, place))
}

function readMedia(value: unknown, note: Noting): ExchangedMedia[] {
  const parsed = z.safeParse(jsonMediaSchema, value)
  if (!parsed.success) {
    note('media-left-out', issueOf(parsed.error))
    return []
  }
  noteUnknownKeys(value, Object.keys(jsonMediaSchema.shape), note)
  const { base64, ...file } = parsed.data
  if (base64 === undefined) {
    note('media-without-bytes', file.name)
    return [file]
  }
  if (bytesIn(base64) === file.size) return [{ ...file, base64 }]
  note('media-left-out', `${file.name}: ${bytesIn(base64)} ≠ ${file.size}`)
  return []
}

function noteUnknownKeys(value: unknown, known: readonly string[], note: Noting): void {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) if (!known.includes(key)) note('key-left-out', key)
}

function bytesIn(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  return (base64.length / 4) * 3 - padding
}

function issueOf(error: z.core.$ZodError): string {
  const issue = error.issues[0]
  return issue === undefined
    ? ''
    : [issue.path.join('.'), issue.code].filter((part) => part !== '').join(': ')
}
