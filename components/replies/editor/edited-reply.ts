import type { MessageKey } from '@/locales/t'
import { type Reply, type ReplyDraft, type ReplyVersion, SHORTCUT_PATTERN } from '@/storage/schema/reply'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import { toFolder } from '../list/folders'

/** A reply's text in one language; '' is any. */
export type EditedText = { language: string; body: string }

/** A reply as it stands in the editor. The first text is for customers whose language has none. */
export type EditedReply = {
  shortcut: string
  title: string
  folder: string
  labels: readonly string[]
  texts: readonly [EditedText, ...EditedText[]]
}

export type ReplyFaults = {
  shortcut?: MessageKey
  title?: MessageKey
  labels?: MessageKey
  /** By the index of the text. */
  bodies: ReadonlyMap<number, MessageKey>
}

const MOST_LABELS = 20

/** @returns a reply nobody has written yet. */
export function blankReply(folder = ''): EditedReply {
  return { shortcut: '', title: '', folder, labels: [], texts: [{ language: '', body: '' }] }
}

/** @returns a stored reply for editing. */
export function toEdited(reply: Reply): EditedReply {
  return fromContent({ ...reply, labels: Object.keys(reply.labels) })
}

/** @returns what a reply said, for editing. */
export function fromContent(content: ReplyVersion['content']): EditedReply {
  const { shortcut, title, body, language = '', variants = {}, labels, folder = '' } = content
  const others = Object.entries(variants).map(([tag, text]) => ({ language: tag, body: text }))
  return { shortcut, title, folder, labels, texts: [{ language, body }, ...others] }
}

/** @returns what keeps a reply from being saved. `taken` are the shortcuts of the others, by `shortcutKeyOf`. */
export function faultsOf(
  { shortcut, title, labels, texts }: EditedReply,
  taken: ReadonlySet<string>,
): ReplyFaults {
  const bodies = new Map<number, MessageKey>()
  for (const [index, { body }] of texts.entries()) {
    if (body.trim() === '') bodies.set(index, 'replies.bodyFault')
  }
  const isTaken = taken.has(shortcutKeyOf(shortcut.trim()))
  return {
    ...(isTaken && { shortcut: 'replies.shortcutTaken' }),
    ...(!SHORTCUT_PATTERN.test(shortcut.trim()) && { shortcut: 'replies.shortcutFault' }),
    ...(title.trim() === '' && { title: 'replies.titleFault' }),
    ...(labels.length > MOST_LABELS && { labels: 'replies.labelsFault' }),
    bodies,
  }
}

export function hasFaults({ bodies, ...fields }: ReplyFaults): boolean {
  return bodies.size > 0 || Object.keys(fields).length > 0
}

/** @returns a faultless reply as `replies.save` takes it. */
export function toDraft(id: string, { shortcut, title, folder, labels, texts }: EditedReply): ReplyDraft {
  const [{ language, body }, ...others] = texts
  const path = toFolder(folder)
  return {
    id,
    shortcut: shortcut.trim(),
    title: title.trim(),
    body,
    ...(language !== '' && { language }),
    ...(others.length > 0 && {
      variants: Object.fromEntries(others.map((text) => [text.language, text.body])),
    }),
    labels: [...labels],
    ...(path !== undefined && { folder: path }),
  }
}

/** @returns the reply with `patch` in the text at `index`. */
export function withText(reply: EditedReply, index: number, patch: Partial<EditedText>): EditedReply {
  const [first, ...others] = reply.texts.map((text, at) => (at === index ? { ...text, ...patch } : text))
  return first === undefined ? reply : { ...reply, texts: [first, ...others] }
}

/** @returns the reply with a text more, at `index`. */
export function withMoreText(reply: EditedReply, index: number, text: EditedText): EditedReply {
  const [first, ...others] = reply.texts.toSpliced(index, 0, text)
  return first === undefined ? reply : { ...reply, texts: [first, ...others] }
}

/** @returns the reply without the text at `index`; the last one stays. */
export function withoutText(reply: EditedReply, index: number): EditedReply {
  const [first, ...others] = reply.texts.toSpliced(index, 1)
  return first === undefined ? reply : { ...reply, texts: [first, ...others] }
}
