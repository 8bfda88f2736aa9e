import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatAnswer, PageChat } from '@/entrypoints/whatsapp-page/wire'
import type { ChatIdentity } from '@/storage/schema/chat'
import type { OpenChatAnswer } from '@/storage/protocol/tab'
import { runAdapter, type Adapter } from './support/adapter'
import { showFixture } from './support/fixture'

const ANA: PageChat = { id: '34612555017@c.us', name: 'Ana Pérez 😀', phone: '34612555017' }
const BRUNO: PageChat = { id: '118203774510942@lid', name: 'Família 😀', lid: '118203774510942' }

function known(chat: PageChat): ChatAnswer {
  return { active: chat, shown: chat, hasModel: true, hasView: true, me: {} }
}

function who(more: Partial<ChatIdentity>): ChatIdentity {
  return { account: '', key: 'name:x', kind: 'person', name: '', ...more }
}

async function open(adapter: Adapter, ...chats: ChatIdentity[]): Promise<OpenChatAnswer> {
  const answered = adapter.fromBackground({ chatside: 1, type: 'open-chat', chats })!
  await adapter.clock.advance(8_000)
  return answered as Promise<OpenChatAnswer>
}

/** The page shows another chat, as it does after a click. */
function show(adapter: Adapter, chat: PageChat): void {
  adapter.world.chat = known(chat)
  document.querySelector('[data-testid=conversation-info-header-chat-title]')!.textContent = chat.name
}

function row(name: string): HTMLElement {
  const title = [...document.querySelectorAll<HTMLElement>('[data-testid=cell-frame-title] span')].find(
    (span) => span.title === name,
  )
  return title!.closest<HTMLElement>('[role=row]')!
}

beforeEach(() => {
  // The document of the tests has no editing commands; a page's always has.
  document.execCommand = () => true
})

describe('opening a chat from outside', () => {
  it('does nothing when it is open already', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ world: { chat: known(ANA) } })
    expect(await open(adapter, who({ phone: '+34612555017' }))).toEqual({ opened: true, how: 'already' })
  })

  it('goes by the phone link, inside the page and without leaving it', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ world: { chat: known(BRUNO) } })
    const clicked: string[] = []
    document.querySelector('#app')!.addEventListener('click', (event) => {
      clicked.push((event.target as HTMLAnchorElement).href)
      show(adapter, ANA)
    })
    expect(await open(adapter, who({ phone: '+34612555017' }))).toEqual({ opened: true, how: 'link' })
    expect(clicked).toEqual(['https://web.whatsapp.com/send?phone=34612555017'])
    expect(document.querySelector('#app > a')).toBeNull()
  })

  it('never lets the link load the page anew when the page does not handle it', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ world: { chat: known(BRUNO) } })
    let wasStopped: boolean | undefined
    const check = (event: Event) => {
      wasStopped = event.defaultPrevented
    }
    const late = () => window.addEventListener('click', check, { once: true })
    document.querySelector('#app')!.addEventListener('click', late, { once: true })
    await open(adapter, who({ phone: '+34612555017' }))
    expect(wasStopped).toBe(true)
  })

  it('goes by the row of a name that only one chat bears', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ world: { chat: known(ANA), chats: [] } })
    row('Família 😀').addEventListener('click', () => show(adapter, BRUNO))
    expect(await open(adapter, who({ lid: '118203774510942', name: 'Família 😀' }))).toEqual({
      opened: true,
      how: 'row',
    })
  })

  it('never clicks a row whose name another chat bears too, in sight or not', async () => {
    showFixture('2026-bare-en-dark')
    const twice = { ...BRUNO, unread: 0 }
    const adapter = await runAdapter({
      world: { chat: known(ANA), chats: [twice, { ...twice, id: '7@lid' }] },
    })
    const clicks: Event[] = []
    row('Família 😀').addEventListener('click', (event) => clicks.push(event))
    adapter.world.opened.length = 0
    await open(adapter, who({ lid: '999', name: 'Família 😀' }))
    expect(clicks).toEqual([])
    adapter.world.chats = []
    row('Bruno \u202a+55 11 91234-5678\u202c').querySelector<HTMLElement>('span[title]')!.title = 'Família 😀'
    await open(adapter, who({ lid: '999', name: 'Família 😀' }))
    expect(clicks).toEqual([])
  })

  it('has the page open it where the list does not show it', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({
      world: { chat: known(ANA), chats: [{ ...BRUNO, name: 'Elsewhere', unread: 0 }] },
    })
    const opened = open(adapter, who({ lid: '118203774510942', name: 'Not in the list' }))
    const turn = setInterval(() => adapter.world.opened.length > 0 && show(adapter, BRUNO), 1)
    expect(await opened).toEqual({ opened: true, how: 'page' })
    clearInterval(turn)
    expect(adapter.world.opened).toEqual(['118203774510942@lid'])
  })

  it('says that it could not, and leaves the name in the search box', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ world: { chat: known(ANA) } })
    const typed: unknown[] = []
    document.execCommand = (command: string, _ui?: boolean, value?: string) =>
      typed.push([command, value]) > 0
    expect(await open(adapter, who({ lid: '5', name: 'Nobody' }))).toEqual({ opened: false, how: 'search' })
    expect(typed).toEqual([
      ['selectAll', undefined],
      ['insertText', 'Nobody'],
    ])
    expect(document.activeElement).toBe(document.querySelector('input[data-tab="3"]'))
    expect(await open(adapter, who({ lid: '5' }))).toEqual({ opened: false, how: 'none' })
  })

  it('admits that a row led to another chat', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ world: { chat: known(ANA) } })
    row('Família 😀').addEventListener('click', () => show(adapter, BRUNO))
    const answered = await open(adapter, who({ lid: '5', name: 'Família 😀' }))
    expect(answered.opened).toBe(false)
  })
})
