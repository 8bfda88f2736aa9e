import type { ChromeApi } from './chrome-api'

type Answer = { ok: true; output: unknown } | { ok: false; code: string; detail?: string }

/** Runs in a page of Chatside (as text): asks the background once, as storage/client.ts does. */
export async function askAsUi(name: string, input: unknown): Promise<unknown> {
  const { runtime } = (globalThis as unknown as { chrome: ChromeApi }).chrome
  const answer = (await runtime.sendMessage({ chatside: 1, audience: 'ui', name, input })) as
    | Answer
    | undefined
  if (answer?.ok) return answer.output
  throw new Error(`${name}: ${answer === undefined ? 'no answer' : `${answer.code} ${answer.detail ?? ''}`}`)
}

/** Likewise several times, some at once; throws what the first refused one says. */
export async function askEachAsUi(name: string, inputs: readonly unknown[]): Promise<void> {
  const { runtime } = (globalThis as unknown as { chrome: ChromeApi }).chrome
  const AT_ONCE = 20
  for (let done = 0; done < inputs.length; done += AT_ONCE) {
    const asked = inputs
      .slice(done, done + AT_ONCE)
      .map((input) => runtime.sendMessage({ chatside: 1, audience: 'ui', name, input }))
    for (const answer of (await Promise.all(asked)) as (Answer | undefined)[])
      if (!answer?.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  }
}
