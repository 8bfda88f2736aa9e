import type { Variable } from './variables'

/** What there is to name. */
export type Known = { variables: readonly Variable[]; shortcuts: readonly string[] }

export type CompletionGroup =
  | 'contact'
  | 'custom'
  | 'deal'
  | 'me'
  | 'company'
  | 'product'
  | 'date'
  | 'prompt'
  | 'reply'
  | 'cursor'
  | 'format'
  | 'option'

export type Completion = {
  /** As it is written, to be shown. */
  name: string
  group: CompletionGroup
  /** Of a custom field. */
  label?: string
  /** What takes the place of `from` to `to`. */
  insert: string
  /** Where the caret belongs in `insert`. */
  caret: number
}

export type Completions = { from: number; to: number; options: Completion[] }

/** What stands at the caret: `cuts` divide what was written of the placeholder so far. */
export type Place = { written: string; start: number; cuts: { at: number; char: string }[] }
