import { describe, expect, it } from 'vitest'
import type { ChatAnswer } from '@/entrypoints/whatsapp-page/wire'
import type { MessageSighting } from '@/storage/schema/message'
import { runAdapter, type Adapter } from './support/adapter'
import { FakeBackground } from './support/fake-background'
import { showFixture, type FixtureName } from './support/fixture'

const at = (hours: number, minutes: number) => new Date(2026, 8, 28, hours, minutes).getTime()

const ANA: ChatAnswer['active'] = { id: '34612555017@c.us', name: 'Ana', phone: '34612555017' }
const KNOWN: ChatAnswer = { active: ANA, shown: ANA, hasModel: true, hasView: true, me: {} }

/** What each message was last said to be. */
function seen({ background }: Adapter): MessageSighting[] {
  const byId = new Map<string, MessageSighting>()
  for (const { messages } of background.inputs('page.chatSeen')) {
    for (const message of messages) byId.set(message.messageId, message)
  }
  return [...byId.values()]
}

const EXPECTED: MessageSighting[] = [
  {
    messageId: '3EB04D330F5FF88FEBAC58',
    direction: 'in',
    ack: 'unknown',
    kind: 'text',
    length: 30,
    at: at(10, 30),
  },
  {
    messageId: '3A52C9C35E79BF099FDB',
    direction: 'out',
    ack: 'read',
    kind: 'text',
    length: 8,
    at: at(10, 31),
  },
  {
    messageId: '3EB05860775CFAEE26935F',
    direction: 'out',
    ack: 'delivered',
    kind: 'text',
    length: 14,
    at: at(10, 31),
  },
  {
    messageId: '5DF72B4B7C1D4486E36B0264F2CB1870',
    direction: 'in',
    ack: 'unknown',
    kind: 'text',
    length: 11,
    at: at(10, 32),
  },
  { messageId: '3EB0638DDF49FD4C627A67', direction: 'out', ack: 'sent', kind: 'image', length: 0 },
  {
    messageId: '3EB06EBB4746FFAA9D616E',
    direction: 'out',
    ack: 'pending',
    kind: 'text',
    length: 9,
    at: at(10, 34),
  },
]

describe('the messages of the open chat', () => {
  it.each<FixtureName>([
    '2026-bare-en-dark',
    '2026-bare-de',
    '2026-bare-pt-br-business',
    '2026-bare-en-gb-unsaved-number',
  ])('are read off the screen of %s: no shells, no lines of the page, no quotes', async (fixture) => {
    showFixture(fixture)
    expect(seen(await runAdapter())).toEqual(EXPECTED)
  })

  it('are read in the older layout too', async () => {
    showFixture('legacy-prefixed-c-us-en')
    const messages = seen(await runAdapter())
    expect(messages.map(({ direction, ack }) => `${direction} ${ack}`)).toEqual([
      'in unknown',
      'in unknown',
      'out read',
      'out delivered',
      'in unknown',
      'out sent',
      'out pending',
    ])
    expect(messages[0]).toMatchObject({ messageId: '3A479C5B517760CEB8D4', at: at(10, 28) })
  })

  it('have the mirrored tails of a right-to-left page', async () => {
    showFixture('2026-bare-en-dark')
    document.documentElement.dir = 'rtl'
    for (const ticks of document.querySelectorAll('[data-testid=msg-meta] [aria-label]')) ticks.remove()
    for (const stamp of document.querySelectorAll('[data-pre-plain-text]'))
      stamp.removeAttribute('data-pre-plain-text')
    const messages = seen(await runAdapter())
    expect(messages.find(({ messageId }) => messageId === '3A52C9C35E79BF099FDB')?.direction).toBe('in')
  })

  it('are completed by the page’s model: exact time, state and kind, but never a text', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({
      world: {
        chat: KNOWN,
        messages: [
          { id: '3A52C9C35E79BF099FDB', fromMe: true, type: 'chat', length: 8, t: 1_790_000_000, ack: 2 },
          { id: '3EB04D330F5FF88FEBAC58', fromMe: false, type: 'video', length: 3, t: 1_790_000_001, ack: 3 },
        ],
      },
    })
    const byId = new Map(seen(adapter).map((message) => [message.messageId, message]))
    expect(byId.get('3A52C9C35E79BF099FDB')).toMatchObject({ ack: 'delivered', at: 1_790_000_000_000 })
    expect(byId.get('3EB04D330F5FF88FEBAC58')).toMatchObject({
      kind: 'video',
      direction: 'in',
      ack: 'unknown',
    })
    expect(byId.get('3EB05860775CFAEE26935F')).toEqual(EXPECTED[2])
    expect(JSON.stringify(adapter.background.told)).not.toContain('Son 20')
  })

  it('are said once, and again only when one changed', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter()
    const before = adapter.background.inputs('page.chatSeen').length
    document
      .querySelector('[data-id="3EB0638DDF49FD4C627A67"] [data-testid=msg-meta] [aria-label]')!
      .setAttribute('aria-label', ' Read ')
    await adapter.clock.advance(1_000)
    const after = adapter.background.inputs('page.chatSeen').slice(before)
    expect(
      after.flatMap(({ messages }) => messages.map(({ messageId, ack }) => `${messageId} ${ack}`)),
    ).toEqual(['3EB0638DDF49FD4C627A67 read'])
    document.querySelector('[data-id="3EB0638DDF49FD4C627A67"]')!.setAttribute('title', 'drawn again')
    await adapter.clock.advance(1_000)
    expect(adapter.background.inputs('page.chatSeen')).toHaveLength(before + 1)
  })

  it('are read from a conversation drawn anew while the page was slow to answer', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ world: { chat: KNOWN } })
    adapter.world.delayMs = 400
    const main = document.querySelector('#main')!
    const anew = main.cloneNode(true) as HTMLElement
    const last = anew.querySelector('[data-id="3EB06EBB4746FFAA9D616E"]')!
    const sent = last.cloneNode(true) as HTMLElement
    sent.dataset['id'] = '3EB0AAAAAAAAAAAAAAAAAA'
    last.after(sent)
    main.replaceWith(anew)
    await adapter.clock.advance(5_000)
    expect(seen(adapter).map(({ messageId }) => messageId)).toContain('3EB0AAAAAAAAAAAAAAAAAA')
  })

  it('are said again in full when the chat has just got a card', async () => {
    showFixture('2026-bare-en-dark')
    const background = new FakeBackground()
    background.isRecorded = false
    const adapter = await runAdapter({ background })
    const before = background.inputs('page.chatSeen').length
    background.isRecorded = true
    await adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['aliases'] })
    await adapter.clock.advance(1_000)
    expect(background.inputs('page.chatSeen')[before]?.messages).toHaveLength(EXPECTED.length)
  })

  it('are kept for later while the background does not answer', async () => {
    showFixture('2026-bare-en-dark')
    const background = new FakeBackground()
    background.fault = new Error('no answer')
    const adapter = await runAdapter({ background })
    expect(adapter.faults.counts()['messages:internal']).toBeGreaterThan(0)
    background.told.length = 0
    background.fault = undefined
    await adapter.clock.advance(20_000)
    expect(seen(adapter)).toEqual(EXPECTED)
  })
})
