import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../../browsers/wait-for'
import type { Desk } from './desk'
import type { Typist } from './insertions'

const QUOTE =
  '{{number: Quantity; min=1; max=100}} × {{product}} ({{product.price}}), deposit {{money: Deposit; currency=EUR}}, ' +
  '{{choice Part of day: morning | afternoon}} {{toggle: With VAT; yes=with VAT; no=}}. {{lines: Note}}'
const REPLIES = {
  quote: QUOTE,
  stops: 'To {{cursor}} on {{cursor}} at {{cursor}}!',
  thanks: 'Thank you very much for your order, it leaves today.',
  ask: 'Your number is {{text: Number}}',
}
const [ID, PRODUCT_ID] = ['00000000-0000-4000-8000-0000000000a0', '00000000-0000-4000-8000-0000000000b0']

type Event = { replyId: string; isEdited?: 1 }

/** What the picker asks, where Tab goes, and what counts as sent: the same in every browser, by keyboard alone. */
export function describePickerForms(browserName: string, start: () => Promise<Typist>): void {
  describe(`a reply that asks for more, in ${browserName}`, () => {
    let typist: Typist
    let desk: Desk
    const sent: string[] = []

    beforeAll(async () => {
      typist = await start()
      desk = typist.desk
      for (const [index, [shortcut, body]] of Object.entries(REPLIES).entries()) {
        const reply = { id: idOf(index), shortcut, title: `Reply ${shortcut}`, body, labels: [] }
        await desk.ask('replies.save', reply)
      }
      await desk.ask('products.save', { id: PRODUCT_ID, name: 'Reading lamp', prices: { EUR: 4_000 } })
      await desk.ask('products.save', {
        id: PRODUCT_ID.replace('b0', 'b1'),
        name: 'Round table',
        prices: { EUR: 21_000 },
      })
    })
    afterAll(() => desk?.close())

    async function load(): Promise<void> {
      // What was sent is remembered by tab.
      sent.length = 0
      await desk.load({ chats: 60, open: 'ana' })
      await desk.beside()
    }

    const composerText = () => desk.inPage(() => window.practice.composerText())
    const preview = async () => (await desk.layerTexts('.preview:not(.pending)'))[0]
    const uses = async () =>
      Object.fromEntries(
        (await desk.rows<{ id: string; uses: number }>('replyUses')).map(({ id, uses: count }) => [
          id,
          count,
        ]),
      )
    const events = async (index: number) =>
      (await desk.rows<Event>('replyEvents')).filter(({ replyId }) => replyId === idOf(index))

    async function shows(text: string): Promise<void> {
      await until('the preview', preview, text)
    }

    async function holds(text: string): Promise<void> {
      await until('the text', composerText, text)
    }

    /** Chooses a reply once its preview begins so. */
    async function choose(shortcut: string, beginning: string): Promise<void> {
      await desk.typeMessage(`/${shortcut}`)
      await waitFor(`the preview of ${shortcut}`, async () => (await preview())?.startsWith(beginning))
      await desk.pressInPage('Enter')
    }

    /** The person sends what stands in the message box. */
    async function send(): Promise<void> {
      // While the picker makes sure that the text stands there, an Enter pressed twice must not send it.
      await waitFor('the picker to be gone', async () => {
        return (await desk.layerTexts('.picker:not([hidden])')).length === 0
      })
      sent.push((await composerText()) ?? '')
      await desk.pressInPage('Enter')
    }

    /** What must never happen: sending is the person's alone, and they sent these. */
    async function expectHealthy(): Promise<void> {
      expect(await desk.inPage(() => window.practice.sent().map(({ text }) => text))).toEqual(sent)
      const wrongs = await desk.wrongs()
      expect(wrongs.filter((wrong) => !/^sent .*"via":"enter","trusted":true/.test(wrong))).toEqual([])
    }

    /** The field that is asked for now, by its caption. */
    async function asks(label: string): Promise<void> {
      await waitFor(`the field ${label}`, async () =>
        (await desk.layerTexts('.form label:focus-within span'))[0]?.startsWith(label),
      )
    }

    it('is filled in from field to field, with what is wrong said, and inserted', async () => {
      await load()
      await choose('quote', '{{number: Quantity; min=1; max=100}} × {{product}}')
      await asks('Quantity')
      await typist.typeHere('200')
      await desk.pressInPage('Enter')
      await waitFor('the complaint', async () => (await desk.layerTexts('.notice:not([hidden])')).length > 0)
      await typist.backspace()
      await desk.pressInPage('Enter')
      await asks('Product')
      await typist.typeHere('tab')
      await waitFor('the found product', async () => {
        const found = await desk.layerTexts('#products .option')
        return found.length === 1 && found[0]?.includes('Round table')
      })
      await desk.pressInPage('Enter')
      await desk.pressInPage('Enter')
      await asks('Deposit')
      await typist.typeHere('40.5')
      await desk.pressInPage('Enter')
      await asks('Part of day')
      await desk.pressInPage('ArrowDown')
      await desk.pressInPage('ArrowDown')
      await desk.pressInPage('Tab')
      await asks('With VAT')
      await typist.typeHere(' ')
      await desk.pressInPage('Enter')
      await asks('Note')
      await typist.typeHere('See you soon')
      await shows('20 × Round table (€210.00), deposit €40.50, afternoon with VAT. See you soon')
      expect(await composerText()).toBe('/quote')
      await desk.pressInPage('Control+Enter')
      await holds('20 × Round table (€210.00), deposit €40.50, afternoon with VAT. See you soon')
      expect(await desk.wrongs()).toEqual([])
    })

    it('is left for the list by Escape, and the list for the message box', async () => {
      await load()
      await choose('ask', 'Your number is {{text: Number}}')
      await asks('Number')
      await desk.pressInPage('Escape')
      await waitFor(
        'the list',
        async () => (await desk.layerTexts('#list:not([hidden]) .option')).length === 1,
      )
      await desk.pressInPage('Escape')
      await waitFor('the end', async () => (await desk.layerTexts('.picker:not([hidden])')).length === 0)
      await typist.typeHere('!')
      await holds('/ask!')
      expect(await desk.wrongs()).toEqual([])
    })

    it('takes the caret from stop to stop by Tab, and gives the next Tab to the page', async () => {
      await load()
      await choose('stops', 'To  on  at !')
      await holds('To  on  at !')
      await typesAt('Porto', 'To Porto on  at !')
      await desk.pressInPage('Tab')
      await typesAt('Monday', 'To Porto on Monday at !')
      await desk.pressInPage('Tab')
      await typesAt('ten', 'To Porto on Monday at ten!')
      await desk.pressInPage('Tab')
      await waitFor('the focus to go on', () =>
        desk.inPage(() => document.activeElement?.getAttribute('data-lexical-editor') !== 'true'),
      )
      expect(await composerText()).toBe('To Porto on Monday at ten!')
      expect(await desk.wrongs()).toEqual([])
    })

    /** The page's editor knows of a caret a moment after it is set. */
    async function typesAt(text: string, whole: string): Promise<void> {
      await waitFor(`${text} in its place`, async () => {
        await typist.typeHere(text)
        if ((await composerText()) === whole) return true
        for (const _ of text) await typist.backspace()
        return false
      })
    }

    it('counts when its message is sent, by the person, and not before', async () => {
      await load()
      await choose('thanks', REPLIES.thanks)
      await holds(REPLIES.thanks)
      expect(await uses()).not.toHaveProperty(idOf(2))
      await send()
      await waitFor('the use', async () => (await uses())[idOf(2)] === 1)
      expect(await events(2)).toMatchObject([{ replyId: idOf(2) }])
      expect((await events(2))[0]).not.toHaveProperty('isEdited')
      await choose('thanks', REPLIES.thanks)
      await holds(REPLIES.thanks)
      await typist.typeHere(' Bye!')
      await send()
      await waitFor('the second use', async () => (await uses())[idOf(2)] === 2)
      expect((await events(2)).filter(({ isEdited }) => isEdited === 1)).toHaveLength(1)
      expect(JSON.stringify(await desk.rows('replyEvents'))).not.toContain('order')
      await expectHealthy()
    })

    it('counts from the sidebar too', async () => {
      await load()
      const before = (await uses())[idOf(2)] ?? 0
      const beside = await desk.beside()
      await beside.fill('Search quick replies', 'thanks')
      await beside.sees(REPLIES.thanks)
      await beside.click('Insert')
      await holds(REPLIES.thanks)
      await waitFor('the focus in the message box', () =>
        desk.inPage(() => document.activeElement?.getAttribute('data-lexical-editor') === 'true'),
      )
      await send()
      await waitFor('the use', async () => (await uses())[idOf(2)] === before + 1)
      await expectHealthy()
    })

    it('counts no message that was written by hand', async () => {
      await load()
      const before = await uses()
      await choose('thanks', REPLIES.thanks)
      await holds(REPLIES.thanks)
      for (let left = REPLIES.thanks.length; left > 0; left -= 1) await typist.backspace()
      await typist.typeHere('Something else entirely')
      await send()
      await waitFor('the message', () =>
        desk.inPage(() => window.practice.messages('ana').at(-1)?.text === 'Something else entirely'),
      )
      // What comes after it in the same line of work: once that is there, the look at this message is over.
      await choose('ask', 'Your number is {{text: Number}}')
      await asks('Number')
      await typist.typeHere('A1')
      await desk.pressInPage('Enter')
      await holds('Your number is A1')
      await send()
      await waitFor('the other use', async () => (await uses())[idOf(3)] === 1)
      expect((await uses())[idOf(2)]).toBe(before[idOf(2)])
      await expectHealthy()
    })
  })
}

function idOf(index: number): string {
  return `${ID.slice(0, -1)}${index}`
}

async function until(what: string, read: () => Promise<string | undefined>, text: string): Promise<void> {
  try {
    await waitFor(what, async () => (await read()) === text)
  } catch {
    expect(await read()).toBe(text)
  }
}
