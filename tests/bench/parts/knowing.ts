import { prepareAsking } from '../browser/ask-background'
import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'
import { callText } from '../browser/call-text'
import { FEWER_KNOWN, KNOWN } from '../context'
import { type Figure, figuresOf } from '../figures/figure'
import { bundleSeed } from '../seed/bundle-seed'
import { type Passed, runPass, waitForNoPass } from '../pages/rule-pass'
import type { PlainPass } from '../seed/in-page/plain-pass'
import type { Part } from './part'
import { SEARCHES } from './search-terms'

const LIMIT_MS = 50
/** About the time between two keys. */
const PAUSE_MS = 60
/** As many rows as the workspace asks for. */
const PAGE_ROWS = 50

type Ask = { name: string; input: Record<string, unknown> }

/**
 * Contacts with a million message records, 300 tags and 50 rules: finding and opening them, also right after the worker
 * died; a rule that changes for all of them, and the weekly pass, each beside a plain loop over the same rows in memory; and
 * how long anybody who asks meanwhile waits.
 */
export const knowing: Part = {
  name: 'knowing',
  async measure(bench) {
    const browser = await bench.chatside(bench.isQuick ? FEWER_KNOWN : KNOWN)
    const page = await browser.open(browser.extensionUrl('workspace.html#/settings'))
    await prepareAsking(page)
    await waitForNoPass(page)
    const searches = Object.values<readonly string[]>(SEARCHES).flat().map(searchFor)
    const cards = await cardAsks(page, bench.times(60, 20))
    const hottest = Array.from({ length: 20 }, (): Ask => listBy('heat'))
    const asked: Figure[] = []
    for (const [name, asks] of Object.entries({
      'contact search': searches,
      'whole card': cards,
      'list by heat': hottest,
    })) {
      // As in the part of the search: what is asked for a second time tells of our work, not of the disk.
      await askAll(page, asks)
      asked.push(...figuresOf(`knowing: ${name}`, await askAll(page, asks), 'ms', LIMIT_MS))
      const cold = await askCold(browser, page, asks.slice(0, bench.times(60, 5)))
      asked.push(...figuresOf(`knowing: ${name}, worker just died`, cold, 'ms', LIMIT_MS))
    }
    const plain = await runPlain(browser)
    const rule = await runPass(page, 'rule')
    const week = await runPass(page, 'week')
    await page.close()
    return [
      ...asked,
      ...passFigures('rule changed for all', rule, plain.rulesMs, plain.contacts),
      ...passFigures('weekly pass', week, plain.rulesMs + plain.scoresMs, plain.contacts),
    ]
  },
}

function passFigures(
  name: string,
  { ms, waits, written }: Passed,
  plainMs: number,
  contacts: number,
): Figure[] {
  return [
    { name: `knowing: ${name}`, value: (1_000 * contacts) / ms, unit: 'rows/s', limit: null },
    { name: `knowing: ${name}, contacts written`, value: written, unit: '', limit: null },
    {
      name: `knowing: ${name}, plain loop in memory`,
      value: (1_000 * contacts) / plainMs,
      unit: 'rows/s',
      limit: null,
    },
    { name: `knowing: ${name}, times the plain loop`, value: ms / plainMs, unit: '', limit: null },
    ...figuresOf(`knowing: ${name}, list asked for meanwhile`, waits, 'ms', null),
    { name: `knowing: ${name}, longest wait meanwhile`, value: Math.max(...waits), unit: 'ms', limit: null },
  ]
}

function searchFor(search: string): Ask {
  return { name: 'contacts.page', input: { search, sort: 'recent', limit: PAGE_ROWS } }
}

function listBy(sort: string): Ask {
  return { name: 'contacts.page', input: { search: '', sort, limit: PAGE_ROWS } }
}

/** What the card shows at once, and what it shows below, of contacts everywhere in the list. */
async function cardAsks(page: BenchTarget, count: number): Promise<Ask[]> {
  const ids = await page.evaluate(
    async (limit) => {
      const found: string[] = []
      for (const search of ['ma', 'jo', 'fre', 'garc', 'oliv']) {
        const answer = await window.benchAsk('contacts.page', { search, sort: 'recent', limit })
        if (!answer.ok) throw new Error(`The list failed: ${answer.code}`)
        found.push(...(answer.output as { rows: { id: string }[] }).rows.map(({ id }) => id))
      }
      return found
    },
    Math.ceil(count / 5),
  )
  return ids.map((contactId) => ({ name: 'card', input: { contactId } }))
}

/** From asking to having the answer; of a card both of its halves, the second one after the first. */
function askAll(page: BenchTarget, asks: readonly Ask[]): Promise<number[]> {
  return page.evaluate(
    async (list, pauseMs) => {
      const times: number[] = []
      for (const { name, input } of list) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        const startedAt = performance.now()
        for (const one of name === 'card' ? ['card.get', 'card.more'] : [name]) {
          const answer = await window.benchAsk(one, input)
          if (!answer.ok) throw new Error(`${one} failed: ${answer.code} ${answer.detail ?? ''}`)
        }
        times.push(performance.now() - startedAt)
      }
      return times
    },
    asks,
    PAUSE_MS,
  )
}

async function askCold(browser: BenchBrowser, page: BenchTarget, asks: readonly Ask[]): Promise<number[]> {
  const times: number[] = []
  for (const ask of asks) {
    await browser.killWorker()
    times.push(...(await askAll(page, [ask])))
  }
  return times
}

/** In a page of its own, which takes all rows away with it: whatever is measured after it has the memory it would have. */
async function runPlain(browser: BenchBrowser): Promise<PlainPass> {
  const page = await browser.open(browser.extensionUrl('popup.html'))
  await page.evaluateText(`${await bundleSeed()}; globalThis.benchSeed = benchSeed; undefined`)
  const plain = await page.evaluateText<PlainPass>(
    callText(() => {
      const { benchSeed } = globalThis as unknown as { benchSeed: { plainPass: () => Promise<PlainPass> } }
      return benchSeed.plainPass()
    }, []),
  )
  await page.close()
  return plain
}
