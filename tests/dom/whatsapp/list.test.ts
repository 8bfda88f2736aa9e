import { describe, expect, it } from 'vitest'
import type { PageActivity } from '@/entrypoints/whatsapp-page/wire'
import { runAdapter } from './support/adapter'
import { NOTHING_KNOWN } from './support/fake-page'
import { showFixture } from './support/fixture'

const MODEL = { ...NOTHING_KNOWN, hasModel: true, me: { phone: '447700900142' } }

function activities(count: number): PageActivity[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${34600000000 + index}@c.us`,
    name: `Person ${index}`,
    phone: String(34600000000 + index),
    unread: index % 3,
    t: 1_790_000_000 - index,
    fromMe: index % 2 === 0,
    ack: 2,
  }))
}

describe('the chats that are not open', () => {
  it('are known from the page’s collection, two hundred at most, without any text', async () => {
    showFixture('2026-no-chat-open')
    const { background, clock } = await runAdapter({ world: { chat: MODEL, chats: activities(320) } })
    await clock.advance(3_000)
    const [seen] = background.inputs('page.chatsSeen')
    expect(seen?.source).toBe('model')
    expect(seen?.chats).toHaveLength(200)
    expect(seen?.chats[0]).toEqual({
      account: 'phone:+447700900142',
      key: 'phone:+34600000000',
      kind: 'person',
      name: 'Person 0',
      phone: '+34600000000',
      unread: 0,
      lastAt: 1_790_000_000_000,
      lastDirection: 'out',
      lastAck: 'delivered',
    })
    expect(seen?.chats[1]).toMatchObject({ lastDirection: 'in', lastAck: 'unknown' })
  })

  it('are said again only where something changed, and not too often', async () => {
    showFixture('2026-no-chat-open')
    const { background, clock, world } = await runAdapter({ world: { chat: MODEL, chats: activities(10) } })
    await clock.advance(3_000)
    world.chats[3] = { ...world.chats[3]!, unread: 9 }
    for (let turn = 0; turn < 20; turn += 1) {
      document.querySelector('[data-testid=last-msg-status]')!.setAttribute('title', `turn ${turn}`)
      await clock.advance(200)
    }
    await clock.advance(6_000)
    const [, ...later] = background.inputs('page.chatsSeen')
    expect(later.flatMap(({ chats }) => chats.map(({ key, unread }) => [key, unread]))).toEqual([
      ['phone:+34600000003', 9],
    ])
  })

  it('are read off the rows in sight where the page tells nothing', async () => {
    showFixture('2026-no-chat-open')
    const { background, clock } = await runAdapter()
    await clock.advance(3_000)
    expect(background.inputs('page.chatsSeen')).toEqual([
      {
        source: 'rows',
        chats: [
          expect.objectContaining({ key: 'name:Ana Pérez 😀', unread: 0, lastDirection: 'unknown' }),
          expect.objectContaining({ key: 'name:Bruno +55 11 91234-5678', unread: 2, lastDirection: 'in' }),
          expect.objectContaining({
            key: 'name:Família 😀',
            lastAt: new Date(2026, 8, 28, 8, 0).getTime(),
          }),
        ],
      },
    ])
  })

  it('leave out rows of one name, of which nobody could tell which is whose', async () => {
    showFixture('2026-no-chat-open')
    const titles = document.querySelectorAll<HTMLElement>('[data-testid=cell-frame-title] span')
    titles[2]!.title = titles[0]!.title
    const { background, clock } = await runAdapter()
    await clock.advance(3_000)
    expect(background.inputs('page.chatsSeen')[0]?.chats.map(({ name }) => name)).toEqual([
      'Bruno +55 11 91234-5678',
    ])
  })
})
