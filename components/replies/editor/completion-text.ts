import { type MessageKey, t } from '@/locales/t'
import type { Completion } from '@/utils/templates/completion'

const VARIABLES = [
  'first_name',
  'name',
  'company',
  'email',
  'phone',
  'role',
  'deal.title',
  'deal.amount',
  'deal.stage',
  'deal.expected_close',
  'my_name',
  'my_phone',
  'my_email',
  'my_company',
  'my_website',
  'product.name',
  'product.price',
  'product.link',
  'product.stock',
  'product.sku',
  'today',
  'tomorrow',
  'now',
  'cursor',
] as const

const PROMPTS = ['text', 'lines', 'number', 'money', 'date', 'toggle', 'choice', 'product', 'reply'] as const

/** @returns what a placeholder is called in the language of the interface; as it is written where it has no name. */
export function completionLabel({
  name,
  group,
  label,
}: Pick<Completion, 'name' | 'group' | 'label'>): string {
  if (label !== undefined) return label
  const bare = name.replace(/:$/, '')
  const prompt = PROMPTS.find((one) => one === bare)
  if ((group === 'prompt' || group === 'reply') && prompt !== undefined) return t(`replies.prompt.${prompt}`)
  const variable = VARIABLES.find((one) => one === bare)
  if (variable === undefined) return name
  return t(`replies.variable.${variable}` satisfies MessageKey)
}
