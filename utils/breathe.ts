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

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
