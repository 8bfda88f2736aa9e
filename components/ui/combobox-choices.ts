import { fold } from '@/utils/text/fold'

export type ComboboxOption = { id: string; label: string; hint?: string; color?: string }
/** One line of the open list: an option, or the offer to take the typed text as a new one. */
export type ComboboxChoice = { kind: 'option'; option: ComboboxOption } | { kind: 'create'; text: string }

const MOST_SHOWN = 50

/**
 * @returns what fits `typed`: the option of that very name first, then those that begin with it, then those that hold
 * it; and the offer to create it when `canCreate` and no option bears the name.
 */
export function choicesFor(
  options: readonly ComboboxOption[],
  typed: string,
  canCreate: boolean,
): ComboboxChoice[] {
  const wanted = fold(typed)
  const ranked = options
    .map((option) => ({ option, rank: rankOf(option, wanted) }))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_SHOWN)
  const choices: ComboboxChoice[] = ranked.map(({ option }) => ({ kind: 'option', option }))
  const isKnown = ranked.some(({ rank }) => rank === 0)
  if (canCreate && wanted !== '' && !isKnown) choices.push({ kind: 'create', text: typed.trim() })
  return choices
}

function rankOf(option: ComboboxOption, wanted: string): number {
  const label = fold(option.label)
  if (label === wanted) return 0
  if (label.startsWith(wanted)) return 1
  if (label.includes(wanted)) return 2
  return option.hint !== undefined && fold(option.hint).includes(wanted) ? 3 : 4
}
