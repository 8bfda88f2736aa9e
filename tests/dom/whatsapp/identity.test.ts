import { describe, expect, it } from 'vitest'
import type { ChatAnswer, PageChat } from '@/entrypoints/whatsapp-page/wire'
import { runAdapter } from './support/adapter'
import { NOTHING_KNOWN } from './support/fake-page'
import { showFixture } from './support/fixture'

const ME = { phone: '447700900142', lid: '555501234567890' }

function known(chat: PageChat): ChatAnswer {
  return { active: chat, shown: chat, hasModel: true, hasView: true, me: ME }
}

function header(): HTMLElement {
  return document.querySelector<HTMLElement>('[data-testid=conversation-info-header-chat-title]')!
}

describe('who the open chat is', () => {
  it('is told by the page’s model, with the name that is on the screen', async () => {
    showFixture('2026-bare-en-dark')
    const chat = { id: '34612555017@c.us', name: 'Ana', phone: '34612555017', lid: '118203774510942' }
    const { background } = await runAdapter({ world: { chat: known(chat) } })
    expect(background.inputs('page.chatSeen').at(-1)?.chat).toMatchObject({
      account: 'phone:+447700900142',
      key: 'phone:+34612555017',
      kind: 'person',
      name: 'Ana Pérez 😀',
      phone: '+34612555017',
      lid: '118203774510942',
      epoch: 1,
      source: 'model',
      isAmbiguous: false,
      isBusiness: false,
    })
  })

  it('is read off the screen when the page tells nothing, never off the line below the name', async () => {
    showFixture('2026-bare-pt-br-business')
    const { background } = await runAdapter()
    expect(background.inputs('page.chatSeen').at(-1)?.chat).toMatchObject({
      account: '',
      key: 'name:João Cliente',
      kind: 'person',
      name: 'João Cliente',
      source: 'dom',
      isAmbiguous: false,
      isBusiness: true,
    })
  })

  it('is a phone when somebody unsaved is shown by the number', async () => {
    showFixture('2026-bare-en-gb-unsaved-number')
    const { background } = await runAdapter()
    expect(background.inputs('page.chatSeen').at(-1)?.chat).toMatchObject({
      key: 'phone:+27662650786',
      phone: '+27662650786',
      kind: 'person',
    })
  })

  it('is in the ids of messages in the older layout', async () => {
    showFixture('legacy-prefixed-c-us-en')
    const { background } = await runAdapter()
    expect(background.inputs('page.chatSeen').at(-1)?.chat).toMatchObject({
      key: 'phone:+5511999999999',
      name: 'Ana Pérez',
      phone: '+5511999999999',
    })
  })

  it('is nobody while no chat is open', async () => {
    showFixture('2026-no-chat-open')
    const { background } = await runAdapter()
    expect(background.inputs('page.chatSeen')).toEqual([])
  })

  it('is admitted to be ambiguous when two rows bear the name, for as long as the page stays', async () => {
    showFixture('2026-bare-de')
    const [, second] = document.querySelectorAll<HTMLElement>('[data-testid=cell-frame-title] span')
    second!.title = 'Jürgen'
    const { background, clock } = await runAdapter()
    expect(background.inputs('page.chatSeen').at(-1)?.chat).toMatchObject({ isAmbiguous: true })
    second!.title = 'Somebody else'
    await clock.advance(1_000)
    document.querySelector('[data-id="3A52C9C35E79BF099FDB"] [aria-label=" Gelesen "]')!.remove()
    await clock.advance(1_000)
    expect(background.inputs('page.chatSeen').at(-1)?.chat.isAmbiguous).toBe(true)
  })

  it('follows a switch within a tenth of a second, with a new epoch', async () => {
    showFixture('2026-bare-en-dark')
    const { background, clock, world } = await runAdapter({
      world: { chat: known({ id: '34612555017@c.us', name: 'Ana', phone: '34612555017' }) },
    })
    world.chat = known({ id: '5511912345678@c.us', name: 'Bruno', phone: '5511912345678' })
    header().textContent = 'Bruno'
    await clock.advance(100)
    await clock.advance(300)
    const seen = background.inputs('page.chatSeen').map(({ chat }) => [chat.key, chat.epoch, chat.name])
    expect(seen.at(-1)).toEqual(['phone:+5511912345678', 2, 'Bruno'])
    expect(seen.every(([key, , name]) => (key === 'phone:+5511912345678') === (name === 'Bruno'))).toBe(true)
  })

  it('never pairs the title of one chat with the id of the next while the page is between them', async () => {
    showFixture('2026-bare-en-dark')
    const ana = { id: '34612555017@c.us', name: 'Ana Pérez 😀', phone: '34612555017' }
    const bruno = { id: '5511912345678@c.us', name: 'Bruno', phone: '5511912345678' }
    const { background, clock, world } = await runAdapter({ world: { chat: known(ana) } })
    world.chat = { ...known(bruno), shown: ana }
    document.querySelector('#side [aria-selected=true]')!.setAttribute('aria-selected', 'false')
    await clock.advance(60)
    world.chat = known(bruno)
    header().textContent = 'Bruno'
    await clock.advance(600)
    for (const { chat } of background.inputs('page.chatSeen')) {
      expect([chat.key, chat.name]).toEqual(
        chat.key === 'phone:+34612555017'
          ? ['phone:+34612555017', 'Ana Pérez 😀']
          : ['phone:+5511912345678', 'Bruno'],
      )
    }
    expect(background.inputs('page.chatSeen').at(-1)?.chat.key).toBe('phone:+5511912345678')
  })

  it('counts a chat that was closed and opened again as another visit', async () => {
    showFixture('2026-bare-en-dark')
    const { background, clock } = await runAdapter()
    const main = document.querySelector('#main')!
    const place = main.parentElement!
    main.remove()
    await clock.advance(500)
    place.append(main)
    await clock.advance(800)
    const epochs = background.inputs('page.chatSeen').map(({ chat }) => chat.epoch)
    expect(epochs[0]).toBe(1)
    expect(epochs.at(-1)).toBeGreaterThan(2)
  })

  it('keeps working on the screen alone when the page’s own functions go away', async () => {
    showFixture('2026-bare-en-dark')
    const { background, clock, world } = await runAdapter({
      world: { chat: known({ id: '34612555017@c.us', name: 'Ana', phone: '34612555017' }) },
    })
    world.chat = NOTHING_KNOWN
    header().textContent = 'Bruno'
    await clock.advance(1_000)
    expect(background.inputs('page.chatSeen').at(-1)?.chat).toMatchObject({
      account: 'phone:+447700900142',
      key: 'name:Bruno',
      source: 'dom',
    })
  })
})
