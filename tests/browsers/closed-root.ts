import type { CDPSession, Page } from 'playwright-core'
import { waitFor } from './wait-for'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A closed shadow root in a page, which no selector of Playwright reaches. */
export interface ClosedRoot {
  /** Runs the function on the root, in the page; it is sent as text and sees only its arguments (JSON). */
  evaluate<A extends readonly unknown[], R>(
    run: (root: ShadowRoot, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>>
  /** The texts of all matching elements that are there now. */
  texts(css: string): Promise<string[]>
  /** Waits for the element and clicks its middle with the real mouse. */
  click(css: string): Promise<void>
}

/** One for each page: whoever looks again and again would else open session after session. */
const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Waits for the host and its root (there may be neither yet); call it again after a reload. */
export async function closedRoot(page: Page, hostCss: string): Promise<ClosedRoot> {
  const session = await sessionWith(page)
  const objectId = await waitFor(`a shadow root in ${hostCss}`, () => findRoot(session, hostCss))
  const evaluate: ClosedRoot['evaluate'] = (run, ...args) => callOn(session, objectId, run, args)
  return {
    evaluate,
    texts: (css) =>
      evaluate(
        (root, selector) => Array.from(root.querySelectorAll(selector), (e) => e.textContent ?? ''),
        css,
      ),
    async click(css) {
      const box = await waitFor(`an element ${css} in ${hostCss}`, () => evaluate(boxOf, css))
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    },
  }
}

function sessionWith(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

async function findRoot(session: CDPSession, hostCss: string): Promise<string | undefined> {
  const expression = `document.querySelector(${JSON.stringify(hostCss)})`
  const host = (await session.send('Runtime.evaluate', { expression })).result.objectId
  if (host === undefined) return undefined
  const { node } = await session.send('DOM.describeNode', { objectId: host, depth: 1, pierce: true })
  const backendNodeId = node.shadowRoots?.[0]?.backendNodeId
  if (backendNodeId === undefined) return undefined
  return (await session.send('DOM.resolveNode', { backendNodeId })).object.objectId
}

async function callOn<R>(
  session: CDPSession,
  objectId: string,
  run: (root: ShadowRoot, ...args: never) => R | Promise<R>,
  args: readonly unknown[],
): Promise<Awaited<R>> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId,
    // esbuild wraps named functions in a helper that exists in no page.
    functionDeclaration: `function (...args) { const __name = (value) => value; return (${String(run)})(this, ...args) }`,
    arguments: args.map((value) => ({ value })),
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as Awaited<R>
}

function boxOf(root: ShadowRoot, css: string): Box | undefined {
  const element = root.querySelector(css)
  if (!element) return undefined
  element.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}
