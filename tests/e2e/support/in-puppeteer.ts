import type { Frame, Page } from 'puppeteer-core'

/** Runs the function in the page; it is sent as text and sees only its arguments (JSON). */
export async function evaluateInPuppeteer<A extends readonly unknown[], R>(
  place: Page | Frame,
  run: (...args: A) => R | Promise<R>,
  ...args: A
): Promise<Awaited<R>> {
  // esbuild wraps named functions in a helper that exists in no page.
  const call = `(() => { const __name = (value) => value; return (${String(run)})(...${JSON.stringify(args)}) })()`
  return (await place.evaluate(call)) as Awaited<R>
}
