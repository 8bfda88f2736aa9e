import { describe, expect, test } from 'vitest'
import type { TemplateNode } from '@/utils/templates/ast'
import type { TemplateContext } from '@/utils/templates/context'
import type { Hole } from '@/utils/templates/hole'
import { parseTemplate } from '@/utils/templates/parse'
import { renderTemplate } from '@/utils/templates/render'
import { templateContext } from '@/utils/templates/variables'
import { everyPackReply, PACK_PEOPLE, type PackReplyHere } from '../../helpers/packs'

const REPLIES = await everyPackReply()
const EMOJI = /\p{Extended_Pictographic}/gu
// What is always known, or asked for once in the settings.
const OWN_NAMES = ['my_name', 'my_company']

describe('the text of every reply', () => {
  test.each(REPLIES)('$name parses without a problem', ({ body }) => {
    expect(parseTemplate(body).problems).toEqual([])
  })

  test.each(REPLIES)('$name leaves nothing open that is neither asked for nor has a fallback', ({ body }) => {
    const nodes = parseTemplate(body).nodes
    const asksForProduct = nodes.some((node) => node.type === 'prompt' && node.kind === 'product')
    for (const node of nodes) {
      expect(node.type).not.toBe('unknown')
      if (node.type !== 'variable') continue
      const isKnown = OWN_NAMES.includes(node.name) || (asksForProduct && node.name.startsWith('product.'))
      expect(isKnown || node.fallback !== undefined, node.raw).toBe(true)
    }
  })

  test.each(REPLIES)('$name addresses the customer by name', ({ body }) => {
    expect(variablesOf(body)).toContain('first_name')
  })

  test.each(REPLIES)('$name asks only for what nobody can know, with a full card', (reply) => {
    const rendered = renderTemplate(reply.body, contextOf(reply))
    const prompts = parseTemplate(reply.body).nodes.flatMap((node) =>
      node.type === 'prompt' ? [node.key] : [],
    )
    expect(rendered.holes.map(({ key }) => key).toSorted()).toEqual([...new Set(prompts)].toSorted())
  })

  test.each(REPLIES)('$name is whole, and fits one glance, once the form is filled in', (reply) => {
    for (const { text, unresolved } of [filledIn(reply, true), filledIn(reply, false)]) {
      expect(unresolved).toEqual([])
      expect(text).not.toMatch(/[{}]|undefined|\s[,.!?]|[,:.!?]{2}|^[,.!?]/)
      expect([...text].length).toBeLessThanOrEqual(190)
    }
    expect(filledIn(reply, true).text.match(EMOJI)?.length ?? 0).toBeLessThanOrEqual(2)
  })

  test('Nine of ten stay within 160 characters', () => {
    const long = REPLIES.filter((reply) => [...filledIn(reply, true).text].length > 160)
    expect(long.length).toBeLessThanOrEqual(REPLIES.length / 10)
  })

  test.each(REPLIES)('$name makes up no price, link, address or number of its own', ({ body }) => {
    const own = parseTemplate(body).nodes.flatMap((node) => (node.type === 'text' ? [node.text] : []))
    expect(own.join(' ')).not.toMatch(/https?:|www\.|@|[$€£¥￥%％]|\d{3,}/)
  })
})

function filledIn(reply: PackReplyHere, isNamed: boolean) {
  const context = contextOf(reply, isNamed)
  const { holes } = renderTemplate(reply.body, context)
  const answers = Object.fromEntries(holes.map((hole) => [hole.key, hole.initial ?? answerTo(hole, reply)]))
  return renderTemplate(reply.body, { ...context, answers })
}

function answerTo({ kind, options }: Hole, { language }: PackReplyHere): string {
  if (kind === 'date') return '2026-12-23'
  if (kind === 'number') return '15'
  if (kind === 'money') return '1250'
  return kind === 'choice' ? (options?.[0] ?? '') : PACK_PEOPLE[language].word
}

function contextOf({ language }: PackReplyHere, isNamed = true): TemplateContext {
  const { customer, word, currency } = PACK_PEOPLE[language]
  const writer = { name: 'Ana', company: 'Acme', language, timeZone: 'Asia/Tokyo' }
  const contact = { name: customer, language, ...(!isNamed && { firstName: '' }) }
  return {
    ...templateContext(contact, writer, Date.UTC(2026, 10, 24, 3, 0)),
    answers: {},
    currency,
    product: {
      name: word.charAt(0).toUpperCase() + word.slice(1),
      price: { amountMinor: 150_000, currency },
      link: 'https://shop.example/p/12',
    },
  }
}

function variablesOf(body: string): string[] {
  const nodes: TemplateNode[] = parseTemplate(body).nodes
  return nodes.flatMap((node) => (node.type === 'variable' ? [node.name] : []))
}
