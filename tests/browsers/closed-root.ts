import type { CDPSession, Page } from 'playwright-core'
import { waitFor } from './wait-for'

interface Point {
  x: number
  y: number
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
  /** Waits until the mouse reaches the element, and clicks its middle with the real mouse. */
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
      await waitFor(`an element ${css} in ${hostCss} to click`, async () => {
        const middle = await evaluate(expectMouse, css)
        if (middle) await page.mouse.move(middle.x, middle.y)
        // The browser hands the mouse to what it drew last: just after a frame was hidden there, still to that frame.
        return middle && evaluate(hasMetMouse, css)
      })
      await page.mouse.down()
      await page.mouse.up()
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

type Target = Element & { hasMetMouse?: boolean }

/** @returns the middle of the element, which from now on knows whether the mouse moved over it. */
function expectMouse(root: ShadowRoot, css: string): Point | undefined {
  const target: Target | null = root.querySelector(css)
  if (!target) return undefined
  target.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = target.getBoundingClientRect()
  if (width === 0 || height === 0) return undefined
  target.hasMetMouse = false
  target.addEventListener('mousemove', () => (target.hasMetMouse = true), { once: true, capture: true })
  return { x: x + width / 2, y: y + height / 2 }
}

function hasMetMouse(root: ShadowRoot, css: string): boolean {
  const target: Target | null = root.querySelector(css)
  return target?.hasMetMouse === true
}
