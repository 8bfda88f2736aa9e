import { type BenchContext, LARGE, MANY_REPLIES } from '../context'
import { type Figure, figuresOf } from '../figures/figure'
import { emptyDraft, openPickerPage, ROWS_MARK, typeKeys } from '../pages/picker-session'
import type { SeedSize } from '../seed/seed-profile'
import { type KeyResponse, keyResponses } from '../trace/key-responses'
import { recordTrace } from '../trace/record-trace'
import type { Part } from './part'

const LIMIT_MS = 8
const FIRST_OPEN_LIMIT_MS = 60
/** Words in the replies, letters that nearly all of them hold, and what none holds. */
const QUERIES = ['price', 'inv', 'delivery-f', 's', 'offer', 'zzq', 'wk', 'sample-7', 'e', 'frdly']

/**
 * From a key in the composer to the list of replies that it makes: rows committed to the picker's closed shadow root.
 * Work is the CPU time of the extension's own calls in between; the editor of the page does its own in the same task.
 */
export const picker: Part = {
  name: 'picker',
  measure: async (bench) => [
    ...(await figuresFor(bench, LARGE, bench.times(3, 1), LIMIT_MS)),
    ...(await figuresFor(bench, MANY_REPLIES, bench.times(3, 1), LIMIT_MS)),
    ...(await firstOpens(bench)),
  ],
}

async function figuresFor(
  bench: BenchContext,
  size: SeedSize,
  rounds: number,
  limit: number,
): Promise<Figure[]> {
  const name = `picker key, ${size.replies} replies`
  const responses = await typeQueries(bench, size, rounds)
  return [
    ...figuresOf(`${name}, own work`, pick(responses, 'workMs'), 'ms', limit),
    ...figuresOf(`${name}, thread with the page's editor`, pick(responses, 'threadMs'), 'ms', null),
    ...figuresOf(`${name}, elapsed`, pick(responses, 'elapsedMs'), 'ms', null),
  ]
}

/** From the trigger to the list of 5,000 replies, each time right after the worker died. */
async function firstOpens(bench: BenchContext): Promise<Figure[]> {
  const browser = await bench.chatside(MANY_REPLIES)
  const page = await openPickerPage(browser)
  const elapsed: number[] = []
  for (let turn = 0; turn < bench.times(20, 5); turn++) {
    await browser.killWorker()
    const events = await recordTrace(browser.connection, 'calls', () => typeKeys(page, ['/', 'Escape']))
    await emptyDraft(page)
    const [response] = keyResponses(events, ROWS_MARK)
    if (response === undefined) throw new Error('The picker did not open')
    elapsed.push(response.elapsedMs)
  }
  await page.close()
  return figuresOf('picker opened right after the worker died', elapsed, 'ms', FIRST_OPEN_LIMIT_MS)
}

async function typeQueries(bench: BenchContext, size: SeedSize, rounds: number): Promise<KeyResponse[]> {
  const browser = await bench.chatside(size)
  const page = await openPickerPage(browser)
  const events = await recordTrace(browser.connection, 'calls', async () => {
    for (let round = 0; round < rounds; round++) {
      for (const query of QUERIES) {
        await typeKeys(page, ['/', ...query, 'Backspace', 'Escape'])
        await emptyDraft(page)
      }
    }
  })
  await page.close()
  const responses = keyResponses(events, ROWS_MARK)
  const expected = rounds * QUERIES.join('').length
  if (responses.length < expected)
    throw new Error(`Only ${responses.length} keys of ${expected} were answered`)
  return responses
}

function pick(responses: readonly KeyResponse[], field: keyof KeyResponse): number[] {
  return responses.map((response) => response[field])
}
