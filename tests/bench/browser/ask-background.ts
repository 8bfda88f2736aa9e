import type { Response } from '../../../storage/protocol/command'
import type { BenchTarget } from './bench-target'

declare global {
  interface Window {
    /** Asks the background as one of the extension's own pages does. */
    benchAsk: (name: string, input: unknown) => Promise<Response>
  }
}

/** Lets functions that run in this extension page ask the background. */
export async function prepareAsking(page: BenchTarget): Promise<void> {
  await page.evaluate(() => {
    const { chrome } = window as unknown as {
      chrome: { runtime: { sendMessage: (message: unknown) => Promise<Response> } }
    }
    window.benchAsk = (name, input) =>
      chrome.runtime.sendMessage({ chatside: 1, audience: 'ui', name, input })
  })
}
