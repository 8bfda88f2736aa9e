/** @returns an expression that calls `run` with `args` wherever it is evaluated. */
export function callText<A extends readonly unknown[]>(run: (...args: A) => unknown, args: A): string {
  const list = args.map((value) => JSON.stringify(value) ?? 'undefined').join(', ')
  // esbuild wraps named functions in a helper that exists in no page.
  return `(() => { const __name = (value) => value; return (${String(run)})(${list}) })()`
}
