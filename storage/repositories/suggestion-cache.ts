import { compileRules, type CompiledRules } from '@/utils/suggestions/compile-rules'
import type { Database } from '../database'
import type { SuggestionRule } from '../schema/suggestion'
import { REPLIES_REVISION, SUGGESTION_RULES_REVISION } from '../count-keys'
import { readCount } from './counts'

export type ReadyRules = {
  rules: CompiledRules<SuggestionRule>
  /** Of the replies they propose. */
  titles: ReadonlyMap<string, string>
  /** Whether one of them counts from when a message was read. */
  countsReads: boolean
}

const kept = new WeakMap<Database, { version: string; ready: ReadyRules }>()

/**
 * @returns the rules that may propose, prepared: those whose reply is there and not put aside. Kept while the worker
 * lives and made anew when a rule or a reply has changed.
 */
export async function readyRules(db: Database): Promise<ReadyRules> {
  const version = `${await readCount(db, SUGGESTION_RULES_REVISION)}.${await readCount(db, REPLIES_REVISION)}`
  const known = kept.get(db)
  if (known?.version === version) return known.ready
  const ready = await prepare(db)
  kept.set(db, { version, ready })
  return ready
}

async function prepare(db: Database): Promise<ReadyRules> {
  const stored = (await db.suggestionRules.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
  const replies = await db.replies.bulkGet([...new Set(stored.map(({ replyId }) => replyId))])
  const titles = new Map(
    replies.flatMap((reply) =>
      reply === undefined || reply.deletedAt !== undefined || reply.archivedAt !== undefined
        ? []
        : [[reply.id, reply.title] as const],
    ),
  )
  const rules = compileRules(stored.filter(({ replyId }) => titles.has(replyId)))
  const countsReads = rules.withoutWords.some(
    ({ condition }) => condition.type === 'silent' && condition.needsRead,
  )
  return { rules, titles, countsReads }
}
