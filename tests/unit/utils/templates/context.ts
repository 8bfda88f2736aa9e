import type { TemplateContext } from '@/utils/templates/context'
import { renderTemplate } from '@/utils/templates/render'
import type { RenderedTemplate } from '@/utils/templates/rendered'

/** Friday, 20 November 2026, 14:30 in UTC. */
export const NOW = Date.UTC(2026, 10, 20, 14, 30)

const VALUES = {
  first_name: 'Maria',
  name: 'Maria Silva',
  company: 'Loja Azul',
  email: '',
  my_name: 'Ana',
  my_company: 'Acme',
  order_number: 'A-17',
  price: '100',
  'deal.title': '40 chairs',
  'deal.amount': '€1,250.00',
  'deal.expected_close': 'November 30, 2026',
}

export function contextWith(changes: Partial<TemplateContext> = {}): TemplateContext {
  return { values: VALUES, answers: {}, now: NOW, language: 'en', timeZone: 'UTC', ...changes }
}

export function render(body: string, changes: Partial<TemplateContext> = {}): RenderedTemplate {
  return renderTemplate(body, contextWith(changes))
}

export function textOf(body: string, changes: Partial<TemplateContext> = {}): string {
  // Newer locale data put other blanks into times and amounts.
  return render(body, changes).text.replace(/[\u202f\u00a0]/g, ' ')
}

/** Replies by their shortcut. */
export function replies(bodies: Readonly<Record<string, string>>): Partial<TemplateContext> {
  return { replyOf: (shortcut) => (Object.hasOwn(bodies, shortcut) ? bodies[shortcut] : undefined) }
}
