import { type MessageKey } from '@/locales/t'
import { type Reply, SHORTCUT_PATTERN } from '@/storage/schema/reply'

/** A reply as it stands in the editor: everything is text. */
export type ReplyDraft = { shortcut: string; title: string; body: string; language: string; labels: string }

export type DraftFaults = Partial<Record<keyof ReplyDraft, MessageKey>>

export const BLANK_DRAFT: ReplyDraft = { shortcut: '', title: '', body: '', language: '', labels: '' }

const MOST_LABELS = 20
const LANGUAGE_TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** @returns a stored reply for editing. */
export function toDraft({ shortcut, title, body, language = '', labels }: Reply): ReplyDraft {
  return { shortcut, title, body, language, labels: Object.keys(labels).join(', ') }
}

/** @returns what keeps a draft from being saved, by field. */
export function faultsOf({ shortcut, title, body, language, labels }: ReplyDraft): DraftFaults {
  return {
    ...(!SHORTCUT_PATTERN.test(shortcut.trim()) && { shortcut: 'replies.shortcutFault' as const }),
    ...(title.trim() === '' && { title: 'replies.titleFault' as const }),
    ...(body.trim() === '' && { body: 'replies.bodyFault' as const }),
    ...(language.trim() !== '' &&
      !LANGUAGE_TAG.test(language.trim()) && { language: 'replies.languageFault' as const }),
    ...(labelsOf(labels).length > MOST_LABELS && { labels: 'replies.labelsFault' as const }),
  }
}

/** @returns a faultless draft as `replies.save` takes it. */
export function toSaved(id: string, { shortcut, title, body, language, labels }: ReplyDraft) {
  return {
    id,
    shortcut: shortcut.trim(),
    title: title.trim(),
    body,
    labels: labelsOf(labels),
    ...(language.trim() !== '' && { language: language.trim() }),
  }
}

function labelsOf(text: string): string[] {
  const labels = text.split(/[,、，]/).map((label) => label.trim())
  return [...new Set(labels.filter((label) => label !== ''))]
}
