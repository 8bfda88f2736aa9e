import { AppError } from '@/utils/app-error'
import { ruleErrors } from '@/utils/tag-rules/errors'
import { fold } from '@/utils/text/fold'
import type { Database } from '../database'
import type { Tag } from '../schema/tag'
import type { ConditionGroup, TagRule } from '../schema/tag-rule'
import type { SuggestionRule } from '../schema/suggestion'
import type { Change } from '../write/change'

/**
 * @returns what makes everything that names one tag name another: rules, suggestions, and labels of replies that are called
 * like it. What is in the trash may come back, so it is changed too.
 * @throws AppError 'conflict' when a rule would ask for the tag it puts on.
 */
export async function renamingChanges(db: Database, from: Tag, into: Tag): Promise<Change[]> {
  const rules = (await db.tagRules.toArray()).flatMap((rule) => ruleChange(rule, from.id, into.id))
  const suggestions = (await db.suggestionRules.toArray()).flatMap((rule) =>
    suggestionChange(rule, from.id, into.id),
  )
  return [...rules, ...suggestions, ...(await labelChanges(db, from.name, into.name))]
}

function ruleChange(rule: TagRule, fromId: string, intoId: string): Change[] {
  const isMeant = (tagId: string): string => (tagId === fromId ? intoId : tagId)
  const groups = rule.groups.map((group): ConditionGroup => ({
    ...group,
    conditions: group.conditions.map((condition) =>
      condition.kind === 'tag' ? { ...condition, tagId: isMeant(condition.tagId) } : condition,
    ),
  }))
  const tagId = isMeant(rule.tagId)
  const isNamed = JSON.stringify([tagId, groups]) !== JSON.stringify([rule.tagId, rule.groups])
  if (!isNamed) return []
  if (ruleErrors({ ...rule, tagId, groups }).some(({ code }) => code === 'own-tag')) {
    if (rule.deletedAt !== undefined) return []
    throw new AppError('conflict', 'tagRules')
  }
  return [{ table: 'tagRules', id: rule.id, set: { tagId, groups } }]
}

function suggestionChange(
  { id, condition, onlyTags = {} }: SuggestionRule,
  fromId: string,
  intoId: string,
): Change[] {
  const isOnly = Object.hasOwn(onlyTags, fromId)
  const only = { [`onlyTags.${fromId}`]: null, [`onlyTags.${intoId}`]: 1 }
  const isAsked = condition.type === 'tag' && condition.tagIds.includes(fromId)
  if (!isOnly && !isAsked) return []
  const tagIds = isAsked ? [...new Set(condition.tagIds.map((one) => (one === fromId ? intoId : one)))] : []
  const set = { ...(isOnly && only), ...(isAsked && { condition: { type: 'tag', tagIds } }) }
  return [{ table: 'suggestionRules', id, set }]
}

/** A reply is proposed for a tag by a label that is called like it. */
async function labelChanges(db: Database, from: string, into: string): Promise<Change[]> {
  const replies = await db.replies.toArray()
  return replies.flatMap(({ id, labels }) => {
    const named = Object.keys(labels).filter((label) => fold(label) === fold(from))
    if (named.length === 0) return []
    const gone = named.map((label) => [`labels.${label}`, null] as const)
    return [{ table: 'replies', id, set: { ...Object.fromEntries(gone), [`labels.${into}`]: 1 } } as const]
  })
}
