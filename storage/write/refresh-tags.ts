import type { Held } from '@/utils/tag-rules/evaluate'
import { whyText } from '@/utils/tag-rules/why'
import type { Database } from '../database'
import { type RuleTags, tagsByRules, withRuleTags } from '../derive/rule-tags'
import type { ContactRow, RowOf } from '../rows'
import type { Settings } from '../schema/settings'
import type { TagRule } from '../schema/tag-rule'
import { type ActiveRules, activeRules } from './active-rules'
import { TAG_RULES_REVISION } from '../count-keys'
import { getRows, putRows } from './put-row'
import { ruleFacts } from './rule-facts'
import { ruleWords } from './rule-words'
import type { Transaction } from './transaction'

type Retagged = { id: string } & NonNullable<ReturnType<typeof withRuleTags>>
export const FIELD_RENAMED = 'customFields.rename'

export type Why = (held: readonly Held[], rule: TagRule) => string

/** Most contacts stay as they are: what held is put into words for the others alone, since that asks for all tags. */
const UNSAID: Why = () => ''

/** Asks the rules again for contacts of which something changed. */
export async function refreshTags(tx: Transaction, now: number): Promise<void> {
  // Contacts have the new name of a field before the rules ask for it; the pass after that asks for everybody.
  if (tx.reason === FIELD_RENAMED) return
  const ids = [...new Set([...tx.marks.rules, ...tx.touched])]
  if (ids.length === 0) return
  const rules = await activeRules(tx.db, tx.revised.has(TAG_RULES_REVISION))
  const rows = (await tx.db.contacts.bulkGet(ids)).flatMap((row) => row ?? [])
  const changed = await retagged(tx.db, rows, rules, tx.settings, now)
  if (changed.length === 0) return
  const olds = await getRows(
    tx,
    'contacts',
    changed.map(({ id }) => id),
  )
  const puts = changed.flatMap(({ tags, autoTags }, at) => {
    const old = olds[at] as RowOf<'contacts'> | undefined
    if (old === undefined) return []
    const { autoTags: _auto, ...rest } = old
    const hasAuto = autoTags !== undefined && Object.keys(autoTags).length > 0
    return [{ fields: { ...rest, tags, ...(hasAuto && { autoTags }) }, old }]
  })
  await putRows(tx, 'contacts', puts)
}

/** @returns the contacts whose tags are not as the rules have them, with the tags they ought to have. */
async function retagged(
  db: Database,
  contacts: readonly ContactRow[],
  rules: ActiveRules,
  settings: Settings,
  now: number,
): Promise<Retagged[]> {
  const asked = await wronglyTagged(db, contacts, rules, settings, now)
  if (asked.length === 0) return []
  const why = await whyOf(db, settings)
  return asked.flatMap(({ contact, byRules }) => {
    const next = withRuleTags(contact, byRules, why, now)
    return next === undefined ? [] : [{ id: contact.id, ...next }]
  })
}

/**
 * @returns the contacts whose tags are not as the rules have them, with what those say. `isRun` as for `ruleFacts`.
 */
export async function wronglyTagged(
  db: Database,
  contacts: readonly ContactRow[],
  rules: ActiveRules,
  settings: Settings,
  now: number,
  isRun = false,
): Promise<{ contact: ContactRow; byRules: RuleTags }[]> {
  const hasRules = rules.strata.length > 0
  const asked = contacts.filter(
    ({ deletedAt, autoTags }) => deletedAt === undefined && (hasRules || autoTags !== undefined),
  )
  if (asked.length === 0) return []
  const facts = await ruleFacts(db, asked, rules.needs, settings, isRun)
  return facts
    .map((one) => ({ contact: one.contact, byRules: tagsByRules(rules.strata, one, now) }))
    .filter(({ contact, byRules }) => withRuleTags(contact, byRules, UNSAID, now) !== undefined)
}

/** @returns how reasons are said; by the name of the rule while there are no words. */
export async function whyOf(db: Database, settings: Settings): Promise<Why> {
  const words = ruleWords()
  if (words === undefined) return (_, { name }) => name
  const names = new Map((await db.tags.toArray()).map(({ id, name }) => [id, name]))
  const said = words(settings, (tagId) => names.get(tagId) ?? '')
  return (held) => whyText(held, said)
}
