import { describe, expect, test } from 'vitest'
import type { TemplateContext } from '@/utils/templates/context'
import { renderTemplate } from '@/utils/templates/render'

// A Friday.
const NOW = Date.UTC(2026, 10, 20, 14, 30)
const VALUES = {
  first_name: 'Maria',
  name: 'Maria Silva',
  company: '',
  price: '100',
  my_name: 'Ana',
  size: 'M',
}

function contextWith(changes: Partial<TemplateContext> = {}): TemplateContext {
  return { values: VALUES, answers: {}, now: NOW, language: 'en', timeZone: 'UTC', ...changes }
}

function render(body: string, changes: Partial<TemplateContext> = {}) {
  return renderTemplate(body, contextWith(changes))
}

describe('variables', () => {
  test.each([
    ['Hi {{first_name|there}}!', 'Hi Maria!', []],
    ['Hi {{company|there}}!', 'Hi there!', []],
    ['Hi {first_name}!', 'Hi Maria!', []],
    ['Hi {company|there}!', 'Hi there!', []],
    ['Hi {{ First Name }}!', 'Hi Maria!', []],
    ['Hi {{firstName}} {{contact.first_name}} {{me.name}}!', 'Hi Maria Maria Ana!', []],
    ['{{missing}} and {{company}}', '{{missing}} and {{company}}', ['missing', 'company']],
    ['Hi {frist_name}', 'Hi {frist_name}', ['frist_name']],
    ['Costs ${{price}} or ${price}', 'Costs $100 or $100', []],
    ['{1} { } {} {"a": 1} {{{ }', '{1} { } {} {"a": 1} {{{ }', []],
    ['{{}} {{ }}', '{{}} {{ }}', ['{{}}', '{{_}}']],
    ['{{missing|}}', '', []],
    ['{{missing|{{company|{{first_name}}}}}}', 'Maria', []],
    ['{{missing|dear {{company|{friend|guest}}}!}}', 'dear guest!', []],
    ['{{missing|{{company}}}}', '{{company}}', ['company']],
    ['{{{first_name}}}', '{Maria}', []],
    ['{{missing|a|b}}', 'a|b', []],
    ['{{constructor}} {{__proto__}}', '{{constructor}} {{__proto__}}', ['constructor', '__proto__']],
  ])('%s gives %s', (body, text, unresolved) => {
    expect(render(body)).toMatchObject({ text, unresolved })
  })
})
