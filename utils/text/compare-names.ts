let collator: Intl.Collator | undefined

/** Orders names as the browser's language does, and numbers in them by what they say: "Batch 9" before "Batch 10". */
export function compareNames(a: string, b: string): number {
  collator ??= new Intl.Collator(undefined, { numeric: true })
  return collator.compare(a, b)
}
