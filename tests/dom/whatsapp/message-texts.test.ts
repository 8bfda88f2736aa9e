import { describe, expect, it } from 'vitest'
import type { ChatAnswer } from '@/entrypoints/whatsapp-page/wire'
import type { SeenMessage } from '@/storage/protocol/page'
import { type Adapter, runAdapter } from './support/adapter'
import { FakeBackground } from './support/fake-background'
import { showFixture } from './support/fixture'

const ANA: ChatAnswer['active'] = { id: '34612555017@c.us', name: 'Ana', phone: '34612555017' }
const KNOWN: ChatAnswer = { active: ANA, shown: ANA, hasModel: true, hasView: true, me: {} }

/** It quotes another message. */
const QUOTING = '5DF72B4B7C1D4486E36B0264F2CB1870'

function background(keepsTexts: boolean): FakeBackground {
  return Object.assign(new FakeBackground(), { keepsTexts })
}

/** What each message was last said to be, by its id. */
function said({ background: { told }, background }: Adapter): Map<string, SeenMessage> {
  expect(told.length).toBeGreaterThan(0)
  const messages = background.inputs('page.chatSeen').flatMap((seen) => seen.messages)
  return new Map(messages.map((message) => [message.messageId, message]))
}

/** Everything anybody could read on the screen. */
function wordsOnScreen(): string[] {
  const texts = [...document.querySelectorAll('.copyable-text .selectable-text')]
  return texts.map(({ textContent }) => textContent.trim()).filter((text) => text.length > 5)
}

describe('what messages say', () => {
  it('never leaves the page while texts are not kept', async () => {
    showFixture('2026-bare-en-dark')
    const words = wordsOnScreen()
    const adapter = await runAdapter({ background: background(false) })
    expect(words.length).toBeGreaterThan(2)
    expect([...said(adapter).values()].some((message) => 'text' in message)).toBe(false)
    const told = JSON.stringify(adapter.background.told)
    for (const text of words) expect(told).not.toContain(text)
  })

  it('goes along while they are: each as long as it says, and without what it quotes', async () => {
    showFixture('2026-bare-en-dark')
    const quotes = [...document.querySelectorAll('[data-testid=quoted-message] .quoted-mention')]
    const quoted = quotes.map(({ textContent }) => textContent.trim())
    const adapter = await runAdapter({ background: background(true) })
    const texts = [...said(adapter).values()].filter(({ length }) => length > 0)
    expect(texts.map(({ text }) => text?.length)).toEqual(texts.map(({ length }) => length))
    expect(texts.length).toBeGreaterThan(3)
    expect(quoted.length).toBeGreaterThan(0)
    for (const text of quoted) expect(said(adapter).get(QUOTING)?.text).not.toContain(text)
  })

  it('goes along where the page’s model completes a message', async () => {
    showFixture('2026-bare-en-dark')
    const model = {
      id: '3A52C9C35E79BF099FDB',
      fromMe: true,
      type: 'chat',
      length: 8,
      t: 1_790_000_000,
      ack: 2,
    }
    const adapter = await runAdapter({
      world: { chat: KNOWN, messages: [model] },
      background: background(true),
    })
    expect(said(adapter).get(model.id)).toMatchObject({ at: 1_790_000_000_000, length: 8 })
    expect(said(adapter).get(model.id)?.text).toHaveLength(8)
  })

  it('begins and ends to go along while the tab is open, when the setting says so', async () => {
    showFixture('2026-bare-en-dark')
    const adapter = await runAdapter({ background: background(false) })
    const turn = async (isOn: boolean) => {
      adapter.background.keepsTexts = isOn
      adapter.background.told.length = 0
      await adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
      await adapter.clock.advance(1_000)
      return [...said(adapter).values()].filter(({ text }) => text !== undefined).length
    }
    expect(await turn(true)).toBeGreaterThan(3)
    expect(await turn(false)).toBe(0)
  })
})
