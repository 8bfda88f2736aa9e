import { closeDatabase, database } from '@/storage/database'
import { strataOf, tagsByRules } from '@/storage/derive/rule-tags'
import { scoreOf } from '@/storage/derive/score'
import type { ContactRow } from '@/storage/rows'
import { settingsSchema } from '@/storage/schema/settings'
import { byContact } from '@/storage/write/by-contact'
import { factsOf } from './facts'

/** Times of plain loops over rows that lie in memory: ms. */
export type PlainPass = { contacts: number; rulesMs: number; scoresMs: number }

const SETTINGS = settingsSchema.parse({})

/** Asks the same rules, and works out the same scores, with every row in memory and nothing stored. */
export async function plainPass(): Promise<PlainPass> {
  const db = await database()
  const now = Date.now()
  const contacts: ContactRow[] = await db.contacts.toArray()
  const evidence = new Map((await db.evidence.toArray()).map(({ id, days }) => [id, days]))
  const activity = new Map((await db.activity.toArray()).map((row) => [row.id, row]))
  const scores = new Map((await db.scores.toArray()).map((row) => [row.id, row]))
  const orders = byContact(await db.orders.toArray())
  const deals = byContact(await db.deals.toArray())
  const strata = strataOf(
    (await db.tagRules.toArray()).filter(({ on, deletedAt }) => on && deletedAt === undefined),
  )
  closeDatabase()
  let [found, known] = [0, 0]
  const rulesFrom = performance.now()
  for (const contact of contacts) {
    const { id } = contact
    const last = activity.get(id)
    const own = {
      activity: last === undefined ? [] : [last],
      orders: orders.get(id) ?? [],
      deals: deals.get(id) ?? [],
    }
    found += tagsByRules(strata, factsOf(contact, own, evidence.get(id), SETTINGS.stages), now).size
  }
  const scoresFrom = performance.now()
  for (const { id } of contacts) {
    const facts = { evidence: evidence.get(id), orders: orders.get(id) ?? [] }
    if (scoreOf(id, scores.get(id), facts, SETTINGS, now) !== undefined) known += 1
  }
  const until = performance.now()
  if (found === 0 || known === 0) throw new Error('No rule held, or no score is known')
  return { contacts: contacts.length, rulesMs: scoresFrom - rulesFrom, scoresMs: until - scoresFrom }
}
