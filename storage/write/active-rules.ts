import { needsOf, type RuleNeeds } from '@/utils/tag-rules/needs'
import type { Database } from '../database'
import { type Stratum, strataOf } from '../derive/rule-tags'
import type { TagRule } from '../schema/tag-rule'
import { TAG_RULES_REVISION } from '../count-keys'

/** The rules that are on and whose tag is there, in the order in which they are asked. */
export type ActiveRules = {
  strata: Stratum[]
  /** What any of them looks at. */
  needs: Pick<RuleNeeds, 'orders' | 'deals' | 'evidence' | 'activity' | 'time'> & { country: boolean }
}

const NOBODYS = ''

const kept = new WeakMap<Database, { revision: number; rules: ActiveRules }>()

/**
 * @returns the rules that may put tags on. Kept while the worker lives and made anew when a rule or a tag has changed; a
 * transaction in which they did reads its own, since it may yet fail.
 */
export async function activeRules(db: Database, isChanging = false): Promise<ActiveRules> {
  if (isChanging) return readRules(db)
  const row = await db.meta.get(TAG_RULES_REVISION)
  const revision = typeof row?.value === 'number' ? row.value : 0
  const known = kept.get(db)
  if (known?.revision === revision) return known.rules
  const rules = await readRules(db)
  kept.set(db, { revision, rules })
  return rules
}

/** @returns rules ready to be asked. */
export function prepared(rules: readonly TagRule[]): ActiveRules {
  const needs = rules.map(needsOf)
  const needsAny = (name: Exclude<keyof ActiveRules['needs'], 'country'>): boolean =>
    needs.some((one) => one[name])
  return {
    strata: strataOf(rules),
    needs: {
      orders: needsAny('orders'),
      deals: needsAny('deals'),
      evidence: needsAny('evidence'),
      activity: needsAny('activity'),
      time: needsAny('time'),
      country: needs.some(({ fields }) => fields.includes('country')),
    },
  }
}

/** @returns the rules that are on, and whose tag is not in the trash; a tag they ask for that is gone is on nobody. */
export async function rulesThatAreOn(db: Database): Promise<TagRule[]> {
  const rules = (await db.tagRules.toArray()).filter(({ on, deletedAt }) => on && deletedAt === undefined)
  const named = new Set(rules.flatMap((rule) => [rule.tagId, ...needsOf(rule).tags]))
  const tags = await db.tags.bulkGet([...named])
  const live = new Set(tags.flatMap((tag) => (tag?.deletedAt === undefined ? (tag?.id ?? []) : [])))
  return rules.filter(({ tagId }) => live.has(tagId)).map((rule) => withoutGone(rule, live))
}

/** Contacts keep the tag while it is in the trash, so that it can come back to them. */
function withoutGone(rule: TagRule, live: ReadonlySet<string>): TagRule {
  if (needsOf(rule).tags.every((tagId) => live.has(tagId))) return rule
  const groups = rule.groups.map((group) => ({
    ...group,
    conditions: group.conditions.map((condition) =>
      condition.kind === 'tag' && !live.has(condition.tagId) ? { ...condition, tagId: NOBODYS } : condition,
    ),
  }))
  return { ...rule, groups }
}

async function readRules(db: Database): Promise<ActiveRules> {
  return prepared(await rulesThatAreOn(db))
}
