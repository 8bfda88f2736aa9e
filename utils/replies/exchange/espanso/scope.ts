import type { Noting } from '../notes'
import type { PromptLabels } from '../template/prompt-labels'
import type { EspansoVariable } from './match'

/** What the parts of one match's translation share. */
export type Scope = {
  variables: ReadonlyMap<string, EspansoVariable>
  /** The shortcut of the match with a trigger. */
  shortcutOf: (trigger: string) => string | undefined
  labels: PromptLabels
  note: Noting
  /** Variables that are being resolved, so that none is taken into itself. */
  path: readonly string[]
  /** Commands and scripts that the text wants the output of. */
  commands: Set<string>
  /** Characters that may still be filled in: variables in variables grow without end. */
  budget: { left: number }
}

export const MOST_FILLED_IN = 200_000
const REFERENCE_CHARACTERS = 10

/** Takes what `text` costs from the budget. */
export function spend({ budget }: Scope, text: string): void {
  budget.left -= text.length + REFERENCE_CHARACTERS
}
