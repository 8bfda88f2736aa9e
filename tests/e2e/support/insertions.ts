import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../../browsers/wait-for'
import type { PracticeParams } from '../../whatsapp-web/url'
import type { Desk } from './desk'

/** A desk, and hands on the keyboard wherever the focus is in WhatsApp's page. */
export interface Typist {
  desk: Desk
  typeHere(text: string): Promise<void>
  undo(): Promise<void>
  backspace(): Promise<void>
}

const SIX_LINES = 'Hello 😀👩‍👩‍👧 dear\n\nOur offer:\n- one\n- two\nשלום עולם, نلتقي غدًا'
const LONG = `${'A line of forty characters, no more.\n- '.repeat(110).slice(0, 3_998)}!!`
const CLOSING = 'Until {{cursor}} then'
const REPLIES = { six: SIX_LINES, long: LONG, closing: CLOSING, thanks: 'Thank you from Chatside' }

/** The same insertions in every browser: what people do, and what must come out. */
export function describeInsertions(browserName: string, start: () => Promise<Typist>): void {
  describe(`insertion in ${browserName}`, () => {
    let typist: Typist
    let desk: Desk

    beforeAll(async () => {
      typist = await start()
      desk = typist.desk
      for (const [index, [shortcut, body]] of Object.entries(REPLIES).entries()) {
        const id = `00000000-0000-4000-8000-00000000000${index}`
        await desk.ask('replies.save', { id, shortcut, title: `Reply ${shortcut}`, body, labels: [] })
      }
    })
    afterAll(() => desk?.close())

    async function load(params: PracticeParams = {}): Promise<void> {
      await desk.load({ chats: 60, open: 'ana', ...params })
      await desk.beside()
    }

    const composerText = () => desk.inPage(() => window.practice.composerText())
    const dialogText = () => desk.inPage(() => window.practice.dialogText())

    async function holds(read: () => Promise<string | undefined>, text: string): Promise<void> {
      try {
        await waitFor('the text', async () => (await read()) === text)
      } catch {
        expect(await read()).toBe(text)
      }
    }

    async function pick(query: string, preview: string): Promise<void> {
      await typist.typeHere(query)
      await waitFor(
        `the preview for ${query}`,
        async () => (await desk.layerTexts('.preview'))[0] === preview,
      )
      await desk.pressInPage('Enter')
    }

    /** Chooses a reply in the sidebar and looks at it; `press` inserts it. */
    async function choose(
      shortcut: string,
    ): Promise<{ press: () => Promise<void>; sees: (text: string) => Promise<void> }> {
      const beside = await desk.beside()
      await beside.fill('Search quick replies', shortcut)
      await waitFor('the preview', () =>
        beside.evaluate(() => document.querySelector('[aria-label="What the customer gets"]') !== null),
      )
      return { press: () => beside.click('Insert'), sees: (text) => beside.sees(text) }
    }

    /** The page is asked to hold on to the draft once the preview is painted, and says nothing of it that can be seen. */
    async function untilFrozen(): Promise<void> {
      const beside = await desk.beside()
      await beside.evaluate(async () => {
        for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
      })
      await desk.inPage(() => new Promise<void>((resolve) => setTimeout(resolve, 300)))
    }

    it('puts six lines in place of the shortcut, and one Ctrl+Z takes them back', async () => {
      await load()
      await desk.typeMessage('Hi there ')
      await pick('/six', SIX_LINES)
      await holds(composerText, `Hi there ${SIX_LINES}`)
      await typist.undo()
      await holds(composerText, 'Hi there /six')
      expect(await desk.wrongs()).toEqual([])
    })

    it('adds six lines from the sidebar to a draft that never had a caret', async () => {
      await load()
      await desk.inPage(() => window.practice.setDraft('A draft of old, '))
      const reply = await choose('six')
      await reply.press()
      await holds(composerText, `A draft of old, ${SIX_LINES}`)
      await reply.sees('Inserted. You send it.')
      await desk.inPage(() =>
        document.querySelector<HTMLElement>('#main footer [data-lexical-editor]')?.focus(),
      )
      await typist.undo()
      await holds(composerText, 'A draft of old, ')
      expect(await desk.wrongs()).toEqual([])
    })

    it('inserts from the sidebar into a message box that never had the focus', async () => {
      await load({ open: 'grace' })
      await desk.inPage(() => window.practice.open('joao', { focus: false }))
      await (await desk.beside()).sees('João Cliente')
      await (await choose('six')).press()
      await holds(composerText, SIX_LINES)
      expect(await desk.wrongs()).toEqual([])
    })

    it('takes 4,000 characters exactly', async () => {
      await load()
      expect(LONG).toHaveLength(4_000)
      await (await choose('long')).press()
      await holds(composerText, LONG)
      expect(await desk.wrongs()).toEqual([])
    })

    it('leaves the caret where the reply wants it', async () => {
      await load()
      await desk.typeMessage('So: ')
      await pick('/closing', 'Until  then')
      await holds(composerText, 'So: Until  then')
      await waitFor('the caret to arrive', async () => {
        await typist.typeHere('noon')
        if ((await composerText()) === 'So: Until noon then') return true
        for (const _ of 'noon') await typist.backspace()
        return false
      })
      expect(await desk.wrongs()).toEqual([])
    })

    it('works in the caption of a picture', async () => {
      await load()
      await desk.inPage(() => window.practice.openCaption())
      await pick('See: /six', SIX_LINES)
      await holds(dialogText, `See: ${SIX_LINES}`)
      await typist.undo()
      await holds(dialogText, 'See: /six')
      await desk.inPage(() => window.practice.closeDialog())
      expect(await composerText()).toBe('')
      expect(await desk.wrongs()).toEqual([])
    })

    it('works where a sent message is edited', async () => {
      await load()
      const own = await desk.inPage(() =>
        window.practice.messages('ana').find((one) => one.fromMe && one.text !== ''),
      )
      await desk.inPage((id: string) => window.practice.openEdit(id), own?.id ?? '')
      await pick(' /six', SIX_LINES)
      await holds(dialogText, `${own?.text} ${SIX_LINES}`)
      await typist.undo()
      await holds(dialogText, `${own?.text} /six`)
      await desk.inPage(() => window.practice.closeDialog())
      expect(await desk.wrongs()).toEqual([])
    })

    it('inserts nothing when the draft changed behind the preview, and says so', async () => {
      await load()
      const reply = await choose('six')
      await untilFrozen()
      await desk.inPage(() => window.practice.setDraft('Changed meanwhile'))
      await reply.press()
      await reply.sees('The message box changed since the preview, so nothing was inserted.')
      expect(await composerText()).toBe('Changed meanwhile')
      expect(await desk.wrongs()).toEqual([])
    })

    it('says that there is no message box while one is read-only', async () => {
      await load()
      await desk.inPage(() => window.practice.setRecording(true))
      const reply = await choose('six')
      await reply.press()
      await reply.sees('There is no message box to insert into.')
      expect(await composerText()).toBe('')
      await desk.inPage(() => window.practice.setRecording(false))
      expect(await desk.wrongs()).toEqual([])
    })

    it('goes before the replies of a Business account, and moves to another trigger', async () => {
      await load({ business: true })
      await desk.typeMessage('Hello ')
      await pick('/thanks', REPLIES.thanks)
      await holds(composerText, `Hello ${REPLIES.thanks}`)
      await desk.ask('settings.set', { patch: { trigger: '//' } })
      await typist.typeHere(' ')
      await waitFor('the other trigger to open the picker', async () => {
        await typist.typeHere('//')
        if ((await desk.layerTexts('.picker:not([hidden])')).length > 0) return true
        for (const _ of '//') await typist.backspace()
        return false
      })
      await pick('six', SIX_LINES)
      await holds(composerText, `Hello ${REPLIES.thanks} ${SIX_LINES}`)
      await desk.ask('settings.set', { patch: { trigger: '/' } })
      expect(await desk.wrongs()).toEqual([])
    })
  })
}
