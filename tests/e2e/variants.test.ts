import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '@/storage/schema/contact'
import type { Capability, HealthReport } from '@/storage/schema/health'
import { waitFor } from '../browsers/wait-for'
import { LAYOUTS, LOCALES } from '../whatsapp-web/api'
import type { KnownChatKey } from '../whatsapp-web/known-chats'
import { practiceUrl } from '../whatsapp-web/url'
import { BackgroundTap } from './support/background-tap'
import { collectWrongs } from './support/chatside-chromium'
import { ChromiumDesk } from './support/chromium-desk'
import { showsPrivateId, wrongAbout, wrongAboutMessages } from './support/expected-chat'
import { pairwise, type Row } from './support/pairwise'
import { openAndSee } from './support/seen-chat'

const FACTORS = {
  layout: LAYOUTS,
  locale: LOCALES,
  modules: [true, false, 'broken'] as const,
  fiber: [true, false],
  theme: ['light', 'dark'] as const,
  business: [false, true],
}
const CHATS: readonly KnownChatKey[] = [
  'ana',
  'mariaBakery',
  'unsaved',
  'unmapped',
  'username',
  'joao',
  'launch',
  'self',
]
const ACCOUNT = '12025550188'
/** Tabs read at the same time: what two cores carry without slowing each other. */
const LANES = 3

let accounts = 1_000

type Variant = Row<typeof FACTORS>

let desk: ChromiumDesk
let tap: BackgroundTap

beforeAll(async () => {
  desk = await ChromiumDesk.start()
  tap = await BackgroundTap.on(desk.chatside.driver)
})
afterAll(() => desk?.close())

describe('the variants of WhatsApp, each two properties combined', () => {
  const variants = pairwise(FACTORS)

  it('are few enough to load', () => {
    expect(variants.length).toBeLessThanOrEqual(40)
  })

  it('are read rightly, or Chatside says that it cannot tell', { timeout: 240_000 }, async () => {
    const waiting = [...variants]
    const faults: string[] = []
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const name = JSON.stringify(next)
        faults.push(...(await faultsOf(next)).map((fault) => `${name}: ${fault}`))
      }
    }
    await Promise.all(Array.from({ length: LANES }, work))
    expect(faults).toEqual([])
    expect(await desk.wrongs()).toEqual([])
  })
})

describe.each([
  ['with the page’s modules', { modules: true, fiber: true }],
  ['from the view’s state alone', { modules: false, fiber: true }],
  ['from the screen alone', { modules: false, fiber: false }],
])('a contact whose chat changes, %s', (_, params) => {
  it.each(['moves to a private id the page can map', 'moves to a private id', 'is renamed'])(
    'stays one when it %s',
    async (change) => {
      const key = change === 'is renamed' ? 'renamed' : 'moving'
      const page = await desk.load({ ...params, chats: 60, account: `1202555${accounts++}` })
      await openAndSee(page, tap, key)
      const beside = await desk.beside()
      await beside.fill('New note', `Written before it ${change}`)
      await beside.press('Control+Enter')
      await beside.sees(/^Note saved to/)
      // What is on the screen was stored with the card: by it a chat is recognised when its name tells nothing.
      await waitFor('the messages to be stored', async () => (await desk.rows('messages')).length > 0)
      await page.evaluate(
        async ([name, what]) => {
          if (what === 'is renamed') await window.practice.rename(name, 'Quite another name')
          else await window.practice.moveToLid(name, { mapped: what.endsWith('map') })
          await window.practice.open('grace')
        },
        [key, change] as const,
      )
      await beside.sees('Grace Whitlock')
      await page.evaluate((name) => window.practice.open(name), key)
      await beside.sees(`Written before it ${change}`)
      expect(showsPrivateId(await beside.frame.locator('body').innerText())).toBe(false)
      expect(await livingContacts()).toHaveLength(1)
      expect(await desk.wrongs()).toEqual([])
    },
  )

  afterEach(async () => {
    await desk.page.close()
    for (const { id } of await livingContacts()) await desk.ask('contacts.remove', { contactId: id })
  })
})

async function livingContacts(): Promise<Contact[]> {
  return (await desk.rows<Contact>('contacts')).filter(({ deletedAt }) => deletedAt === undefined)
}

/** Reads some chats of one variant. @returns in words what was wrong. */
async function faultsOf(variant: Variant): Promise<string[]> {
  const page = await desk.chatside.driver.context.newPage()
  try {
    await page.goto(practiceUrl({ ...variant, account: ACCOUNT, chats: 60 }))
    await page.evaluate(() => window.practice.ready)
    const faults: string[] = []
    for (const key of CHATS) {
      faults.push(...(await faultsOfChat(page, variant, key)).map((fault) => `${key}: ${fault}`))
    }
    return [...faults, ...(await faultsOfHealth(page, variant)), ...(await page.evaluate(collectWrongs))]
  } finally {
    await page.close()
  }
}

async function faultsOfChat(page: Page, variant: Variant, key: KnownChatKey): Promise<string[]> {
  const { chat, messages, sighting, said } = await openAndSee(page, tap, key)
  const { wrong, silent } = wrongAboutMessages(said, messages)
  const faults = [...wrongAbout(sighting, chat), ...wrong]
  const isAsked = sighting.source !== 'dom'
  if (isAsked !== (variant.modules === true || variant.fiber)) faults.push(`told by ${sighting.source}`)
  if (isAsked && silent > 0) faults.push(`${silent} messages left open although the page could be asked`)
  if (silent === said.length) faults.push('nothing told of any message')
  const account = variant.modules === true ? `phone:+${ACCOUNT}` : ''
  if (sighting.account !== account) faults.push(`account is ${sighting.account}`)
  if (sighting.isBusiness !== variant.business) faults.push('business or not is wrong')
  const hasId = isAsked || variant.layout.startsWith('legacy')
  if (sighting.isAmbiguous !== (key === 'mariaBakery' && !hasId))
    faults.push(`ambiguous: ${sighting.isAmbiguous}`)
  const sidebar = await desk.chatside.driver.extensionFrame(page, 'sidebar.html')
  const text = await sidebar.locator('body').innerText()
  if (showsPrivateId(text)) faults.push('the sidebar shows a private id')
  return faults
}

/** What cannot be told must show in the health that a person can look up. */
async function faultsOfHealth(page: Page, variant: Variant): Promise<string[]> {
  const isAsked = variant.modules === true
  const expected = {
    identity: isAsked ? 'working' : 'degraded',
    messages: isAsked || variant.fiber ? 'working' : 'degraded',
    composer: 'working',
    list: isAsked ? 'working' : 'degraded',
  }
  const isRtl = variant.locale === 'he' || variant.locale === 'ar'
  const { locale: lang, theme, business } = variant
  const facts = { lang, dir: isRtl ? 'rtl' : 'ltr', business, theme }
  let report: HealthReport | undefined
  try {
    await waitFor('the health to be told rightly', async () => {
      report = (await tap.last('page.health', page.url()))?.input.report
      const said = report && Object.keys(expected).map((name) => [name, report?.[name as Capability].state])
      return said && isDeepStrictEqual([Object.fromEntries(said), report?.page], [expected, facts])
    })
    return []
  } catch (error) {
    return [`${String(error)}: ${JSON.stringify(report)} instead of ${JSON.stringify([expected, facts])}`]
  }
}
