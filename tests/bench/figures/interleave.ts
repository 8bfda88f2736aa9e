export type Pair<Value> = { without: Value; with: Value }

/**
 * Measures the same thing with and without, one right after the other, and swaps the order each time: what slows the
 * machine for a while then slows both of a pair, and being second favours neither.
 */
export async function interleave<Value>(
  pairs: number,
  measure: { without: () => Promise<Value>; with: () => Promise<Value> },
): Promise<Pair<Value>[]> {
  const measured: Pair<Value>[] = []
  for (let at = 0; at < pairs; at++) {
    if (at % 2 === 0) {
      const without = await measure.without()
      measured.push({ without, with: await measure.with() })
    } else {
      const value = await measure.with()
      measured.push({ with: value, without: await measure.without() })
    }
  }
  return measured
}
