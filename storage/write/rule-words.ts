import type { WhyWords } from '@/utils/tag-rules/why'
import type { Settings } from '../schema/settings'

/** How what held is said: names of tags are looked up, the language is that of the settings. */
export type RuleWords = (settings: Settings, tagName: (tagId: string) => string) => WhyWords

let words: RuleWords | undefined

/** The catalogues lie outside of the storage: whoever starts it hands the words in. */
export function setRuleWords(next: RuleWords): void {
  words = next
}

/** @returns the words in which reasons are said; undefined while nobody handed them in. */
export function ruleWords(): RuleWords | undefined {
  return words
}
