import { variableKey } from '@/utils/templates/names'

const MOST_CHARACTERS = 100

/** Gives each field of one reply a label of its own: prompts of one label would share their answer. */
export type PromptLabels = (identity: string, wanted: string) => string

/** @returns what labels the fields of one reply. `identity` tells fields apart; the same one gets the same label again. */
export function promptLabels(): PromptLabels {
  const labels = new Map<string, string>()
  const keys = new Set<string>()
  return (identity, wanted) => {
    const known = labels.get(identity)
    if (known !== undefined) return known
    const plain = cleaned(wanted) || cleaned(identity) || 'Text'
    let label = plain
    for (let next = 2; keys.has(variableKey(label)); next++) label = `${plain} ${next}`
    keys.add(variableKey(label))
    labels.set(identity, label)
    return label
  }
}

/** A label is one line; with letters or numbers, since its key is made of them. */
function cleaned(wanted: string): string {
  const line = wanted.replace(/[\r\n\u2028\u2029]+/gu, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(line)) return ''
  return Array.from(line).slice(0, MOST_CHARACTERS).join('').trim()
}
