import { now as clockNow } from '@/utils/clock'
import { idOf } from '@/utils/ids'
import { freeShortcut } from '@/utils/replies/free-shortcut'
import { CHUNK_ROWS } from '../limits'
import type { Added } from '../protocol/replies'
import type { Reply, ReplyDraft } from '../schema/reply'
import { batchOf } from '../write/batch'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot, transact, type Transaction } from '../write/transact'
import { answerOfBatch } from './added'
import { creationOf, editOf, hasSameContent, hasSameText, toReply } from './reply-drafts'
import { keepVersion } from './reply-versions'

type OnConflict = 'skip' | 'replace' | 'both'
/** Who has a shortcut, by the shortcut in lower case. */
type Holders = Map<string, string>
/** What a draft becomes: a new reply, other words for an old one, or nothing. */
type Step = { draft: ReplyDraft; old?: Reply }

const REASON = 'replies.addMany'

/**
 * Adds many replies, a few hundred in a transaction, as one action for undo. A draft of a known id, or with the shortcut
 * of another reply, is skipped, replaces that reply, or comes in beside it under a free shortcut ("hello-2"). Removed
 * replies come back. Asked again after a lost answer, it goes on where it stopped and gives the same answer.
 */
export async function addReplies(drafts: readonly ReplyDraft[], onConflict: OnConflict): Promise<Added> {
  const batch = await batchOf(REASON, { drafts, onConflict })
  const holders = await snapshot(async (db): Promise<Holders> => {
    const live = (await db.replies.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
    return new Map(live.map(({ shortcut, id }) => [keyOf(shortcut), id]))
  })
  for (let part = batch.nextPart; part * CHUNK_ROWS < drafts.length; part++) {
    const chunk = drafts.slice(part * CHUNK_ROWS, (part + 1) * CHUNK_ROWS)
    await transact(async (tx) => {
      const changes = await chunkChanges(tx, chunk, onConflict, holders)
      await mutate(changes, REASON, { batchId: batch.id, part })
    })
  }
  return answerOfBatch(batch.id, drafts.length)
}

async function chunkChanges(
  tx: Transaction,
  drafts: readonly ReplyDraft[],
  onConflict: OnConflict,
  holders: Holders,
): Promise<Change[]> {
  const now = clockNow()
  const known = await knownRows(tx, drafts, holders)
  const changes: Change[] = []
  for (const written of drafts) {
    const step = stepOf(written, onConflict, known, holders)
    if (step === undefined) continue
    const { draft, old } = step
    if (old !== undefined && !hasSameText(old, draft)) await keepVersion(tx, old, now)
    changes.push(old === undefined ? creationOf(draft, now) : editOf(old, draft, now))
    take(step, now, known, holders)
  }
  return changes
}

/** Later drafts meet what a step has made. */
function take({ draft, old }: Step, now: number, known: Map<string, Reply>, holders: Holders): void {
  const { deletedAt: _, ...rest } = old ?? {}
  const next: Reply = { ...rest, ...creationOf({ ...draft, id: old?.id ?? draft.id }, now).create }
  known.set(next.id, next)
  if (old !== undefined && holders.get(keyOf(old.shortcut)) === old.id) holders.delete(keyOf(old.shortcut))
  holders.set(keyOf(next.shortcut), next.id)
}

/** The replies these drafts may meet: by their ids, by their shortcuts, and copies that came in beside. */
async function knownRows(
  tx: Transaction,
  drafts: readonly ReplyDraft[],
  holders: Holders,
): Promise<Map<string, Reply>> {
  const ids = drafts.flatMap((draft) => [
    draft.id,
    copyIdOf(draft),
    ...[holders.get(keyOf(draft.shortcut))].filter((id) => id !== undefined),
  ])
  const rows = await tx.db.replies.bulkGet([...new Set(ids)])
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, toReply(row)]])))
}

function stepOf(
  draft: ReplyDraft,
  onConflict: OnConflict,
  known: ReadonlyMap<string, Reply>,
  holders: Holders,
): Step | undefined {
  const own = known.get(draft.id)
  const isOwnLive = own !== undefined && own.deletedAt === undefined
  const holder = known.get(holders.get(keyOf(draft.shortcut)) ?? '')
  const other = isOwnLive ? own : holder
  if (other === undefined) return own === undefined ? { draft } : { draft, old: own }
  if (onConflict === 'skip') return undefined
  if (onConflict === 'replace') {
    // Another reply has that shortcut: this one keeps its own.
    const isElsewhere = holder !== undefined && holder.id !== other.id
    return { draft: isElsewhere ? { ...draft, shortcut: other.shortcut } : draft, old: other }
  }
  return besideStep(draft, own, known, holders)
}

/** What is the same but for its shortcut needs no copy: it may be the one that came in beside an instant ago. */
function besideStep(
  draft: ReplyDraft,
  own: Reply | undefined,
  known: ReadonlyMap<string, Reply>,
  holders: Holders,
): Step | undefined {
  const isLive = own !== undefined && own.deletedAt === undefined
  if (isLive && hasSameContent(own, draft)) return undefined
  const id = isLive ? copyIdOf(draft) : draft.id
  const old = known.get(id)
  if (old !== undefined && old.deletedAt === undefined) return undefined
  const isFree = !holders.has(keyOf(draft.shortcut))
  const shortcut = isFree ? draft.shortcut : freeShortcut(draft.shortcut, holders)
  return { draft: { ...draft, id, shortcut }, ...(old !== undefined && { old }) }
}

/** Of the whole draft, so that the same one makes the same copy. */
function copyIdOf(draft: ReplyDraft): string {
  return idOf('reply.beside', JSON.stringify(draft))
}

function keyOf(shortcut: string): string {
  return shortcut.toLowerCase()
}
