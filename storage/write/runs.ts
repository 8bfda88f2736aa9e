/**
 * Cuts a list into runs of neighbours of one group in which no id comes twice, so that a run can be written at once.
 * @returns the runs; one after another they give the list again.
 */
export function runsOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => { group: string; id: string },
): Item[][] {
  const runs: Item[][] = []
  let group: string | undefined
  let ids = new Set<string>()
  for (const item of items) {
    const key = keyOf(item)
    const run = runs.at(-1)
    if (run === undefined || key.group !== group || ids.has(key.id)) {
      runs.push([item])
      group = key.group
      ids = new Set([key.id])
      continue
    }
    run.push(item)
    ids.add(key.id)
  }
  return runs
}
