/**
 * Asked between two pieces of long work; what it answers with is awaited, so that a page can draw and answer meanwhile.
 * Undefined: there is still time.
 */
export type Breathe = () => Promise<void> | undefined

/** Work at a stretch, well below what a person feels. */
const STRETCH_MS = 10

/** @returns what long work asks between two pieces, so that the page draws and answers meanwhile. */
export function breather(): Breathe {
  let since = performance.now()
  const rest = async (): Promise<void> => {
    await nextTurn()
    since = performance.now()
  }
  return () => (performance.now() - since < STRETCH_MS ? undefined : rest())
}

/** Between two questions, so that asking costs nothing beside the work. */
const PIECE = 500

/** @returns what `work` makes of each item; a long list leaves the page time in between. */
export async function mapSlowly<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
  breathe: Breathe,
): Promise<Result[]> {
  const results: Result[] = []
  for (const [index, item] of items.entries()) {
    if (index % PIECE === 0) await breathe()
    results.push(work(item, index))
  }
  return results
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
