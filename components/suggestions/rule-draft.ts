import type { MessageKey } from '@/locales/t'
import type { SuggestionCondition, SuggestionDraft, SuggestionRule } from '@/storage/schema/suggestion'

export type ConditionType = SuggestionCondition['type']

/** A rule as it stands in the form: the reply may not be chosen yet. */
export type TypedRule = Omit<SuggestionDraft, 'replyId' | 'condition'> & {
  replyId?: string
  condition: SuggestionCondition
}
export type RuleFaults = Partial<Record<'name' | 'reply' | 'condition', MessageKey>>

const MINUTE_MS = 60_000

/** What each kind of condition begins with. */
export const BLANK_CONDITIONS = {
  keyword: { type: 'keyword', words: [], match: 'any' },
  'in-a-row': { type: 'in-a-row', count: 2 },
  silent: { type: 'silent', afterMs: 30 * MINUTE_MS, needsRead: true },
  tag: { type: 'tag', tagIds: [] },
  time: { type: 'time', span: 'outside-working-hours', delayMs: 20_000 },
} as const satisfies { [Type in ConditionType]: Extract<SuggestionCondition, { type: Type }> }

export const CONDITION_TYPES = Object.keys(BLANK_CONDITIONS) as ConditionType[]

/** @returns a stored rule for editing. */
export function typeRule({
  id,
  name,
  isOn,
  condition,
  replyId,
  onlyTags,
  language,
  task,
}: SuggestionRule): TypedRule {
  return {
    id,
    name,
    isOn,
    condition,
    replyId,
    ...(onlyTags !== undefined && { onlyTags }),
    ...(language !== undefined && { language }),
    ...(task !== undefined && { task }),
  }
}

/** @returns what keeps a rule from being saved. */
export function faultsOfRule({ name, replyId, condition }: TypedRule): RuleFaults {
  const conditionFault = faultOfCondition(condition)
  return {
    ...(name.trim() === '' && { name: 'rules.nameFault' as const }),
    ...(replyId === undefined && { reply: 'rules.replyFault' as const }),
    ...(conditionFault !== undefined && { condition: conditionFault }),
  }
}

/** @returns why a condition can never hold, if so. */
export function faultOfCondition(condition: SuggestionCondition): MessageKey | undefined {
  if (condition.type === 'keyword' && condition.words.length === 0) return 'rules.wordsFault'
  if (condition.type === 'tag' && condition.tagIds.length === 0) return 'rules.tagsFault'
  if (condition.type === 'time' && condition.days?.length === 0) return 'rules.daysFault'
  return undefined
}

/** @returns the words of a text in which each stands on a line of its own or after a comma. */
export function wordsIn(text: string): string[] {
  const words = text.split(/[,、，;\n]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 50)
}
