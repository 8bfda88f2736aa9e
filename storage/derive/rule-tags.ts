import { evaluateRule, type Held } from '@/utils/tag-rules/evaluate'
import type { RuleFacts } from '@/utils/tag-rules/facts'
import { needsOf } from '@/utils/tag-rules/needs'
import type { Contact } from '../schema/contact'
import type { TagRule } from '../schema/tag-rule'

/** What the rules say of one contact: by tag, the rule that puts it on and what held. */
export type RuleTags = Map<string, { rule: TagRule; held: Held[] }>
/** Rules that can be asked at once; those of a circle are asked until none has more to say. */
export type Stratum = { rules: readonly TagRule[]; isCircle: boolean }
type TagFields = Pick<Contact, 'tags' | 'autoTags' | 'refusedTags'>

/**
 * Puts rules into the order in which they are asked: one that asks for a tag comes after those that put it on. Rules that
 * ask for one another in a circle stand together.
 */
export function strataOf(rules: readonly TagRule[]): Stratum[] {
  const strata: Stratum[] = []
  let rest = rules.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  while (rest.length > 0) {
    const open = new Set(rest.map(({ tagId }) => tagId))
    const ready = rest.filter((rule) => !needsOf(rule).tags.some((tagId) => open.has(tagId)))
    const next = ready.length > 0 ? ready : circleIn(rest)
    strata.push({ rules: next, isCircle: ready.length === 0 })
    rest = rest.filter((rule) => !next.includes(rule))
  }
  return strata
}

/** @returns of rules that all wait for one another those that wait for nobody else. */
function circleIn(rules: readonly TagRule[]): readonly TagRule[] {
  const reached = rules.map((rule) => {
    const found = new Set<TagRule>()
    for (let open = [rule]; open.length > 0;) {
      const tagIds = new Set(open.flatMap((one) => needsOf(one).tags))
      open = rules.filter((one) => tagIds.has(one.tagId) && !found.has(one))
      for (const one of open) found.add(one)
    }
    return found
  })
  const least = reached.reduce((a, b) => (b.size < a.size ? b : a))
  return rules.filter((rule) => least.has(rule))
}

/**
 * @returns the tags that rules put on. It rests on what the person decided and on the facts alone, never on what rules said
 * before, so that it is the same whatever came in between: a tag of a rule counts once its rule has been asked. In a
 * circle a tag that is on stays on.
 */
export function tagsByRules(
  strata: readonly Stratum[],
  facts: RuleFacts & { contact: TagFields },
  now: number,
): RuleTags {
  const { contact } = facts
  const byHand = tagsByHand(contact)
  const found: RuleTags = new Map()
  let tags = byHand
  for (const { rules, isCircle } of strata) {
    for (let hasNew = true; hasNew;) {
      const open = rules.filter(({ tagId }) => !Object.hasOwn(tags, tagId) && !isRefused(contact, tagId))
      const seen = { ...facts, contact: { ...contact, tags } }
      const before = found.size
      for (const rule of open) {
        const { holds, held } = found.has(rule.tagId) ? NOTHING : evaluateRule(rule, seen, now)
        if (holds) found.set(rule.tagId, { rule, held })
      }
      hasNew = isCircle && found.size > before
      if (found.size > before) tags = { ...byHand, ...onTags(found) }
    }
  }
  return found
}

const NOTHING = { holds: false, held: [] }

function isRefused({ refusedTags }: TagFields, tagId: string): boolean {
  return refusedTags !== undefined && Object.hasOwn(refusedTags, tagId)
}

function onTags(found: RuleTags): Contact['tags'] {
  return Object.fromEntries([...found.keys()].map((tagId) => [tagId, 1 as const]))
}

/** @returns the tags the person put on. */
export function tagsByHand({ tags, autoTags = {} }: TagFields): Contact['tags'] {
  return Object.fromEntries(
    Object.keys(tags)
      .filter((tagId) => !Object.hasOwn(autoTags, tagId))
      .map((tagId) => [tagId, 1 as const]),
  )
}

/**
 * @returns the contact's tags as rules have them; undefined when they are so already. What held is told as it was when the
 * tag was put on, or when its rule was changed.
 */
export function withRuleTags(
  contact: TagFields,
  byRules: RuleTags,
  why: (held: readonly Held[], rule: TagRule) => string,
  now: number,
): Pick<Contact, 'tags' | 'autoTags'> | undefined {
  const old = contact.autoTags ?? {}
  const autoTags: NonNullable<Contact['autoTags']> = {}
  for (const [tagId, { rule, held }] of byRules) {
    const known = old[tagId]
    const isKnown = known?.ruleId === rule.id && known.at >= rule.updatedAt
    autoTags[tagId] = isKnown ? known : { ruleId: rule.id, why: why(held, rule), at: now }
  }
  const isSame =
    Object.keys(old).length === byRules.size &&
    [...byRules.keys()].every((tagId) => old[tagId] === autoTags[tagId] && Object.hasOwn(contact.tags, tagId))
  if (isSame) return undefined
  const tags = {
    ...tagsByHand(contact),
    ...onTags(byRules),
  }
  return { tags, autoTags }
}
