export type Factors = Record<string, readonly unknown[]>
export type Row<F extends Factors> = { [Name in keyof F]: F[Name][number] }

type Cell = { name: string; value: unknown }
type LooseRow = Record<string, unknown>

/**
 * Combines values so that each two values of two factors meet in at least one row. The two largest factors are combined
 * in full, since no fewer rows can do; every other factor is fitted in where it meets most that is new.
 * @returns the same rows for the same factors.
 */
export function pairwise<F extends Factors>(factors: F): Row<F>[] {
  const names = Object.keys(factors).sort((a, b) => valuesOf(factors, b).length - valuesOf(factors, a).length)
  const [first, second, ...others] = names
  if (first === undefined) return []
  let rows: LooseRow[] = valuesOf(factors, first).map((value) => ({ [first]: value }))
  if (second !== undefined) rows = rows.flatMap((row) => withEach(row, second, valuesOf(factors, second)))
  const placed = names.slice(0, 2)
  for (const name of others) {
    rows = addFactor(rows, { name, values: valuesOf(factors, name) }, placed, factors)
    placed.push(name)
  }
  return rows.map((row) => complete(row, factors)) as Row<F>[]
}

/** @returns the pairs of values that meet in no row. */
export function missingPairs(rows: readonly LooseRow[], factors: Factors): string[] {
  const wanted = new Set<string>()
  const names = Object.keys(factors)
  for (const [index, name] of names.entries()) {
    for (const other of names.slice(index + 1)) {
      for (const pair of pairsOf(factors, name, [other])) wanted.add(pair)
    }
  }
  for (const row of rows) for (const met of metIn(row, names)) wanted.delete(met)
  return [...wanted]
}

function addFactor(
  rows: readonly LooseRow[],
  { name, values }: { name: string; values: readonly unknown[] },
  placed: readonly string[],
  factors: Factors,
): LooseRow[] {
  const open = pairsOf(factors, name, placed)
  const filled = rows.map((row) => {
    const best = values
      .map((value) => ({ row: { ...row, [name]: value }, gain: 0 }))
      .map((choice) => ({ ...choice, gain: newIn(choice.row, name, placed, open).length }))
      .reduce((a, b) => (b.gain > a.gain ? b : a))
    for (const pair of newIn(best.row, name, placed, open)) open.delete(pair)
    return best.row
  })
  // What no row had room for gets rows of its own; their other values are free.
  const added = [...open].map((pair) => Object.fromEntries(cellsOf(pair, factors)))
  return [...filled, ...added]
}

function withEach(row: LooseRow, name: string, values: readonly unknown[]): LooseRow[] {
  return values.map((value) => ({ ...row, [name]: value }))
}

function complete(row: LooseRow, factors: Factors): LooseRow {
  const names = Object.keys(factors)
  return Object.fromEntries(names.map((name) => [name, name in row ? row[name] : valuesOf(factors, name)[0]]))
}

function pairsOf(factors: Factors, name: string, others: readonly string[]): Set<string> {
  const pairs = new Set<string>()
  for (const value of valuesOf(factors, name)) {
    for (const other of others) {
      for (const otherValue of valuesOf(factors, other)) {
        pairs.add(pairKey({ name, value }, { name: other, value: otherValue }))
      }
    }
  }
  return pairs
}

function newIn(row: LooseRow, name: string, placed: readonly string[], open: ReadonlySet<string>): string[] {
  return placed
    .filter((other) => other in row)
    .map((other) => pairKey({ name, value: row[name] }, { name: other, value: row[other] }))
    .filter((pair) => open.has(pair))
}

function metIn(row: LooseRow, names: readonly string[]): string[] {
  return names.flatMap((name, index) =>
    names
      .slice(index + 1)
      .map((other) => pairKey({ name, value: row[name] }, { name: other, value: row[other] })),
  )
}

function pairKey(...cells: [Cell, Cell]): string {
  const sorted = cells.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return JSON.stringify(sorted.map(({ name, value }) => [name, value]))
}

function cellsOf(pair: string, factors: Factors): [string, unknown][] {
  const cells = JSON.parse(pair) as [string, unknown][]
  // The values themselves rather than their copies.
  return cells.map(([name, value]) => [
    name,
    valuesOf(factors, name).find((one) => JSON.stringify(one) === JSON.stringify(value)),
  ])
}

function valuesOf(factors: Factors, name: string): readonly unknown[] {
  return factors[name] ?? []
}
