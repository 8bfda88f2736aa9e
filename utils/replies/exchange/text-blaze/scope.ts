import type { ShortcutLookup } from '../csv/read-table'
import type { Noting } from '../notes'
import type { Piece } from '../template/pieces'
import type { PromptLabels } from '../template/prompt-labels'

/** What the parts of one snippet's translation share. */
export type Scope = {
  note: Noting
  labels: PromptLabels
  shortcutOf: ShortcutLookup
  /** The label that each named field got. */
  fields: Map<string, string>
  nameless: { count: number }
  depth: number
  translate: (snippet: string, scope: Scope) => Piece[]
}
