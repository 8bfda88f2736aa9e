import type { Response } from '../../../storage/protocol/command'
import type { BenchTarget } from './bench-target'
import { callText } from './call-text'
import { contentWorld } from './closed-layer'

type Timed = { ms: number; output: unknown }

/**
 * Prepares asking the background as the content script of this page does.
 * @returns a function that asks, and tells how long the answer took as the page's thread sees it.
 */
export async function asContentScript(
  page: BenchTarget,
  extensionOrigin: string,
): Promise<(name: string, input: unknown) => Promise<Timed>> {
  const contextId = await contentWorld(page, extensionOrigin)
  return async (name, input) => {
    const { result, exceptionDetails } = await page.session.send('Runtime.evaluate', {
      expression: callText(askTimed, [{ chatside: 1, audience: 'page', name, input }]),
      contextId,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as Timed
  }
}

async function askTimed(message: unknown): Promise<Timed> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage: (message: unknown) => Promise<Response> } }
  }
  const startedAt = performance.now()
  const answer = await chrome.runtime.sendMessage(message)
  const ms = performance.now() - startedAt
  if (!answer.ok) throw new Error(`It was refused: ${answer.code} ${answer.detail ?? ''}`)
  return { ms, output: answer.output }
}
