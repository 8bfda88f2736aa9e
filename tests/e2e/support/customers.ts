import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '../../../storage/schema/contact'
import type { Deal } from '../../../storage/schema/deal'
import type { Message } from '../../../storage/schema/message'
import type { Tag } from '../../../storage/schema/tag'
import { settingsSchema } from '../../../storage/schema/settings'
import { newId } from '../../../utils/ids'
import { waitFor } from '../../browsers/wait-for'
import type { Desk } from './desk'
import type { TodayHands } from './today'

const DAY_MS = 86_400_000
const STAGES = settingsSchema.parse({}).stages
const EXPORT = [
  '[2024-05-31, 09:15:02] Cleo Hart: Good morning, do you have 40 trays?',
  '[2024-05-31, 09:20:10] Rep: Yes, by Friday.',
  '[2024-06-01, 10:00:00] Cleo Hart: Wonderful',
].join('\n')

async function contact(desk: Desk, name: string, phone?: string): Promise<string> {
  const id = newId()
  await desk.ask('contacts.create', { id, patch: { name, ...(phone !== undefined && { phone }) } })
  return id
}

/** Two customers called the same, one who orders much, and two deals. */
async function prepare(desk: Desk): Promise<void> {
  const ana = await contact(desk, 'Ana Pérez', '+34600111222')
  await contact(desk, 'Ana Pérez')
  const bo = await contact(desk, 'Bo Lind')
  const stageId = STAGES[0]?.id ?? ''
  for (const [contactId, title] of [
    [ana, '40 trays'],
    [bo, 'Chairs'],
  ] as const) {
    const deal = { id: newId(), title, currency: 'USD', amountMinor: 125_000, stageId }
    await desk.ask('deals.save', { target: { contactId }, contactId, deal })
  }
  for (const days of [3, 20]) {
    const order = { id: newId(), at: Date.now() - days * DAY_MS, amountMinor: 400_000, currency: 'USD' }
    await desk.ask('orders.save', { target: { contactId: bo }, contactId: bo, order })
  }
}

/** What the workspace does with customers, the same in every browser. */
export function describeCustomers(browserName: string, start: () => Promise<TodayHands>): void {
  describe(`customers in the workspace of ${browserName}`, () => {
    let desk: Desk
    let press: TodayHands['press']

    beforeAll(async () => {
      const hands = await start()
      desk = hands.desk
      press = hands.press
      await prepare(desk)
    })
    afterAll(() => desk?.close())

    const stageOf = async (title: string) =>
      (await desk.rows<Deal>('deals')).find((deal) => deal.title === title)?.stageId
    const contacts = async () =>
      (await desk.rows<Contact>('contacts')).filter(({ deletedAt }) => deletedAt === undefined)

    it('move along the board by the keyboard, and back by undo', async () => {
      const board = await desk.openOwn('#/pipeline')
      await board.sees('40 trays')
      await board.evaluate(() => document.querySelector<HTMLElement>('[data-deal]')?.focus())
      const title = await board.evaluate(
        () => document.activeElement?.querySelector('.deal-title')?.textContent,
      )
      await press(board, 'Shift+ArrowRight')
      await board.sees(new RegExp(`“${title}” is in Read, 1 of 1`))
      await waitFor('the move', async () => (await stageOf(title ?? '')) === STAGES[1]?.id)
      await waitFor('the focus to go along', () =>
        board.evaluate(
          (wanted: string) => document.activeElement?.textContent?.startsWith(wanted) === true,
          title ?? '',
        ),
      )
      await board.click('Undo')
      await waitFor('the deal to be back', async () => (await stageOf(title ?? '')) === STAGES[0]?.id)
      expect(await desk.wrongs()).toEqual([])
    })

    it('get a tag by a rule that was tried out before', async () => {
      const rules = await desk.openOwn('#/tag-rules')
      await rules.click('Use VIP wholesale')
      await rules.click('Show who would change')
      await rules.sees(/1 would get the tag/)
      expect((await contacts()).flatMap(({ tags }) => Object.keys(tags))).toEqual([])
      await rules.click('Save')
      await rules.sees('“VIP wholesale” saved')
      const tagged = await waitFor('the tag', async () =>
        (await contacts()).find(({ autoTags = {} }) => Object.keys(autoTags).length > 0),
      )
      const tags = await desk.rows<Tag>('tags')
      expect(tagged.name).toBe('Bo Lind')
      expect(tags.map(({ name }) => name)).toEqual(['VIP wholesale'])
      expect(await desk.wrongs()).toEqual([])
    })

    it('are merged when they are the same, and part again by undo', async () => {
      const list = await desk.openOwn('#/duplicates')
      await list.click(/Ana Pérez and Ana Pérez/)
      await list.sees('Is this the same person?')
      await list.click('Merge')
      await list.sees('Ana Pérez is merged into Ana Pérez')
      await waitFor('one contact', async () => (await contacts()).length === 2)
      await list.click('Undo')
      await list.sees('1 pair may be the same person')
      await waitFor('both contacts', async () => (await contacts()).length === 3)
      expect(await desk.wrongs()).toEqual([])
    })

    it('bring along what an exported chat tells, but none of its words', async () => {
      const screen = await desk.openOwn('#/import-chats')
      await screen.sees('Choose exported chats, or drop them here')
      await screen.evaluate((text: string) => {
        const files = new DataTransfer()
        files.items.add(new File([text], 'WhatsApp Chat with Cleo Hart.txt', { type: 'text/plain' }))
        const input = document.querySelector<HTMLInputElement>('input[type=file]')
        if (input === null) throw new Error('There is no field for files')
        input.files = files.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }, EXPORT)
      await screen.click('Import 3 messages')
      await screen.sees('3 messages imported')
      const cleo = (await contacts()).find(({ name }) => name === 'Cleo Hart')
      const messages = await desk.rows<Message>('messages')
      const own = messages.filter(({ contactId }) => contactId === cleo?.id)
      expect(own.map(({ direction }) => direction).toSorted()).toEqual(['in', 'in', 'out'])
      expect(JSON.stringify(messages)).not.toContain('trays')
      expect(await desk.wrongs()).toEqual([])
    })
  })
}
