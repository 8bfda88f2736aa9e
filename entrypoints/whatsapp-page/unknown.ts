// The page's objects are read one property at a time: any of them may be missing, or a getter that throws.

/** @returns the value at the end of `path`, or undefined where the path ends early. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value
  for (const name of path) {
    if (here === null || (typeof here !== 'object' && typeof here !== 'function')) return undefined
    here = Reflect.get(here, name)
  }
  return here
}

export function text(...candidates: unknown[]): string {
  for (const value of candidates) if (typeof value === 'string' && value !== '') return value
  return ''
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && isFinite(value) ? value : undefined
}
