import { compileKeywords, type KeywordMatcher } from './keyword-matcher'
import { isAwake, type KeywordCondition, type Rule } from './rule'

/** What rules need to know of the open chat: nothing while there is none that may propose. */
export type Needs = 'nothing' | 'without-words' | 'with-words'

/** Rules made ready to be evaluated often; only those that may propose. */
export type CompiledRules<R extends Rule = Rule> = {
  needs: Needs
  withoutWords: readonly R[]
  /** In the order the matcher knows them by. */
  withWords: readonly R[]
  match: KeywordMatcher
}

/** @returns the rules ready for `evaluateRules`: do it once for each version of the rules. */
export function compileRules<R extends Rule>(rules: readonly R[]): CompiledRules<R> {
  const awake = rules.filter(isAwake)
  const withWords = awake.filter(({ condition }) => condition.type === 'keyword')
  const withoutWords = awake.filter(({ condition }) => condition.type !== 'keyword')
  return {
    needs: awake.length === 0 ? 'nothing' : withWords.length > 0 ? 'with-words' : 'without-words',
    withoutWords,
    withWords,
    match: compileKeywords(withWords.map(({ condition }) => condition as KeywordCondition)),
  }
}
