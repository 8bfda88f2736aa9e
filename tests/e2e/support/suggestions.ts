import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import { waitFor } from '../../browsers/wait-for'
import type { KnownChatKey } from '../../whatsapp-web/known-chats'
import type { PracticeParams } from '../../whatsapp-web/url'
import type { Desk } from './desk'

/** A desk, and what the common parts of it cannot do. */
export interface ChipHands {
  desk: Desk
  /** Clicks inside the layer over WhatsApp's page. */
  clickInLayer(css: string): Promise<void>
  /** Presses Ctrl+/ in WhatsApp's page. */
  openPicker(): Promise<void>
  backspace(): Promise<void>
  /** Where something of the layer is drawn. */
  boxInLayer(css: string): Promise<Box>
}

export type Box = { left: number; right: number; top: number; bottom: number }

const HOURS = 'We are open from 9 to 5.'
const AWAY = 'We will be back in the morning.'
const CHIP = '.chip:not([hidden])'
const TO_INSERT = `${CHIP} button`
const TO_DISMISS = `${CHIP} button:last-child`

/** The same chip in every browser: when it comes, what it leads to, and how it goes. */
export function describeSuggestions(browserName: string, start: () => Promise<ChipHands>): void {
  describe(`a suggested reply in ${browserName}`, () => {
    let hands: ChipHands
    let desk: Desk

    beforeAll(async () => {
      hands = await start()
      desk = hands.desk
      await saveReply(1, 'hours', HOURS)
      await saveReply(2, 'away', AWAY)
    })
    beforeEach(async () => {
      for (const { id } of await desk.ask('suggestions.list', {}))
        await desk.ask('suggestions.remove', { id })
    })
    afterAll(() => desk?.close())

    function saveReply(number: number, shortcut: string, body: string): Promise<unknown> {
      return desk.ask('replies.save', {
        id: idOf(number),
        shortcut,
        title: `About ${shortcut}`,
        body,
        labels: [],
      })
    }

    let rules = 10
    async function rule(condition: SuggestionCondition, replyId = idOf(1)): Promise<string> {
      const id = idOf((rules += 1))
      await desk.ask('suggestions.save', { id, name: 'A rule', isOn: true, condition, replyId })
      return id
    }

    async function load(params: PracticeParams = {}): Promise<void> {
      await desk.load({ chats: 60, open: 'ana', ...params })
      await desk.beside()
      await desk.inPage(() =>
        document.querySelector<HTMLElement>('#main footer [data-lexical-editor]')?.focus(),
      )
    }

    const hear = (chat: KnownChatKey, text: string) =>
      desk.inPage(
        async (name: string, words: string) => window.practice.receive(name, { text: words }),
        chat,
        text,
      )
    const chips = () => desk.layerTexts(CHIP)
    const comes = (words: string) =>
      waitFor('the chip', async () => (await chips()).some((text) => text.includes(words)))
    const goes = () => waitFor('the chip to go', async () => (await chips()).length === 0)
    const composerText = () => desk.inPage(() => window.practice.composerText())

    it('comes when the customer’s words call for it, shows what it would insert, and is inserted', async () => {
      await rule({ type: 'keyword', words: ['opening hours'], match: 'any' })
      await load()
      await hear('ana', 'Hi! What are your opening hours?')
      await comes('About hours')
      expect((await chips())[0]).toContain('opening hours')
      await hands.clickInLayer(TO_INSERT)
      await waitFor('the preview', async () => (await desk.layerTexts('.preview'))[0] === HOURS)
      await goes()
      expect(await composerText()).toBe('')
      await desk.pressInPage('Enter')
      await waitFor('the text', async () => (await composerText()) === HOURS)
      expect(await chips()).toEqual([])
      expect(await desk.wrongs()).toEqual([])
    })

    it('goes when typing starts, and stands first in the list that Ctrl+/ opens', async () => {
      await rule({ type: 'keyword', words: ['hours'], match: 'any' })
      await load()
      await hear('ana', 'Which hours?')
      await comes('About hours')
      await desk.typeMessage('x')
      await goes()
      await hands.backspace()
      await comes('About hours')
      await hands.openPicker()
      await waitFor('the list', async () => (await desk.layerTexts('.option')).length > 1)
      const [first] = await desk.layerTexts('.option')
      expect(first).toContain('About hours')
      expect(first).toContain('Suggested')
      await goes()
      await desk.pressInPage('Escape')
      await comes('About hours')
      expect(await desk.wrongs()).toEqual([])
    })

    it.each(['en', 'he'] as const)(
      'stands over the message box, beside the sidebar, in %s',
      async (locale) => {
        await rule({ type: 'keyword', words: ['hours'], match: 'any' })
        await load({ locale })
        await hear('ana', 'Which hours?')
        await comes('About hours')
        const footer = await desk.inPage(() => {
          const { left, right, top, bottom } = document.querySelector('#main footer')!.getBoundingClientRect()
          return { left, right, top, bottom }
        })
        const isInPlace = ({ left, right, top, bottom }: Box): boolean =>
          left >= footer.left &&
          right <= footer.right &&
          bottom <= footer.top &&
          bottom > footer.top - 20 &&
          top > 0
        await waitFor('the chip in its place', async () => isInPlace(await hands.boxInLayer(CHIP)))
        expect(await desk.wrongs()).toEqual([])
      },
    )

    it('is dismissed for the chat, and its rule rests once that happened twice', async () => {
      const id = await rule({ type: 'keyword', words: ['hours'], match: 'any' })
      await load()
      for (const chat of ['ana', 'grace'] as const) {
        await desk.inPage((name: string) => window.practice.open(name), chat)
        await hear(chat, 'Your hours please')
        await comes('About hours')
        await hands.clickInLayer(TO_DISMISS)
        await goes()
      }
      // The chip goes at once; that it was dismissed is stored a moment later.
      await waitFor('both to be counted', async () => {
        const [kept] = await desk.ask('suggestions.list', {})
        return kept?.id === id && kept.dismissals === 2
      })
      await rule({ type: 'in-a-row', count: 9 }, idOf(2))
      await desk.inPage(() => window.practice.open('joao'))
      for (let count = 0; count < 9; count += 1) await hear('joao', 'Your hours please')
      await comes('About away')
      expect(await chips()).toHaveLength(1)
      expect(await desk.wrongs()).toEqual([])
    })

    it('comes by itself once the time is there, and goes with its chat', async () => {
      await rule({ type: 'time', span: 'between', from: 0, to: 0, delayMs: 3_000 }, idOf(2))
      await load()
      await hear('ana', 'Anybody there?')
      await comes('About away')
      await desk.inPage(() => window.practice.open('launch'))
      await goes()
      expect(await desk.wrongs()).toEqual([])
    })

    it('never comes where nothing can be written, nor over a draft', async () => {
      await rule({ type: 'in-a-row', count: 2 })
      await load()
      await desk.inPage(() => window.practice.setRecording(true))
      await hear('ana', 'One')
      await hear('ana', 'Two')
      await desk.inPage(() => window.practice.open('grace'))
      await desk.typeMessage('Half a thought')
      await hear('grace', 'One')
      await hear('grace', 'Two')
      await desk.inPage(() => window.practice.open('joao'))
      await hear('joao', 'One')
      await hear('joao', 'Two')
      // By the time it is there for the third chat, the two before had their chance.
      await comes('About hours')
      await desk.inPage(() => window.practice.open('grace'))
      await goes()
      expect(await composerText()).toBe('Half a thought')
      expect(await desk.wrongs()).toEqual([])
    })
  })
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
