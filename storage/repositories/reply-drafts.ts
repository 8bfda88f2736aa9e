import type { StoredReply } from '../rows'
import type { Reply, ReplyDraft, ReplyVersion } from '../schema/reply'
import type { CreateChange, SetChange } from '../write/change'
import { isSame } from '../write/paths'

type Content = ReplyVersion['content']
type ReplyCreation = Extract<CreateChange, { table: 'replies' }>

/** @returns the reply as it goes to a page. */
export function toReply(row: StoredReply): Reply {
  const { mediaKeys: _1, shortcutKey: _2, ...reply } = row
  return reply
}

/** @returns what a person wrote of a reply. */
export function contentOf({ shortcut, title, body, language, variants, labels, folder }: Reply): Content {
  const hasVariants = variants !== undefined && Object.keys(variants).length > 0
  return {
    shortcut,
    title,
    body,
    ...(language !== undefined && { language }),
    ...(hasVariants && { variants }),
    labels: Object.keys(labels),
    ...(folder !== undefined && { folder }),
  }
}

/** @returns whether a draft has the words of a reply: the labels and the folder are no words of it. */
export function hasSameText(reply: Reply, draft: ReplyDraft): boolean {
  return isSame(textOf(reply), textOf(draft))
}

/** @returns whether writing `draft` would change `reply` in nothing but its shortcut. */
export function hasSameContent(reply: Reply, draft: ReplyDraft): boolean {
  const labels = (list: readonly string[]): string[] => [...new Set(list)].toSorted()
  return (
    hasSameText({ ...reply, shortcut: draft.shortcut }, draft) &&
    isSame(labels(Object.keys(reply.labels)), labels(draft.labels)) &&
    reply.folder === draft.folder &&
    (draft.isArchived === undefined || draft.isArchived === (reply.archivedAt !== undefined))
  )
}

/** @returns the change that makes a reply of a draft. */
export function creationOf(draft: ReplyDraft, now: number): ReplyCreation {
  const { id, shortcut, title, body, language, variants, labels, folder, isArchived } = draft
  return {
    table: 'replies',
    create: {
      id,
      shortcut,
      title,
      body,
      ...(language !== undefined && { language }),
      ...(variants !== undefined && Object.keys(variants).length > 0 && { variants }),
      labels: Object.fromEntries(labels.map((label) => [label, 1 as const])),
      ...(folder !== undefined && { folder }),
      ...(isArchived === true && { archivedAt: now }),
      createdAt: now,
      updatedAt: now,
    },
  }
}

/** @returns the change that makes a reply say what a draft says. One in the trash comes back. */
export function editOf(old: Reply, draft: ReplyDraft, now: number): SetChange {
  const { shortcut, title, body, language, folder, isArchived } = draft
  const archived = isArchived === undefined ? {} : { archivedAt: isArchived ? (old.archivedAt ?? now) : null }
  return {
    table: 'replies',
    id: old.id,
    set: {
      shortcut,
      title,
      body,
      language: language ?? null,
      folder: folder ?? null,
      ...elements('variants', old.variants, draft.variants ?? {}),
      ...elements('labels', old.labels, Object.fromEntries(draft.labels.map((label) => [label, 1]))),
      ...archived,
      deletedAt: null,
    },
  }
}

/** Element by element, so that undo puts back what this action changed and nothing else. */
function elements(field: string, old: object | undefined, next: Record<string, unknown>): object {
  const gone = Object.keys(old ?? {}).map((key) => [`${field}.${key}`, null])
  const kept = Object.entries(next).map(([key, value]) => [`${field}.${key}`, value])
  return Object.fromEntries([...gone, ...kept])
}

function textOf(reply: Pick<ReplyDraft, 'shortcut' | 'title' | 'body' | 'language' | 'variants'>): object {
  const { shortcut, title, body, language, variants } = reply
  return { shortcut, title, body, language: language ?? null, variants: variants ?? {} }
}
