/** @returns the one of `names` that `written` was probably meant to be; undefined when none is close. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const most = Math.min(2, Math.floor(written.length / 3))
  let nearest: string | undefined
  let least = most + 1
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue
    const distance = slips(written, name)
    if (distance < least) {
      least = distance
      nearest = name
    }
  }
  return nearest
}

/** How many letters were left out, put in, mistaken or swapped with the next (optimal string alignment). */
function slips(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      const ways = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1)]
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) ways.push((before[j - 2] ?? 0) + 1)
      row.push(Math.min(...ways))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
