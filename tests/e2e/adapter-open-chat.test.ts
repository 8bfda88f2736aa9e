import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenChatAnswer } from '@/storage/protocol/tab'
import type { ChatIdentity } from '@/storage/schema/chat'
import { KNOWN_GROUPS, KNOWN_PEOPLE } from '../whatsapp-web/known-chats'
import type { PracticeParams } from '../whatsapp-web/url'
import { ChromiumDesk } from './support/chromium-desk'
import type { Desk } from './support/desk'
import { FirefoxDesk } from './support/firefox-desk'

const { ana, unmapped, mariaBakery } = KNOWN_PEOPLE

const BROWSERS: [string, () => Promise<Desk>][] = [
  ['Chromium', () => ChromiumDesk.start()],
  [
    'Firefox',
    async () => {
      const desk = await FirefoxDesk.start()
      await desk.install()
      return desk
    },
  ],
]

function who(more: Partial<ChatIdentity>): ChatIdentity {
  return { account: '', key: 'name:-', kind: 'person', name: '', ...more }
}

/** Asks the content script as the background does, from a page of ours beside WhatsApp. */
async function open(desk: Desk, ...chats: ChatIdentity[]): Promise<OpenChatAnswer> {
  const own = await desk.openOwn('#/contacts')
  return own.evaluate(async (wanted: ChatIdentity[]): Promise<OpenChatAnswer> => {
    const { tabs } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')
    const found = await tabs.query({ url: 'https://web.whatsapp.com/*' })
    return tabs.sendMessage(found.at(-1).id, { chatside: 1, type: 'open-chat', chats: wanted })
  }, chats)
}

describe.each(BROWSERS)('opening a chat in %s', (_name, start) => {
  let desk: Desk

  beforeAll(async () => {
    desk = await start()
  })
  afterAll(() => desk?.close())

  async function load(params: PracticeParams): Promise<void> {
    await desk.load(params)
    await desk.beside()
  }
  const openNow = () => desk.inPage(() => window.practice.openChat()?.id)

  it('goes by phone, whether or not the chat is in sight, and does not load the page anew', async () => {
    await load({ open: 'grace' })
    await desk.inPage(() => void Object.assign(window, { stayed: true }))
    expect(await open(desk, who({ phone: `+${ana.phone}`, name: 'Ana' }))).toEqual({
      opened: true,
      how: 'link',
    })
    expect(await open(desk, who({ phone: `+${ana.phone}` }))).toEqual({ opened: true, how: 'already' })
    expect(await openNow()).toBe(`${ana.phone}@c.us`)
    expect(await desk.inPage(() => Reflect.get(window, 'stayed'))).toBe(true)
    expect(await desk.wrongs()).toEqual([])
  })

  it('goes by the row, or by the page’s own function, where there is no phone', async () => {
    await load({ open: 'grace' })
    const launch = KNOWN_GROUPS.launch.replace('@g.us', '')
    const group = who({ kind: 'group', key: `group:${launch}`, group: launch, name: 'Launch team 🚀' })
    expect(await open(desk, group)).toEqual({ opened: true, how: 'row' })
    expect(await openNow()).toBe(KNOWN_GROUPS.launch)
    const stranger = who({ key: `lid:${unmapped.lid}`, lid: unmapped.lid, name: 'Not what the list says' })
    expect(await open(desk, stranger)).toEqual({ opened: true, how: 'page' })
    expect(await openNow()).toBe(`${unmapped.lid}@lid`)
    expect(await desk.wrongs()).toEqual([])
  })

  it('never guesses between two of one name: the search box is filled instead', async () => {
    await load({ open: 'grace', modules: false, fiber: false })
    expect(await open(desk, who({ key: 'name:Maria', name: 'Maria' }))).toEqual({
      opened: false,
      how: 'search',
    })
    expect(await desk.inPage(() => window.practice.openChat()?.title)).toBe('Grace Whitlock')
    const typed = await desk.inPage(
      () => document.querySelector<HTMLInputElement>('input[data-tab="3"]')?.value,
    )
    expect(typed).toBe('Maria')
    expect(await desk.wrongs()).toEqual([])
  })

  it('opens the right one of two of one name when the phone is known', async () => {
    await load({ open: 'grace' })
    const maria = who({ phone: `+${mariaBakery.phone}`, name: 'Maria' })
    expect(await open(desk, maria)).toEqual({ opened: true, how: 'link' })
    expect(await openNow()).toBe(`${mariaBakery.phone}@c.us`)
  })
})
