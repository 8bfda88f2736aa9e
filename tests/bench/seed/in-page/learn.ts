import { evidenceOfAll } from '@/storage/derive/evidence-days'
import { type Stratum, tagsByRules, withRuleTags } from '@/storage/derive/rule-tags'
import { scoreOf, workedOf } from '@/storage/derive/score'
import type { RowOf } from '@/storage/rows'
import { settingsSchema } from '@/storage/schema/settings'
import type { ContactExtras } from './extras'
import { factsOf } from './facts'
import type { SeedRows } from './write'

type Contact = RowOf<'contacts'>
type Learnt = { row: Contact } & Required<Pick<SeedRows, 'evidence' | 'scores'>>

const SETTINGS = settingsSchema.parse({})

/** @returns a contact with what the extension would have worked out of its messages, orders and rules, and those rows. */
export function learn(
  contact: Contact,
  extras: Omit<ContactExtras, 'handledAt'>,
  strata: Stratum[],
  now: number,
): Learnt {
  const { messages, orders } = extras
  const timed = messages.flatMap((row) => (row.at === undefined ? [] : [{ ...row, at: row.at }]))
  const days = evidenceOfAll(timed.toReversed(), now)
  const evidence = Object.keys(days).length > 0 ? { id: contact.id, days } : undefined
  const isScored = contact.kind === 'person'
  const score = isScored
    ? scoreOf(contact.id, undefined, { evidence: evidence?.days, orders }, SETTINGS, now)
    : undefined
  const row = { ...contact, ...workedOf(score, now, orders) }
  const facts = factsOf(row, extras, evidence?.days, SETTINGS.stages)
  const tags = withRuleTags(row, tagsByRules(strata, facts, now), (_, { name }) => name, now)
  return {
    row: { ...row, ...tags },
    evidence: evidence === undefined ? [] : [evidence],
    scores: score === undefined ? [] : [score],
  }
}
