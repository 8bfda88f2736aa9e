/** A quick reply that comes with the product. */
export type Starter = { shortcut: string; title: string; body: string; label: string }
