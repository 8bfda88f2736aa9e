export type ComparedPart = { text: string; kind: 'same' | 'added' | 'removed' }

/** Steps of the comparison beyond which the middle counts as written anew. */
const MOST_STEPS = 4_000_000

/**
 * Compares two texts word by word.
 * @returns the parts in order: without what was added they give `before`, without what was removed `after`.
 */
export function compareTexts(before: string, after: string): ComparedPart[] {
  const [old, own] = [wordsOf(before), wordsOf(after)]
  const start = commonStart(old, own)
  const end = commonStart(old.slice(start).reverse(), own.slice(start).reverse())
  const parts: ComparedPart[] = []
  const add = (kind: ComparedPart['kind'], words: readonly string[]): void => {
    const last = parts.at(-1)
    const text = words.join('')
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else parts.push({ kind, text })
  }
  add('same', old.slice(0, start))
  compareMiddle(old.slice(start, old.length - end), own.slice(start, own.length - end), add)
  add('same', old.slice(old.length - end))
  return parts
}

type Add = (kind: ComparedPart['kind'], words: readonly string[]) => void

/** The longest common run of words, by the usual table (Wagner and Fischer). */
function compareMiddle(old: readonly string[], own: readonly string[], add: Add): void {
  if (old.length * own.length > MOST_STEPS) {
    add('removed', old)
    add('added', own)
    return
  }
  const width = own.length + 1
  const lengths = lengthTable(old, own, width)
  let [i, j] = [0, 0]
  while (i < old.length && j < own.length) {
    const [left, right] = [old.slice(i, i + 1), own.slice(j, j + 1)]
    if (old[i] === own[j]) {
      add('same', left)
      i += 1
      j += 1
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      add('removed', left)
      i += 1
    } else {
      add('added', right)
      j += 1
    }
  }
  add('removed', old.slice(i))
  add('added', own.slice(j))
}

function lengthTable(old: readonly string[], own: readonly string[], width: number): Uint16Array {
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = own.length - 1; j >= 0; j--) {
      const at = i * width + j
      const best = Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
      lengths[at] = old[i] === own[j] ? (lengths[at + width + 1] ?? 0) + 1 : best
    }
  }
  return lengths
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

function wordsOf(text: string): string[] {
  return [...new Intl.Segmenter('und', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
}
