/** How much of what was inserted must still be there, in its order, for the message to be its. */
const SHARE = 0.6
/** From so many words on the page may show only the beginning of a message. */
const LONG = 60

/** @returns the words of a text as they are compared: what the page draws for `*bold*` or an emoji makes no difference. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('\ufe0f', '')
  return plain.match(/[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [plain.trim()]
}

/** @returns whether a message is what was inserted: word for word, or reworked; undefined when it is another one. */
export function likeness(
  inserted: readonly string[],
  sent: readonly string[],
): 'same' | 'edited' | undefined {
  const [a, b] = [inserted.join(' '), sent.join(' ')]
  if (a === b || (sent.length >= LONG && a.startsWith(b))) return 'same'
  const enough = SHARE * inserted.length
  return sent.length >= enough && commonInOrder(inserted, sent) >= enough ? 'edited' : undefined
}

/** @returns the length of the longest common subsequence. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const word of a) {
    const next = [0]
    for (const [index, other] of b.entries()) {
      const before = word === other ? (row[index] ?? 0) + 1 : (row[index + 1] ?? 0)
      next.push(Math.max(before, next[index] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
