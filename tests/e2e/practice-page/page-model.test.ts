import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KNOWN_PEOPLE } from '../../whatsapp-web/known-chats'
import { PracticeBrowser } from './practice-browser'

interface Wid {
  _serialized: string
}
interface Chat {
  id: Wid
  msgs: { getModelsArray: () => unknown[] }
}
interface Modules {
  WAWebChatCollection: { ChatCollection: { getActive: () => Chat; get: (id: string) => Chat } }
  WAWebApiContact: { getPhoneNumber: (lid: Wid) => Wid | null; getCurrentLid: (phone: Wid) => Wid | null }
  WAWebCmd: { Cmd: { openChatBottom: (options: { chat: Chat }) => Promise<boolean> } }
  WAWebSendTextMsgChatAction: { sendTextMsgToChat: (chat: Chat, text: string) => void }
}
interface PageWindow {
  require: <K extends keyof Modules>(name: K) => Modules[K]
}
interface Fiber {
  return: Fiber | null
  memoizedProps: { chat?: Chat }
}

let browser: PracticeBrowser

beforeAll(async () => {
  browser = await PracticeBrowser.start()
})
afterAll(() => browser.end())

describe('what the practice page tells of its chats', () => {
  it('names the open chat in its modules and in the element’s fiber', async () => {
    const page = await browser.load({ open: 'joao' })
    const told = await page.evaluate(() => {
      const load = (window as unknown as PageWindow).require
      const active = load('WAWebChatCollection').ChatCollection.getActive()
      const main = document.querySelector('#main') as unknown as Record<string, Fiber>
      const key = Object.keys(main).find((each) => each.startsWith('__reactFiber$')) ?? ''
      let fiber: Fiber | null | undefined = main[key]
      while (fiber && fiber.memoizedProps.chat === undefined) fiber = fiber.return
      return {
        active: active.id._serialized,
        fromFiber: fiber?.memoizedProps.chat?.id._serialized,
        phone: load('WAWebApiContact').getPhoneNumber(active.id)?._serialized,
        messages: active.msgs.getModelsArray().length,
      }
    })
    const lid = `${KNOWN_PEOPLE.joao.lid}@lid`
    const phone = `${KNOWN_PEOPLE.joao.phone}@c.us`
    expect(told).toEqual({ active: lid, fromFiber: lid, phone, messages: 9 })
    await browser.leave()
  })

  it('moves a chat to a private id and renames it, in modules and header alike', async () => {
    const page = await browser.load({ open: 'moving' })
    const phone = `${KNOWN_PEOPLE.moving.phone}@c.us`
    const id = await page.evaluate(() => window.practice.moveToLid('moving', { mapped: false }))
    await page.evaluate(() => window.practice.rename('moving', 'Hanna L.'))
    expect(id).toBe(`${KNOWN_PEOPLE.moving.lid}@lid`)
    const told = await page.evaluate((serialized) => {
      const load = (window as unknown as PageWindow).require
      const active = load('WAWebChatCollection').ChatCollection.getActive()
      return [
        active.id._serialized,
        load('WAWebApiContact').getPhoneNumber(active.id),
        load('WAWebChatCollection').ChatCollection.get(serialized) === undefined,
      ]
    }, phone)
    expect(told).toEqual([id, null, true])
    expect(await page.locator('#main header [dir=auto]').first().textContent()).toBe('Hanna L.')
    await browser.leave()
  })

  it('opens a chat by its own function and counts who calls what', async () => {
    const page = await browser.load()
    await page.evaluate(async () => {
      const load = (window as unknown as PageWindow).require
      const chat = load('WAWebChatCollection').ChatCollection.get('44018837265590@lid')
      const known = chat ?? load('WAWebChatCollection').ChatCollection.get('27662650786@c.us')
      await load('WAWebCmd').Cmd.openChatBottom({ chat: known })
    })
    await expect
      .poll(() => page.locator('#main header [dir=auto]').first().textContent())
      .toBe('+27 66 265 0786')
    expect(await page.evaluate(() => window.practice.moduleCalls())).toEqual({
      'WAWebChatCollection.get': 2,
      'WAWebCmd.openChatBottom': 1,
    })
    await browser.leave()
  })

  it('tells on whoever calls a sending function, adds a script or stores something on its origin', async () => {
    const page = await browser.load({ open: 'ana' })
    const guest = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/style.css'
    const reports = await page.evaluate(async (href) => {
      const load = (window as unknown as PageWindow).require
      const chat = load('WAWebChatCollection').ChatCollection.getActive()
      load('WAWebSendTextMsgChatAction').sendTextMsgToChat(chat, 'never')
      const link = document.createElement('link')
      link.href = href
      document.head.append(link)
      link.remove()
      document.head.append(link)
      localStorage.setItem('guest', '1')
      await Promise.resolve()
      const { practice } = window
      return [practice.forbiddenCalls(), practice.domReport(), (await practice.storageReport()).localStorage]
    }, guest)
    expect(reports).toEqual([
      ['WAWebSendTextMsgChatAction.sendTextMsgToChat'],
      ['abcdefghijklmnopabcdefghijklmnop'],
      ['guest'],
    ])
    await page.close()
  })

  it('can do without its modules, or with broken ones', async () => {
    const page = await browser.load({ modules: false })
    expect(await page.evaluate(() => 'require' in window)).toBe(false)
    await browser.leave()
    const broken = await browser.load({ modules: 'broken' })
    const call = broken.evaluate(() => {
      const load = (window as unknown as PageWindow).require
      return load('WAWebChatCollection').ChatCollection.getActive()
    })
    await expect(call).rejects.toThrow('getActive is not what it was')
    await browser.leave()
  })
})
