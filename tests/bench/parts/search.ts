import { prepareAsking } from '../browser/ask-background'
import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'
import { type Figure, figuresOf } from '../figures/figure'
import type { Part } from './part'
import { SEARCHES } from './search-terms'

const LIMIT_MS = 50
/** About the time between two keys. */
const PAUSE_MS = 60
/** As many rows as the workspace asks for. */
const PAGE_ROWS = 50

/**
 * From asking to having the first page of contacts, as the workspace does it: one message to the background and back,
 * with 100,000 contacts.
 */
export const search: Part = {
  name: 'search',
  async measure(bench) {
    const browser = await bench.chatside()
    const page = await browser.open(browser.extensionUrl('workspace.html#/settings'))
    await prepareAsking(page)
    const kinds = Object.entries<readonly string[]>({ ...SEARCHES, 'phone number': await phones(page) })
    const terms = kinds.flatMap(([, each]) => each)
    await searchAll(page, terms)
    const byKind: Figure[] = []
    const all: number[] = []
    for (const [kind, each] of kinds) {
      const times: number[] = []
      for (let round = 0; round < bench.times(4, 1); round++) times.push(...(await searchAll(page, each)))
      all.push(...times)
      byKind.push(...figuresOf(`contact search, ${kind}`, times, 'ms', null))
    }
    const cold = await searchCold(browser, page, terms.slice(0, bench.times(30, 6)))
    await page.close()
    return [
      ...figuresOf('contact search', all, 'ms', LIMIT_MS),
      ...byKind,
      ...figuresOf('contact search right after the worker died', cold, 'ms', null),
    ]
  },
}

/** @returns the last digits, and the first ones, of numbers that are there. */
function phones(page: BenchTarget): Promise<string[]> {
  return page.evaluate(async () => {
    const answer = await window.benchAsk('contacts.page', { search: '', sort: 'name', limit: 20 })
    if (!answer.ok) throw new Error(`The list failed: ${answer.code}`)
    const { rows } = answer.output as { rows: { phone?: string }[] }
    const digits = rows.flatMap(({ phone }) => (phone === undefined ? [] : [phone.slice(1)]))
    return digits.flatMap((phone, at) => [phone.slice(-3 - (at % 4)), phone.slice(0, 5 + (at % 5))])
  })
}

async function searchCold(
  browser: BenchBrowser,
  page: BenchTarget,
  terms: readonly string[],
): Promise<number[]> {
  const times: number[] = []
  for (const term of terms) {
    await browser.killWorker()
    times.push(...(await searchAll(page, [term])))
  }
  return times
}

function searchAll(page: BenchTarget, terms: readonly string[]): Promise<number[]> {
  return page.evaluate(
    async (list, pauseMs, limit) => {
      const times: number[] = []
      for (const search of list) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        const startedAt = performance.now()
        const answer = await window.benchAsk('contacts.page', { search, sort: 'recent', limit })
        times.push(performance.now() - startedAt)
        if (!answer.ok) throw new Error(`The search failed: ${answer.code}`)
      }
      return times
    },
    terms,
    PAUSE_MS,
    PAGE_ROWS,
  )
}
