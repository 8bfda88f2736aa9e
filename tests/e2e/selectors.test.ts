import { setTimeout as delay } from 'node:timers/promises'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ElementName, SELECTORS } from '@/entrypoints/whatsapp.content/page/selectors'
import type { Capability } from '@/storage/schema/health'
import { waitFor } from '../browsers/wait-for'
import type { Layout } from '../whatsapp-web/api'
import type { KnownChatKey } from '../whatsapp-web/known-chats'
import { practiceUrl } from '../whatsapp-web/url'
import { BackgroundTap, type Told } from './support/background-tap'
import { breakSelectors, restoreSelectors } from './support/break-selectors'
import { collectWrongs } from './support/chatside-chromium'
import { ChromiumDesk } from './support/chromium-desk'
import { evaluateIn } from './support/chromium-screen'
import { isSameTitle, wrongAboutMessages } from './support/expected-chat'

/** Which variant of the page draws what a selector of each generation is for. */
const LAYOUT_OF = { '2026': '2026', shape: '2026', '2026-b': '2026-b', legacy: 'legacy-cus' } as const
const NAMES = Object.keys(SELECTORS) as ElementName[]
const CHATS: readonly [KnownChatKey, ...KnownChatKey[]] = ['grace', 'launch', 'ana', 'joao', 'self']
/** What a name's whole chain carries, and what must be said once it is lost. */
const LOSSES: [ElementName, Capability, string][] = [
  ['headerTitle', 'identity', 'lost'],
  ['messages', 'messages', 'lost'],
  ['message', 'messages', 'lost'],
  ['bubble', 'messages', 'lost'],
  ['prePlain', 'messages', 'rows without times'],
  ['composer', 'composer', 'lost'],
  ['row', 'list', 'lost'],
  ['rowTitle', 'list', 'lost'],
]

type Case = { what: string; css: string[]; layout: Layout }

let desk: ChromiumDesk
let tap: BackgroundTap

beforeAll(async () => {
  desk = await ChromiumDesk.start()
  tap = await BackgroundTap.on(desk.chatside.driver)
})
afterAll(() => desk?.close())

describe('a selector that matches nothing any more', () => {
  it('harms neither the page nor the right customer', { timeout: 240_000 }, async () => {
    const singles = NAMES.flatMap((name) =>
      SELECTORS[name].map(({ css, since }) => ({
        what: `${name} (${css})`,
        css: [css],
        layout: LAYOUT_OF[since],
      })),
    )
    const faults = await Promise.all(
      (['2026', '2026-b', 'legacy-cus'] as const).map((layout) =>
        runCases(layout, [...singles.filter((one) => one.layout === layout), ...chainsFor(layout)]),
      ),
    )
    expect(faults.flat()).toEqual([])
    expect(await desk.wrongs()).toEqual([])
  })

  it('shows in the health when it was the last of its chain', { timeout: 120_000 }, async () => {
    const faults: Promise<string[]>[] = []
    // One loads while the others wait: all at once, a slow machine does not load them in time.
    for (const loss of LOSSES) faults.push(faultOfLoss((await openPage('2026')).page, loss))
    expect((await Promise.all(faults)).flat()).toEqual([])
    expect(await desk.wrongs()).toEqual([])
  })
})

/** Whole chains go in the layouts that differ most. */
function chainsFor(layout: Layout): Case[] {
  if (layout === '2026-b') return []
  return NAMES.map((name) => ({ what: `every ${name}`, css: SELECTORS[name].map(({ css }) => css), layout }))
}

/** Goes through the cases in one tab: breaks, looks, mends. @returns in words what was wrong. */
async function runCases(layout: Layout, cases: readonly Case[]): Promise<string[]> {
  const { page, sidebar } = await openPage(layout)
  const faults: string[] = []
  for (const [index, { what, css }] of cases.entries()) {
    const left = await evaluateIn(page.mainFrame(), breakSelectors, [css])
    const next = CHATS[index % CHATS.length] ?? CHATS[0]
    faults.push(
      ...(await faultsAfterSwitch(page, sidebar, next)).map((fault) => `${layout}, ${what}: ${fault}`),
    )
    const matches = await page.evaluate(
      (names) => names.filter((name) => document.querySelector(name) !== null),
      css.filter((name) => !left.includes(name)),
    )
    if (matches.length > 0) faults.push(`${layout}, ${what}: still matches ${matches.join(' and ')}`)
    await evaluateIn(page.mainFrame(), restoreSelectors, [])
  }
  faults.push(...(await page.evaluate(collectWrongs)))
  await page.close()
  return faults
}

async function faultsAfterSwitch(page: Page, sidebar: Frame, key: KnownChatKey): Promise<string[]> {
  await tap.forget('page.chatSeen', page.url())
  const { before, titles } = await page.evaluate(async (name) => {
    const old = window.practice.openChat()
    await window.practice.open(name)
    const known = window.practice.chats().filter((chat) => chat.known !== undefined)
    return { before: old?.title ?? '', titles: known.map((chat) => chat.title) }
  }, key)
  const faults = [...(await faultsOfTyping(page)), ...(await faultsOfSidebar(page, sidebar, titles))]
  const { title } = await openChat(page)
  const told = await toldWithin(page, title, 1_000)
  for (const { input } of told) {
    const chatKey = isSameTitle(input.chat.name, title)
      ? title
      : isSameTitle(input.chat.name, before)
        ? before
        : ''
    if (chatKey === '') {
      faults.push(`told of ${input.chat.name} in ${title}`)
      continue
    }
    const messages = await page.evaluate(
      (name) =>
        window.practice.messages(window.practice.chats().find((chat) => chat.title === name)?.id ?? ''),
      chatKey,
    )
    faults.push(...wrongAboutMessages(input.messages, messages).wrong)
  }
  return faults
}

/** What the background was told until it knows this chat; without the selector it may never be told. */
async function toldWithin(page: Page, title: string, limitMs: number): Promise<Told<'page.chatSeen'>[]> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const told = await tap.told('page.chatSeen', page.url())
    if (told.some(({ input }) => isSameTitle(input.chat.name, title)) || performance.now() > deadline)
      return told
    await delay(30)
  }
}

/** The page must go on working: what is typed arrives. */
async function faultsOfTyping(page: Page): Promise<string[]> {
  const before = await page.evaluate(() => window.practice.composerText())
  await page.keyboard.type('x')
  const after = await page.evaluate(() => window.practice.composerText())
  return after === `${before}x` ? [] : [`"${before}" became "${after}" when x was typed`]
}

/** The sidebar may know nobody, but never somebody else. */
async function faultsOfSidebar(page: Page, sidebar: Frame, titles: readonly string[]): Promise<string[]> {
  const { title } = await openChat(page)
  const shown = async () => (await sidebar.locator('.card-name').allInnerTexts()).join(' ').trim()
  const isWrong = (name: string) =>
    !isSameTitle(name, title) && titles.some((other) => isSameTitle(other, name) && other !== title)
  try {
    await waitFor('the sidebar to leave the chat before', async () => !isWrong(await shown()), 5_000)
    return []
  } catch {
    return [`the sidebar shows ${await shown()} beside ${title}`]
  }
}

/** Loses a whole chain for good, and waits for the health to say so while the page goes on. */
async function faultOfLoss(page: Page, [name, capability, said]: (typeof LOSSES)[number]): Promise<string[]> {
  const css = SELECTORS[name].map((selector) => selector.css)
  await evaluateIn(page.mainFrame(), breakSelectors, [css])
  await page.evaluate(() => window.practice.open('grace'))
  let last = ''
  try {
    await waitFor(
      'the loss to be told',
      async () => {
        // Somebody else writes now and then, as in life: a page where nothing moves is not looked at.
        await page.evaluate(() => window.practice.receive('ana', { text: 'Hello?' }))
        const { state, via } = (await tap.last('page.health', page.url()))?.input.report[capability] ?? {}
        last = `${state} ${via}`
        return last.split(' ')[0] === said || via === said
      },
      30_000,
    )
    return []
  } catch {
    return [`without ${name} the health of ${capability} is ${last} instead of ${said}`]
  } finally {
    await page.close()
  }
}

let loads = 0

async function openPage(layout: Layout): Promise<{ page: Page; sidebar: Frame }> {
  const page = await desk.chatside.driver.context.newPage()
  // The seed tells the tabs apart; the known chats are the same with each.
  await page.goto(
    practiceUrl({ layout, modules: false, fiber: false, chats: 60, open: 'ana', seed: (loads += 1) }),
  )
  await page.evaluate(() => window.practice.ready)
  const sidebar = await desk.chatside.driver.extensionFrame(page, 'sidebar.html')
  await sidebar.locator('.card-name').waitFor()
  return { page, sidebar }
}

async function openChat(page: Page): Promise<{ title: string }> {
  return { title: (await page.evaluate(() => window.practice.openChat()?.title)) ?? '' }
}
