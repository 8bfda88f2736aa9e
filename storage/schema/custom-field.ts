import * as z from 'zod/mini'
import { id, line } from './fields'

export const CUSTOM_FIELD_KINDS = ['text', 'number', 'money', 'date', 'choice', 'link'] as const

/**
 * A field a person added to every contact. Values are kept by its label, written so that they sort and compare:
 * number `12.5`, money `12.50 EUR`, date `YYYY-MM-DD`, choice one of `choices`, link an http(s) address.
 */
export const customFieldSchema = z.object({
  id,
  label: line.check(z.minLength(1)),
  kind: z.enum(CUSTOM_FIELD_KINDS),
  choices: z.optional(z.array(line).check(z.maxLength(100))),
})
export type CustomField = z.infer<typeof customFieldSchema>
export type CustomFieldKind = CustomField['kind']
