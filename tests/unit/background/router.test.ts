import { describe, expect, test, vi } from 'vitest'
import { answer } from '@/entrypoints/background/router'
import { pairFrame, registerNonce, unpairTab } from '@/entrypoints/background/pairing'
import type { Sender } from '@/entrypoints/background/sender'
import type { Audience } from '@/storage/protocol/command'
import { pageCommands } from '@/storage/protocol/page'
import { uiCommands } from '@/storage/protocol/ui'
import { workspaceCommands } from '@/storage/protocol/workspace'
import { browser } from '@/utils/browser'
import { newId } from '@/utils/ids'
import {
  askUi,
  EXTENSION_ID,
  OWN_ORIGIN,
  PAGE_SENDER,
  passTime,
  send,
  SIDEBAR_SENDER,
  useFreshBackground,
  WORKSPACE_SENDER,
} from '../helpers/background'

useFreshBackground()

const NONCE = 'n'.repeat(40)

/** Each part of a sender, right for somebody and wrong for everybody else. */
const IDS = [EXTENSION_ID, 'another-extension', undefined]
const TABS = [{ id: 7 }, {}, undefined]
const FRAMES = [0, 3, undefined]
const URLS = [
  'https://web.whatsapp.com/',
  'https://web.whatsapp.com.evil.example/',
  'http://web.whatsapp.com/',
  'https://web.whatsapp.com:8443/',
  'https://evil.example/?https://web.whatsapp.com/',
  `${OWN_ORIGIN}/workspace.html`,
  `${OWN_ORIGIN}/workspace.html#/x`,
  `${OWN_ORIGIN}/popup.html`,
  `${OWN_ORIGIN}/sidebar.html`,
  `${OWN_ORIGIN}/other.html`,
  `${OWN_ORIGIN}//workspace.html`,
  'chrome-extension://another-extension/workspace.html',
  `https://evil.example/#${OWN_ORIGIN}/workspace.html`,
  'not an address',
  'data:text/html,x',
  undefined,
]
const ORIGINS = ['right', 'null', undefined] as const

const SENDERS: Sender[] = IDS.flatMap((id) =>
  TABS.flatMap((tab) =>
    FRAMES.flatMap((frameId) =>
      URLS.flatMap((url) =>
        ORIGINS.map((origin) => ({
          id,
          tab,
          frameId,
          url,
          origin: origin === 'right' ? rightOrigin(url) : origin,
        })),
      ),
    ),
  ),
)

function rightOrigin(url: string | undefined): string | undefined {
  return url === undefined || !URL.canParse(url)
    ? undefined
    : new URL(url).protocol + '//' + new URL(url).host
}

/** Who may ask, written down a second time, in words of its own. */
function isAllowed(audience: Audience, { id, tab, frameId, url, origin }: Sender): boolean {
  if (id !== EXTENSION_ID || origin === 'null') return false
  const isTop = tab?.id === 7 && frameId === 0
  if (audience === 'page') return isTop && url === 'https://web.whatsapp.com/'
  const workspace = [`${OWN_ORIGIN}/workspace.html`, `${OWN_ORIGIN}/workspace.html#/x`]
  if (audience === 'workspace') return isTop && workspace.includes(url ?? '')
  const pages = [...workspace, `${OWN_ORIGIN}/popup.html`, `${OWN_ORIGIN}/sidebar.html`]
  return (isTop && pages.includes(url ?? '')) || (tab === undefined && url === `${OWN_ORIGIN}/popup.html`)
}

describe('who may ask', () => {
  test.each(['page', 'ui', 'workspace'] as const)(
    `of ${SENDERS.length} senders only the right ones may send %s commands`,
    async (audience) => {
      const command = { page: 'page.hello', ui: 'tags.list', workspace: 'contacts.erase' }[audience]
      const input = audience === 'workspace' ? { contactId: newId() } : {}
      let allowed = 0
      for (const sender of SENDERS) {
        const response = await send(audience, command, input, sender)
        const isRefused = !response.ok && response.code === 'not-allowed'
        expect({ sender, isRefused }).toEqual({ sender, isRefused: !isAllowed(audience, sender) })
        if (!isRefused) allowed += 1
      }
      expect(allowed).toBeGreaterThan(0)
    },
  )

  test('No sender may send a command of another audience', async () => {
    const commands = { page: pageCommands, ui: uiCommands, workspace: workspaceCommands }
    const senders = { page: PAGE_SENDER, ui: { ...SIDEBAR_SENDER, frameId: 0 }, workspace: WORKSPACE_SENDER }
    for (const audience of ['page', 'ui', 'workspace'] as const) {
      for (const other of ['page', 'ui', 'workspace'] as const) {
        if (other === audience) continue
        for (const name of Object.keys(commands[other])) {
          expect(await send(audience, name, {}, senders[audience])).toEqual({
            ok: false,
            code: 'not-allowed',
          })
          // The workspace is one of our own pages, so it may also speak as one.
          if (audience === 'workspace' && other === 'ui') continue
          expect(await send(other, name, {}, senders[audience])).toMatchObject({
            ok: false,
            code: 'not-allowed',
          })
        }
      }
    }
  })

  test.each(['constructor', '__proto__', 'toString', '', 'page.unknown'])(
    'The name %j is no command',
    async (name) => {
      expect(await send('page', name, {}, PAGE_SENDER)).toEqual({ ok: false, code: 'not-allowed' })
    },
  )

  test.each([null, 'text', 7, [], {}, { chatside: 2 }, { type: 'other' }])(
    '%j is no request of ours',
    (message) => {
      expect(answer(message, PAGE_SENDER)).toBeUndefined()
    },
  )

  test.each([
    { chatside: 1 },
    { chatside: 1, audience: 'root', name: 'tags.list' },
    { chatside: 1, audience: 'ui', name: 7 },
  ])('%j is refused', async (message) => {
    expect(await answer(message, WORKSPACE_SENDER)).toEqual({ ok: false, code: 'not-allowed' })
  })

  test('The input of a sender that may not ask is not even looked at', async () => {
    const input = {
      get contactId() {
        throw new Error('looked at')
      },
    }
    const message = { chatside: 1, audience: 'workspace', name: 'contacts.erase', input }
    expect(await answer(message, PAGE_SENDER)).toEqual({ ok: false, code: 'not-allowed' })
  })
})

describe('what is asked', () => {
  test('A wrong input is refused by its place, never by its value', async () => {
    const response = await send('ui', 'notes.edit', { id: 'my secret', text: 'x' }, WORKSPACE_SENDER)
    expect(response).toEqual({ ok: false, code: 'bad-request', detail: 'id' })
  })

  test('Labels and ids a person chose are no part of that place', async () => {
    const patch = { custom: { 'My secret label': 7 } }
    const target = { contactId: newId() }
    const response = await send('ui', 'contacts.save', { target, id: newId(), patch }, WORKSPACE_SENDER)
    expect(response).toEqual({ ok: false, code: 'bad-request', detail: 'patch.custom' })
    const answers = { 'My secret': 7 }
    expect(await send('ui', 'replies.render', { replyId: newId(), answers }, WORKSPACE_SENDER)).toEqual({
      ok: false,
      code: 'bad-request',
      detail: 'answers',
    })
  })

  test('What goes out is JSON and holds no field of our own bookkeeping', async () => {
    const [contactId, id] = [newId(), newId()]
    await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
    await askUi('followUps.set', { target: { contactId }, id, contactId, dueAt: 1, timeZone: 'UTC' })
    await askUi('notes.add', { target: { contactId }, id: newId(), contactId, text: 'x' })
    const message = { chatside: 1, audience: 'ui', name: 'card.get', input: { contactId } }
    const response = await answer(message, WORKSPACE_SENDER)
    expect(JSON.parse(JSON.stringify(response))).toEqual(response)
    expect(JSON.stringify(response)).not.toMatch(
      /words|nameKey|recency|tagKeys|purgeAt|activityAt|openAt|alarmAt|liveAt/,
    )
  })

  test('A failure inside is told to our pages in full, to the page by its code alone', async () => {
    const broken = vi.spyOn(browser.storage.local, 'get').mockRejectedValue(new Error('surprise'))
    const told = await send('ui', 'settings.get', {}, WORKSPACE_SENDER)
    expect(told).toEqual({ ok: false, code: 'internal', detail: 'Error: surprise' })
    expect(await send('page', 'page.hello', {}, PAGE_SENDER)).toEqual({ ok: false, code: 'internal' })
    broken.mockRestore()
  })
})

describe('pairing', () => {
  const frame = { tabId: 7, frameId: 3, documentId: 'sidebar-document' }

  async function pair(nonce: string, sender = SIDEBAR_SENDER): Promise<unknown> {
    const response = await send('ui', 'ui.pair', { nonce }, sender)
    return response.ok ? response.output : response.code
  }
  const mayAsk = async (sender: Sender) => (await send('ui', 'tags.list', {}, sender)).ok

  test('An embedded sidebar may ask only after it has shown the nonce of its tab', async () => {
    expect(await mayAsk(SIDEBAR_SENDER)).toBe(false)
    expect(await pair(NONCE)).toEqual({ paired: false })
    await send('page', 'page.registerFrame', { nonce: NONCE }, PAGE_SENDER)
    expect(await pair('x'.repeat(40))).toEqual({ paired: false })
    expect(await pair(NONCE)).toEqual({ paired: true })
    expect(await mayAsk(SIDEBAR_SENDER)).toBe(true)
  })

  test('A nonce works once, in its own tab, for thirty seconds', async () => {
    await registerNonce(NONCE, 7)
    expect(await pairFrame(NONCE, { ...frame, tabId: 9 })).toBe(false)
    expect(await pairFrame(NONCE, frame)).toBe(true)
    expect(await pairFrame(NONCE, { ...frame, frameId: 4 })).toBe(false)
    await registerNonce(NONCE, 7)
    passTime(30_001)
    expect(await pairFrame(NONCE, { ...frame, frameId: 4 })).toBe(false)
  })

  test('Another frame, tab or document of the same sidebar may not ask', async () => {
    await registerNonce(NONCE, 7)
    await pair(NONCE)
    for (const other of [
      { frameId: 4 },
      { tab: { id: 8 } },
      { documentId: 'another' },
      { documentId: undefined },
    ]) {
      expect(await mayAsk({ ...SIDEBAR_SENDER, ...other })).toBe(false)
    }
    expect(await mayAsk({ ...SIDEBAR_SENDER, url: `${OWN_ORIGIN}/workspace.html` })).toBe(false)
    expect(await mayAsk(SIDEBAR_SENDER)).toBe(true)
  })

  test('A browser that names no documents pairs by tab and frame', async () => {
    const { documentId: _, ...sender } = SIDEBAR_SENDER
    await registerNonce(NONCE, 7)
    expect(await pair(NONCE, sender)).toEqual({ paired: true })
    expect(await mayAsk(sender)).toBe(true)
  })

  test('A paired sidebar may not do what only the workspace may', async () => {
    await registerNonce(NONCE, 7)
    await pair(NONCE)
    const response = await send('workspace', 'contacts.erase', { contactId: newId() }, SIDEBAR_SENDER)
    expect(response).toEqual({ ok: false, code: 'not-allowed' })
  })

  test('It ends with the tab, and with another document in it', async () => {
    await registerNonce(NONCE, 7)
    await pair(NONCE)
    await unpairTab(7)
    expect(await mayAsk(SIDEBAR_SENDER)).toBe(false)
    await send('page', 'page.hello', {}, PAGE_SENDER)
    await registerNonce(NONCE, 7)
    await pair(NONCE)
    await send('page', 'page.hello', {}, PAGE_SENDER)
    expect(await mayAsk(SIDEBAR_SENDER)).toBe(true)
    await send('page', 'page.hello', {}, { ...PAGE_SENDER, documentId: 'after reload' })
    expect(await mayAsk(SIDEBAR_SENDER)).toBe(false)
  })

  test('One of our own pages at the top of a tab needs none', async () => {
    expect(await pair('', { ...SIDEBAR_SENDER, frameId: 0 })).toEqual({ paired: true })
  })
})
