import { describe, expect, test } from 'vitest'
import { compileRules } from '@/utils/suggestions/compile-rules'
import { evaluateRules, type Evaluation } from '@/utils/suggestions/evaluate-rules'
import type { Facts, Moment } from '@/utils/suggestions/moment'
import type { Condition, Rule } from '@/utils/suggestions/rule'
import { answered, asked, factsOf, keywordRule, ruleOf, T0 } from '../helpers/suggestions'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const EVENING = T0 + 10 * HOUR
const SILENT: Condition = { type: 'silent', afterMs: 30 * MINUTE, needsRead: true }
const RUN: Condition = { type: 'in-a-row', count: 2 }
const TAG: Condition = { type: 'tag', tagIds: ['hot'] }

function evaluate(rules: Rule[], moment: Moment, over: Partial<Facts> = {}): Evaluation {
  return evaluateRules(compileRules(rules), moment, factsOf(over))
}

function proposed(rules: Rule[], moment: Moment, over: Partial<Facts> = {}): string | undefined {
  return evaluate(rules, moment, over).match?.rule.name
}

function outside(delayMs: number, name: string): Rule {
  return ruleOf({ type: 'time', span: 'outside-working-hours', delayMs }, { name })
}

describe('a rule of words', () => {
  test('proposes while the customer waits for an answer, and says which words', () => {
    const rule = keywordRule(['price', 'cost'])
    expect(evaluate([rule], asked('What is the price?'))).toEqual({
      match: { rule, reason: { kind: 'keyword', words: ['price'] } },
    })
    expect(evaluate([rule], { ...asked('price'), incomingRun: 0 })).toEqual({})
    expect(evaluate([rule], asked('hello'))).toEqual({})
  })
})

describe('a rule of messages in a row', () => {
  test('proposes from that many on', () => {
    const rule = ruleOf(RUN)
    expect([0, 1, 2, 3].map((incomingRun) => proposed([rule], asked('?', { incomingRun })))).toEqual([
      undefined,
      undefined,
      'in-a-row',
      'in-a-row',
    ])
    expect(evaluate([rule], asked('?', { incomingRun: 3 })).match?.reason).toEqual({
      kind: 'in-a-row',
      count: 3,
    })
  })
})

describe('a rule of silence', () => {
  test('proposes when a message was read and not answered for so long, and says when to ask again before', () => {
    const rule = ruleOf(SILENT)
    expect(evaluate([rule], answered(20 * MINUTE))).toEqual({ askAgainAt: T0 + 10 * MINUTE })
    expect(evaluate([rule], answered(30 * MINUTE)).match?.reason).toEqual({
      kind: 'read',
      waitedMs: 30 * MINUTE,
    })
    expect(evaluate([rule], answered(90 * MINUTE, false))).toEqual({})
    expect(evaluate([rule], { ...answered(90 * MINUTE), incomingRun: 1 })).toEqual({})
  })

  test('counts from when it was read, as far as that was seen', () => {
    const readAt = T0 - 5 * MINUTE
    expect(evaluate([ruleOf(SILENT)], answered(3 * HOUR), { readAt })).toEqual({
      askAgainAt: T0 + 25 * MINUTE,
    })
  })

  test('may count from when it was sent', () => {
    const rule = ruleOf({ type: 'silent', afterMs: HOUR, needsRead: false })
    expect(evaluate([rule], answered(2 * HOUR, false), { readAt: T0 }).match?.reason).toEqual({
      kind: 'sent',
      waitedMs: 2 * HOUR,
    })
  })
})

describe('a rule of a tag', () => {
  test('proposes when its bearer wrote last', () => {
    const tagIds = new Set(['cold', 'hot'])
    expect(proposed([ruleOf(TAG)], asked('hi'), { tagIds })).toBe('tag')
    expect(proposed([ruleOf(TAG)], answered(HOUR), { tagIds })).toBeUndefined()
    expect(proposed([ruleOf(TAG)], asked('hi'), { tagIds: new Set(['cold']) })).toBeUndefined()
  })
})

describe('a rule of time', () => {
  const night = (agoMs: number): Moment => asked('hi', { lastIn: { at: EVENING - agoMs, text: 'hi' } })

  test('waits for its delay', () => {
    const rule = outside(20 * SECOND, 'soon')
    expect(evaluate([rule], night(5 * SECOND), { now: EVENING })).toEqual({
      askAgainAt: EVENING + 15 * SECOND,
    })
    expect(proposed([rule], night(20 * SECOND), { now: EVENING })).toBe('soon')
  })

  test('gives way to a later one of the same kind', () => {
    const rules = [outside(20 * SECOND, 'soon'), outside(5 * MINUTE, 'later')]
    expect(evaluate(rules, night(20 * SECOND), { now: EVENING })).toMatchObject({
      match: { rule: { name: 'soon' } },
      askAgainAt: EVENING + 5 * MINUTE - 20 * SECOND,
    })
    expect(proposed(rules, night(5 * MINUTE), { now: EVENING })).toBe('later')
  })

  test('is silent for what came in working hours, and once they have begun', () => {
    const rule = outside(0, 'x')
    expect(evaluate([rule], asked('hi'))).toEqual({})
    const beforeNine = asked('hi', { lastIn: { at: T0 - 2 * HOUR, text: 'hi' } })
    expect(proposed([rule], beforeNine, { now: T0 - HOUR - 1 })).toBe('x')
    expect(evaluate([rule], beforeNine, { now: T0 - HOUR - 1 }).askAgainAt).toBe(T0 - HOUR)
    expect(evaluate([rule], beforeNine)).toEqual({ askAgainAt: T0 + 8 * HOUR })
  })

  test('says nothing of a message without a time', () => {
    expect(evaluate([outside(0, 'x')], asked('hi', { lastIn: { text: 'hi' } }), { now: EVENING })).toEqual({})
  })
})

describe('of several rules that hold', () => {
  const tagIds = new Set(['hot'])

  test('words come first, then a run, then a tag', () => {
    const rules = [ruleOf(TAG), ruleOf(RUN), keywordRule(['price'])]
    const moment = asked('price', { incomingRun: 2 })
    expect(proposed(rules, moment, { tagIds })).toBe('keyword')
    expect(proposed(rules.slice(0, 2), moment, { tagIds })).toBe('in-a-row')
    expect(proposed(rules.slice(0, 1), moment, { tagIds })).toBe('tag')
  })

  test('more of the message decides between words, whatever their order', () => {
    const rules = [keywordRule(['price'], { name: 'a' }), keywordRule(['price list'], { name: 'b' })]
    expect(proposed(rules, asked('the price list'))).toBe('b')
    expect(proposed(rules.toReversed(), asked('the price list'))).toBe('b')
  })

  test('one for certain contacts comes before one for all', () => {
    const rules = [
      keywordRule(['price list'], { name: 'all' }),
      keywordRule(['price'], { name: 'hot ones', onlyTags: { hot: 1 } }),
    ]
    expect(proposed(rules, asked('price list'), { tagIds })).toBe('hot ones')
    expect(proposed(rules, asked('price list'))).toBe('all')
  })

  test('names decide between equal ones, then age', () => {
    const rules = [
      keywordRule(['price'], { name: 'b', createdAt: 1 }),
      keywordRule(['price'], { name: 'a', id: 'young', createdAt: 2 }),
      keywordRule(['price'], { name: 'a', id: 'old', createdAt: 1 }),
    ]
    expect(evaluate(rules, asked('price')).match?.rule.id).toBe('old')
  })

  test('one that can only lose is no reason to ask again', () => {
    const rules = [ruleOf(RUN), outside(20 * SECOND, 'soon')]
    const moment = asked('hi', { incomingRun: 2, lastIn: { at: EVENING, text: 'hi' } })
    expect(evaluate(rules, moment, { now: EVENING })).toMatchObject({ match: { rule: { name: 'in-a-row' } } })
    expect(evaluate(rules, moment, { now: EVENING }).askAgainAt).toBeUndefined()
  })
})

describe('nothing is proposed', () => {
  const rules = [keywordRule(['price']), ruleOf(RUN)]
  const moment = asked('price', { incomingRun: 2 })

  test('by a rule that is off, removed, or rests', () => {
    for (const over of [{ isOn: false }, { deletedAt: T0 }, { dismissals: 2 }]) {
      const compiled = compileRules([keywordRule(['price'], over)])
      expect(compiled.needs).toBe('nothing')
      expect(evaluateRules(compiled, moment, factsOf())).toEqual({})
    }
    expect(proposed([keywordRule(['price'], { dismissals: 1 })], moment)).toBe('keyword')
  })

  test('by a rule that was dismissed for this contact, or whose reply the contact just got', () => {
    expect(proposed(rules, moment, { dismissed: new Set(['rule-keyword']) })).toBe('in-a-row')
    expect(proposed(rules, moment, { sent: new Set(['reply-keyword', 'reply-in-a-row']) })).toBeUndefined()
  })

  test('for contacts of another language', () => {
    const rule = (language: string): Rule[] => [keywordRule(['price'], { language })]
    const fits = (wanted: string, known?: string): boolean =>
      proposed(rule(wanted), moment, { language: known }) !== undefined
    expect([fits('pt', 'pt-BR'), fits('pt-BR', 'pt'), fits('pt-br', 'pt-BR')]).toEqual([true, true, true])
    expect([fits('pt-PT', 'pt-BR'), fits('pt'), fits('p', 'pt')]).toEqual([false, false, false])
  })

  test('in a chat with oneself, and in groups but for words', () => {
    expect(proposed(rules, moment, { kind: 'self' })).toBeUndefined()
    expect(proposed(rules, moment, { kind: 'group' })).toBe('keyword')
    expect(proposed([ruleOf(RUN)], moment, { kind: 'group' })).toBeUndefined()
  })
})

test('What rules need of the chat is words only where a rule of words may propose', () => {
  const needs = (...rules: Rule[]): string => compileRules(rules).needs
  expect(needs()).toBe('nothing')
  expect(needs(ruleOf(RUN))).toBe('without-words')
  expect(needs(ruleOf(RUN), keywordRule(['x'], { isOn: false }))).toBe('without-words')
  expect(needs(ruleOf(RUN), keywordRule(['x']))).toBe('with-words')
})
