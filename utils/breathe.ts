/**
 * Asked between two pieces of long work; what it answers with is awaited, so that a page can draw and answer meanwhile.
 * Undefined: there is still time.
 */
export type Breathe = () => Promise<void> | undefined
