import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { tellTabsOfChanges } from '@/entrypoints/background/tab-changes'
import { toggleSidebar } from '@/entrypoints/background/toolbar'
import type { ToTab } from '@/storage/protocol/tab'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, send, PAGE_SENDER, useFreshBackground } from '../helpers/background'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

let told: { tabId: number; message: ToTab }[] = []
let answers: (message: ToTab) => unknown = () => undefined

beforeEach(() => {
  told = []
  answers = () => ({ opened: true, how: 'row' })
  fakeBrowser.tabs.sendMessage = vi.fn(async (tabId: number, message: ToTab) => {
    told.push({ tabId, message })
    const answer = answers(message)
    if (answer === 'nobody') throw new Error('Could not establish connection. Receiving end does not exist.')
    return answer
  }) as never
  // The fake compares patterns as if they were addresses.
  const query = fakeBrowser.tabs.query.bind(fakeBrowser.tabs)
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async ({ url, ...rest }) => {
    const start = typeof url === 'string' ? url.replace('*', '') : ''
    return (await query(rest)).filter((tab) => tab.url?.startsWith(start))
  })
  fakeBrowser.windows.update = vi.fn(async () => ({})) as never
})

async function openTab(url: string): Promise<number> {
  const tab = await fakeBrowser.tabs.create({ url })
  return tab.id!
}

async function hello(tabId: number): Promise<void> {
  await send('page', 'page.hello', {}, { ...PAGE_SENDER, tab: { id: tabId } })
}

async function contactWithChat(): Promise<string> {
  const chat = sightingOf({ phone: '+5511987654321' })
  const written = await askUi('notes.add', { target: { chat }, id: newId(), contactId: newId(), text: 'x' })
  return written.contactId!
}

describe('opening a chat', () => {
  test('asks the tab that is open, naming the chat by all that is known', async () => {
    const tabId = await openTab('https://web.whatsapp.com/')
    const contactId = await contactWithChat()
    expect(await askUi('whatsapp.open', { contactId })).toEqual({ opened: 'chat' })
    expect(told).toMatchObject([
      {
        tabId,
        message: { type: 'open-chat', chats: [{ key: 'lid:1001', lid: '1001', phone: '+5511987654321' }] },
      },
    ])
    expect(fakeBrowser.windows.update).toHaveBeenCalled()
  })

  test('says so when the page could not, or nobody answers', async () => {
    await openTab('https://web.whatsapp.com/')
    const contactId = await contactWithChat()
    for (const answer of [{ opened: false, how: 'none' }, 'nonsense', 'nobody']) {
      answers = () => answer
      expect(await askUi('whatsapp.open', { contactId })).toEqual({ opened: 'app' })
    }
  })

  test('in a new tab waits until its content script is ready, and tries again until it is', async () => {
    const contactId = await contactWithChat()
    expect(await askUi('whatsapp.open', { contactId })).toEqual({ opened: 'chat' })
    const tab = (await fakeBrowser.tabs.query({})).find(({ url }) => url === 'https://web.whatsapp.com/')
    expect(told).toEqual([])
    answers = () => ({ opened: false, how: 'none' })
    await hello(tab!.id!)
    await vi.waitFor(() => expect(told).toHaveLength(1))
    answers = () => ({ opened: true, how: 'link' })
    const working = { state: 'working', via: 'x' } as const
    const report = {
      identity: working,
      messages: working,
      composer: working,
      list: working,
      at: 1,
      selectors: {},
      faults: {},
      page: { lang: 'en', dir: 'ltr', business: false, theme: 'light' },
    } as const
    const sender = { ...PAGE_SENDER, tab: { id: tab!.id! } }
    await send('page', 'page.health', { report }, sender)
    await send('page', 'page.health', { report }, sender)
    expect(told).toHaveLength(2)
    expect((await askUi('health.get', {})).reports).toEqual([report])
  })

  test('is given up after two minutes', async () => {
    const contactId = await contactWithChat()
    await askUi('whatsapp.open', { contactId })
    const tab = (await fakeBrowser.tabs.query({})).find(({ url }) => url === 'https://web.whatsapp.com/')
    passTime(121_000)
    await hello(tab!.id!)
    await askPage('page.replies', {})
    expect(told).toEqual([])
  })

  test('of a contact made by hand goes by the number on its card', async () => {
    await openTab('https://web.whatsapp.com/')
    const contactId = newId()
    await askUi('contacts.create', { id: contactId, patch: { name: 'Ana', phone: '+15551234567' } })
    await askUi('whatsapp.open', { contactId })
    expect(told[0]?.message).toMatchObject({
      chats: [{ key: 'phone:+15551234567', kind: 'person', name: 'Ana' }],
    })
  })
})

test('Open and connected tabs are told apart, and reloading reloads them all', async () => {
  const tabId = await openTab('https://web.whatsapp.com/')
  await openTab('https://web.whatsapp.com/')
  await openTab('https://example.com/')
  const reload = vi.fn(async () => undefined)
  fakeBrowser.tabs.reload = reload
  await hello(tabId)
  expect(await askUi('whatsapp.tabs', {})).toEqual({ open: 2, connected: 1 })
  expect(await askUi('whatsapp.reload', {})).toEqual({ reloaded: 2 })
  expect(reload).toHaveBeenCalledTimes(2)
})

describe('the toolbar button', () => {
  test('toggles the sidebar of a WhatsApp tab, which need not answer', async () => {
    answers = () => undefined
    const create = vi.spyOn(fakeBrowser.tabs, 'create')
    await toggleSidebar({ id: 7, url: 'https://web.whatsapp.com/' })
    expect(told).toEqual([{ tabId: 7, message: { chatside: 1, type: 'toggle-sidebar' } }])
    expect(create).not.toHaveBeenCalled()
  })

  test('offers to reload a WhatsApp tab that was open before the extension', async () => {
    answers = () => 'nobody'
    const create = vi.spyOn(fakeBrowser.tabs, 'create')
    await toggleSidebar({ id: 7, url: 'https://web.whatsapp.com/' })
    expect(create.mock.calls[0]?.[0]).toMatchObject({
      url: expect.stringContaining('/workspace.html#/welcome'),
    })
  })

  test('opens the popup elsewhere, or the workspace where that is not allowed', async () => {
    const openPopup = vi.fn(async () => undefined)
    fakeBrowser.action.openPopup = openPopup
    await toggleSidebar({ id: 7, url: 'https://example.com/' })
    expect(openPopup).toHaveBeenCalledOnce()
    openPopup.mockRejectedValue(new Error('no user gesture'))
    const create = vi.spyOn(fakeBrowser.tabs, 'create')
    await toggleSidebar({ id: 7, url: 'https://web.whatsapp.com.evil.example/' })
    expect(create.mock.calls[0]?.[0]).toMatchObject({ url: expect.stringContaining('/workspace.html') })
    expect(told).toEqual([])
  })

  test('Its popup is taken away on a tab that said hello', async () => {
    await hello(7)
    expect(fakeBrowser.action.setPopup).toHaveBeenCalledWith({ tabId: 7, popup: '' })
  })
})

test('Content scripts are told of replies and settings, and of nothing else', async () => {
  await hello(7)
  await tellTabsOfChanges({ contacts: ['x'], notes: 'all' })
  expect(told).toEqual([])
  await tellTabsOfChanges({ replies: ['x'], settings: 'all', contacts: 'all' })
  expect(told).toEqual([
    { tabId: 7, message: { chatside: 1, type: 'changed', sources: ['replies', 'settings'] } },
  ])
})
