import type { Protocol } from 'puppeteer-core'
import type { BenchTarget } from './bench-target'

const HOST = '[data-chatside=layer]'

/**
 * Runs a function in the world of the content script, on the closed shadow root of what it draws on the page. The
 * function is sent as text; marks it makes stand in the trace of the page's thread.
 */
export async function runOnLayer(
  page: BenchTarget,
  extensionOrigin: string,
  run: (root: ShadowRoot) => void,
): Promise<void> {
  const { session } = page
  const contextId = await contentWorld(page, extensionOrigin)
  const expression = `document.querySelector(${JSON.stringify(HOST)})`
  const { result } = await session.send('Runtime.evaluate', { expression, contextId })
  if (result.objectId === undefined) throw new Error(`The content script put no ${HOST} on the page`)
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId, pierce: true })
  const backendNodeId = node.shadowRoots?.[0]?.backendNodeId
  if (backendNodeId === undefined) throw new Error(`${HOST} has no shadow root`)
  const root = await session.send('DOM.resolveNode', { backendNodeId, executionContextId: contextId })
  const { exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId: root.object.objectId ?? '',
    functionDeclaration: `function () { const __name = (value) => value; return (${String(run)})(this) }`,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
}

/** @returns the world of the content script on a page, for CDP. */
export async function contentWorld({ session }: BenchTarget, origin: string): Promise<number> {
  const contexts: Protocol.Runtime.ExecutionContextDescription[] = []
  const note = ({ context }: Protocol.Runtime.ExecutionContextCreatedEvent): void =>
    void contexts.push(context)
  session.on('Runtime.executionContextCreated', note)
  await session.send('Runtime.enable')
  session.off('Runtime.executionContextCreated', note)
  // Enabled, it would keep every console message and announce every world for the rest of the measurement.
  await session.send('Runtime.disable')
  const world = contexts.find((context) => context.origin === origin)
  if (world === undefined) throw new Error('The content script has no world of its own on the page')
  return world.id
}
