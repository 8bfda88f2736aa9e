import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLES } from '../../../storage/protocol/command'
import type { StoredTextRow } from '../../../storage/rows'
import { waitFor } from '../../browsers/wait-for'
import type { Desk, Screen } from './desk'

const PASSPHRASE = 'correct horse battery'
const SENSITIVE = 'The payment is due on Thursday'
const PLAIN = 'See you at the harbour'

/** Keeping what messages say, the same in every browser. `before`: what else is tried while it is off. */
export function describeTexts(
  browserName: string,
  start: () => Promise<Desk>,
  before: () => void = () => undefined,
): void {
  describe(`what messages say in ${browserName}`, () => {
    let desk: Desk

    beforeAll(async () => {
      desk = await start()
      await desk.load({ open: 'ana' })
      const beside = await desk.beside()
      await beside.fill('New note', 'Wants to know about Thursday')
      await beside.press('Control+Enter')
      await waitFor('the card', async () => (await desk.rows('contacts')).length === 1)
    })
    afterAll(() => desk?.close())

    const receive = (text: string) =>
      desk.inPage((said) => window.practice.receive('ana', { text: said }).then(() => undefined), text)
    const recorded = async (length: number) =>
      (await desk.rows<{ length: number }>('messages')).some((message) => message.length === length)
    const texts = () => desk.rows<StoredTextRow>('texts')
    const settings = async (): Promise<Screen> => desk.openOwn('#/settings')
    const stored = async () => JSON.stringify(await Promise.all(TABLES.map((table) => desk.rows(table))))

    before()

    it('is not kept until somebody asks for it', async () => {
      await receive('Nobody keeps this one')
      await waitFor('its record', () => recorded('Nobody keeps this one'.length))
      expect(await texts()).toEqual([])
      expect(await stored()).not.toContain('Nobody keeps')
    })

    it('is kept from then on, while the chat is open: sensitive ones sealed', async () => {
      const screen = await settings()
      await screen.click('Turn on …')
      await screen.fill('Passphrase', PASSPHRASE)
      await screen.fill('The same passphrase again', PASSPHRASE)
      await screen.click('Turn on')
      await screen.sees(/^On: what messages say is kept/)
      await desk.beside()
      await receive(SENSITIVE)
      await receive(PLAIN)
      await waitFor('both texts', async () => {
        const rows = await texts()
        return rows.some(({ text }) => text === PLAIN) && rows.some(({ sealed }) => sealed !== undefined)
      })
      expect(await stored()).not.toContain('due on Thursday')
      expect(await desk.wrongs()).toEqual([])
    })

    it('stands on the card and is found by its words', async () => {
      const beside = await desk.beside()
      await beside.click('Conversation')
      await beside.sees(SENSITIVE)
      await beside.sees(PLAIN)
      await beside.fill('Search in messages', 'harb')
      await beside.sees(PLAIN)
      await beside.seesNo(SENSITIVE)
      await beside.fill('Search in messages', 'payment')
      await beside.sees('No message with “payment”.')
      await beside.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('input[aria-label="Search in messages"]')
        if (field) field.value = ''
        field?.dispatchEvent(new InputEvent('input', { bubbles: true }))
      })
      await beside.sees(SENSITIVE)
      expect(await desk.wrongs()).toEqual([])
    })

    it('is hidden once it is locked, on the card at once, and shown again by the passphrase', async () => {
      const screen = await settings()
      await screen.click('Lock now')
      await screen.sees(/^Sensitive messages are locked/)
      const beside = await desk.beside()
      await beside.seesNo(SENSITIVE)
      await beside.sees('1 sensitive message is locked.')
      await receive('Another payment while it is locked')
      await waitFor(
        'a second sealed text',
        async () => (await texts()).filter(({ sealed }) => sealed).length === 2,
      )
      const again = await settings()
      await again.click('Unlock …')
      await again.fill('Passphrase', 'not the passphrase')
      await again.click('Unlock')
      await again.sees('That is not the passphrase.')
      await again.fill('Passphrase', PASSPHRASE)
      await again.click('Unlock')
      await again.sees(/^Sensitive messages can be read/)
      await (await desk.beside()).sees('Another payment while it is locked')
      expect(await stored()).not.toMatch(/due on Thursday|while it is locked|horse/)
      expect(await desk.wrongs()).toEqual([])
    })

    it('is deleted, all of it, after asking', async () => {
      const screen = await settings()
      await screen.click('Delete all texts …')
      await screen.click(/^Delete \d+ texts$/)
      await screen.sees(/^\d+ texts deleted$/)
      expect(await texts()).toEqual([])
      expect(await stored()).not.toContain(PLAIN)
    })
  })
}
