import { idOf } from '@/utils/ids'
import { freeShortcut } from '@/utils/replies/free-shortcut'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import type { StoredReply } from '../rows'
import type { Reply, ReplyDraft } from '../schema/reply'
import { creationOf, hasSameContent, toReply } from './reply-drafts'

export type OnConflict = 'skip' | 'replace' | 'both'

/** Every reply, those in the trash too, and who in use has a shortcut, by its key. */
export type KnownReplies = { byId: Map<string, Reply>; holders: Map<string, string> }

/** What a draft becomes: a new reply, or other words for an old one. */
export type Step = { draft: ReplyDraft; old?: Reply }

export function knownReplies(rows: readonly StoredReply[]): KnownReplies {
  const replies = rows.map(toReply)
  const live = replies.filter(({ deletedAt }) => deletedAt === undefined)
  return {
    byId: new Map(replies.map((reply) => [reply.id, reply])),
    holders: new Map(live.map(({ shortcut, id }) => [shortcutKeyOf(shortcut), id])),
  }
}

/**
 * Says what becomes of each draft, one after another: a later one meets what an earlier one has made. No step gives a
 * reply a shortcut that another one in use has.
 */
export function planSteps(
  drafts: readonly ReplyDraft[],
  onConflict: OnConflict,
  known: KnownReplies,
  now: number,
): Step[] {
  return drafts.flatMap((draft) => {
    const step = stepOf(draft, onConflict, known)
    if (step !== undefined) take(step, known, now)
    return step ?? []
  })
}

function stepOf(draft: ReplyDraft, onConflict: OnConflict, known: KnownReplies): Step | undefined {
  const own = known.byId.get(draft.id)
  const isOwnLive = own !== undefined && own.deletedAt === undefined
  const holder = known.byId.get(known.holders.get(shortcutKeyOf(draft.shortcut)) ?? '')
  const other = isOwnLive ? own : holder
  if (other === undefined) return own === undefined ? { draft } : { draft, old: own }
  if (onConflict === 'skip') return undefined
  if (onConflict === 'both') return besideStep(draft, own, known)
  // Another reply has that shortcut: this one keeps its own.
  const isElsewhere = holder !== undefined && holder.id !== other.id
  return { draft: isElsewhere ? { ...draft, shortcut: other.shortcut } : draft, old: other }
}

/** What is the same but for its shortcut needs no copy: it may be the one that came in beside an instant ago. */
function besideStep(
  draft: ReplyDraft,
  own: Reply | undefined,
  { byId, holders }: KnownReplies,
): Step | undefined {
  const isLive = own !== undefined && own.deletedAt === undefined
  if (isLive && hasSameContent(own, draft)) return undefined
  const id = isLive ? copyIdOf(draft) : draft.id
  const old = byId.get(id)
  if (old !== undefined && old.deletedAt === undefined) return undefined
  const isFree = !holders.has(shortcutKeyOf(draft.shortcut))
  const shortcut = isFree ? draft.shortcut : freeShortcut(draft.shortcut, holders)
  return { draft: { ...draft, id, shortcut }, ...(old !== undefined && { old }) }
}

function take({ draft, old }: Step, { byId, holders }: KnownReplies, now: number): void {
  const { deletedAt: _, ...rest } = old ?? {}
  const next: Reply = { ...rest, ...creationOf({ ...draft, id: old?.id ?? draft.id }, now).create }
  byId.set(next.id, next)
  if (old !== undefined && holders.get(shortcutKeyOf(old.shortcut)) === old.id)
    holders.delete(shortcutKeyOf(old.shortcut))
  holders.set(shortcutKeyOf(next.shortcut), next.id)
}

/** Of the whole draft, so that the same one makes the same copy. */
function copyIdOf(draft: ReplyDraft): string {
  return idOf('reply.beside', JSON.stringify(draft))
}
