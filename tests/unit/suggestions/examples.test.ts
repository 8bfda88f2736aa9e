import { describe, expect, test } from 'vitest'
import { suggestionConditionSchema } from '@/storage/schema/suggestion'
import { PACK_IDS } from '@/utils/templates/packs/pack'
import { loadPack } from '@/utils/templates/packs/load-pack'
import { starterReplies } from '@/utils/templates/starters'
import { compileRules } from '@/utils/suggestions/compile-rules'
import { evaluateRules } from '@/utils/suggestions/evaluate-rules'
import { EXAMPLE_LANGUAGES, exampleRules } from '@/utils/suggestions/examples'
import { asked, factsOf, ruleOf } from '../helpers/suggestions'

const HELD_BY_CARD = { type: 'tag', tagIds: ['00000000-0000-7000-8000-000000000000'] }

/** @returns the name of the example that a message calls for. */
function exampleFor(language: string, text: string): string | undefined {
  const rules = exampleRules(language).map(({ name, condition }) => ruleOf(condition, { name }))
  return evaluateRules(compileRules(rules), asked(text), factsOf()).match?.rule.name
}

describe.each(EXAMPLE_LANGUAGES)('the example rules in %s', (language) => {
  const examples = exampleRules(language)

  test('are fourteen, each of a name of its own and a condition that can be stored', () => {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(14)
    for (const { condition } of examples) {
      const stored = condition.type === 'tag' ? HELD_BY_CARD : condition
      expect(suggestionConditionSchema.parse(stored)).toEqual(stored)
    }
  })

  test('name replies that come with the product', async () => {
    const packs = await Promise.all(PACK_IDS.map((id) => loadPack(id, language)))
    const known = new Set([...packs.flat(), ...starterReplies(language)].map(({ shortcut }) => shortcut))
    const named = examples.flatMap(({ shortcut }) => shortcut ?? [])
    expect(named.length).toBeGreaterThanOrEqual(10)
    expect(named.filter((shortcut) => !known.has(shortcut))).toEqual([])
  })

  test('have words that are all found where they stand', () => {
    for (const { name, condition } of examples) {
      if (condition.type !== 'keyword') continue
      for (const word of condition.words) {
        const rule = ruleOf({ ...condition, words: [word] }, { name })
        const found = evaluateRules(compileRules([rule]), asked(word.replace('*', '')), factsOf())
        expect(found.match?.reason).toEqual({ kind: 'keyword', words: [word] })
      }
    }
  })
})

test.each([
  ['en', 'Hi, how much is the blue one?', 'Asks for the price'],
  ['en', 'When will it be delivered?', 'Asks about delivery'],
  ['en-GB', 'Good evening, are you open tomorrow?', 'Asks about opening hours'],
  ['en', 'It arrived broken, I want a refund', 'Has a complaint'],
  ['ja', 'こちらはおいくらですか？', '価格のお問い合わせ'],
  ['ja', '営業時間を教えてください', '営業時間のお問い合わせ'],
  ['es-MX', '¿Cuánto cuestan las sillas?', 'Pregunta por el precio'],
  ['es', 'Quisiera hacer una reclamación', 'Tiene una queja'],
  ['pt', 'Qual o valor do frete?', 'Pergunta o preço'],
  ['pt-BR', 'Vocês aceitam pix?', 'Pergunta como pagar'],
  ['fr', 'the price?', 'Asks for the price'],
  ['en', 'Good morning, I feel fine!', undefined],
])('In %s, "%s" calls for: %s', (language, text, name) => {
  expect(exampleFor(language, text)).toBe(name)
})
