import type { BenchTarget } from '../browser/bench-target'
import { shareClock } from '../browser/shared-clock'
import { figuresOf } from '../figures/figure'
import { openPractice, openSidebar, restFor } from '../pages/practice-tab'
import { awaitCard, watchHeader } from '../pages/watch-card'
import type { Part } from './part'

const WARM_LIMIT_MS = 50
const COLD_LIMIT_MS = 100
/** A person looks at a chat for a moment; until then its messages have been reported and stored. */
const REST_MS = 450
const CARD_TIMEOUT_MS = 15_000

type Chat = { id: string; title: string }

/**
 * From the moment the page's header shows another chat to the frame in which the sidebar shows that contact's card, with
 * 100,000 contacts: while the worker is awake, and right after it died.
 */
export const card: Part = {
  name: 'card',
  async measure(bench) {
    const browser = await bench.chatside()
    const page = await openPractice(browser, { open: 'ana' })
    const sidebar = await openSidebar(browser)
    await shareClock(page)
    await shareClock(sidebar)
    await watchHeader(page)
    const chats = await seededChats(page)
    const next = (): Chat => chats.shift() ?? fail()
    for (let turn = 0; turn < 8; turn++) await switchTo(page, sidebar, next())
    const warm: number[] = []
    for (let turn = 0; turn < bench.times(100, 25); turn++) warm.push(await switchTo(page, sidebar, next()))
    const cold: number[] = []
    for (let turn = 0; turn < bench.times(30, 8); turn++) {
      await browser.killWorker()
      cold.push(await switchTo(page, sidebar, next()))
    }
    await page.close()
    return [
      ...figuresOf('header change to card painted', warm, 'ms', WARM_LIMIT_MS),
      ...figuresOf('header change to card painted, worker just died', cold, 'ms', COLD_LIMIT_MS),
    ]
  },
}

async function switchTo(page: BenchTarget, sidebar: BenchTarget, { id, title }: Chat): Promise<number> {
  await awaitCard(sidebar, title)
  await page.evaluate((chat) => window.practice.open(chat), id)
  const paintedAt = await waitForCard(sidebar, title)
  const changedAt = await page.evaluate(() => window.benchHeaderAt)
  await restFor(REST_MS)
  return paintedAt - changedAt
}

async function waitForCard(sidebar: BenchTarget, title: string): Promise<number> {
  return sidebar.evaluate(
    (name, timeoutMs) =>
      Promise.race([
        window.benchCardAt,
        new Promise<number>((_, reject) => {
          setTimeout(() => reject(new Error(`No card of ${name} came`)), timeoutMs)
        }),
      ]),
    title,
    CARD_TIMEOUT_MS,
  )
}

/** @returns persons and groups of the page in an order of its own, none of whose names two share. */
function seededChats(page: BenchTarget): Promise<Chat[]> {
  return page.evaluate(() => {
    const chats = window.practice.chats().filter(({ kind, open }) => kind !== 'self' && !open)
    const titles = chats.map(({ title }) => title)
    return chats
      .filter(({ title }) => titles.indexOf(title) === titles.lastIndexOf(title))
      .map(({ id, title }) => ({ id, title }))
      .sort((a, b) => (a.id.slice(-5) < b.id.slice(-5) ? -1 : 1))
  })
}

function fail(): never {
  throw new Error('The practice page has too few chats')
}
