import type { CompiledRules } from './compile-rules'
import { stateOf, type State } from './holds'
import type { Facts, Moment } from './moment'
import { byPriority, type Claim, fixedWeight } from './priority'
import { type Reason, reasonOf } from './reason'
import type { Rule } from './rule'

export type Evaluation<R extends Rule = Rule> = {
  match?: { rule: R; reason: Reason }
  /**
   * Until then (epoch ms) the answer stays the same if nothing happens in the chat. Absent: for ever.
   */
  askAgainAt?: number
}

type Candidate<R extends Rule> = Claim<R> & { state: State; words?: readonly string[] }

/**
 * Finds the rule to propose for what the open chat shows; see `byPriority` for several that hold. In groups only the
 * words of a message count: runs, silence and tags of many people mean nothing. A rule that was dismissed for the
 * contact, and a reply the contact got lately, are not proposed.
 */
export function evaluateRules<R extends Rule>(
  rules: CompiledRules<R>,
  moment: Moment,
  facts: Facts,
): Evaluation<R> {
  if (facts.kind === 'self') return {}
  const candidates = [...wordCandidates(rules, moment, facts), ...otherCandidates(rules, moment, facts)]
  const best = candidates.filter(({ state }) => state.holds).sort(byPriority)[0]
  const turns = candidates.flatMap((candidate) => {
    const { state } = candidate
    if (state.turnsAt === undefined || state.holds !== (candidate === best)) return []
    return candidate === best || best === undefined || byPriority(candidate, best) < 0 ? [state.turnsAt] : []
  })
  return {
    ...(best !== undefined && {
      match: { rule: best.rule, reason: reasonOf(best.rule, best.words, moment, facts) },
    }),
    ...(turns.length > 0 && { askAgainAt: Math.min(...turns) }),
  }
}

function wordCandidates<R extends Rule>(
  { withWords, match }: CompiledRules<R>,
  { incomingRun, lastIn }: Moment,
  facts: Facts,
): Candidate<R>[] {
  if (withWords.length === 0 || incomingRun === 0 || lastIn === undefined) return []
  return [...match(lastIn.text)].flatMap(([index, { words, weight }]) => {
    const rule = withWords[index]
    return rule === undefined || !isFor(rule, facts) ? [] : [{ rule, weight, words, state: { holds: true } }]
  })
}

function otherCandidates<R extends Rule>(
  { withoutWords }: CompiledRules<R>,
  moment: Moment,
  facts: Facts,
): Candidate<R>[] {
  if (facts.kind === 'group') return []
  return withoutWords.flatMap((rule) => {
    const { condition } = rule
    if (condition.type === 'keyword' || !isFor(rule, facts)) return []
    return [{ rule, weight: fixedWeight(rule), state: stateOf(condition, moment, facts) }]
  })
}

function isFor(rule: Rule, facts: Facts): boolean {
  if (facts.dismissed.has(rule.id) || facts.sent.has(rule.replyId)) return false
  const tagIds = Object.keys(rule.onlyTags ?? {})
  if (tagIds.length > 0 && !tagIds.some((tagId) => facts.tagIds.has(tagId))) return false
  return rule.language === undefined || isLanguageOf(rule.language, facts.language)
}

/** A rule for "pt" is for "pt-BR" too; one for "pt-BR" is for a contact of whom only "pt" is known, not for "pt-PT". */
function isLanguageOf(wanted: string, known: string | undefined): boolean {
  if (known === undefined) return false
  const [a, b] = [wanted.toLowerCase(), known.toLowerCase()]
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}
