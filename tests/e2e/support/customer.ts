import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '../../../storage/schema/contact'
import type { Deal } from '../../../storage/schema/deal'
import { newId } from '../../../utils/ids'
import { waitFor } from '../../browsers/wait-for'
import type { Desk, Screen } from './desk'

/** What one gets to know of a customer beside their chat, the same in every browser. */
export function describeCustomer(browserName: string, start: () => Promise<Desk>): void {
  describe(`the lower part of the card in ${browserName}`, () => {
    let desk: Desk
    let beside: Screen

    beforeAll(async () => {
      desk = await start()
      await desk.ask('settings.set', {
        patch: { currency: 'EUR', customFields: [{ id: newId(), label: 'Budget', kind: 'money' }] },
      })
      await desk.load({ open: 'ana' })
      beside = await desk.beside()
    })
    afterAll(() => desk?.close())

    /** What the person sent by their own Enter is none. */
    const wrongs = async () =>
      (await desk.wrongs()).filter((wrong) => !/^sent .*"via":"enter","trusted":true/.test(wrong))
    const ana = async () => (await desk.rows<Contact>('contacts'))[0]

    it('begins a card with a consent, which stays in its history', async () => {
      await beside.click('Add')
      await beside.click('Consent')
      await beside.click('Save')
      await beside.sees(/ agreed$/)
      const consents = await waitFor('the consent', async () => (await ana())?.consents)
      expect(Object.values(consents)).toMatchObject([{ state: 'given', scope: 'marketing', way: 'chat' }])
      expect(await wrongs()).toEqual([])
    })

    it('keeps a deal, and wins it', async () => {
      await scrollToEnd(beside)
      await beside.click('Add')
      await beside.click('Deal')
      await beside.fill('What is it about?', 'Wedding')
      await beside.fill('Amount', '1.250,50')
      await beside.press('Enter')
      await beside.sees('€1,250.50')
      const [deal] = await waitFor('the deal', async () => {
        const deals = await desk.rows<Deal>('deals')
        return deals.length > 0 && deals
      })
      expect(deal).toMatchObject({ title: 'Wedding', amountMinor: 125050, currency: 'EUR' })
      await beside.click('Deal: Wedding')
      await beside.click('Mark as won')
      await beside.sees('1 closed deal')
      await waitFor('the deal to be closed', async () => (await desk.rows<Deal>('deals'))[0]?.closedAt)
      expect(await wrongs()).toEqual([])
    })

    it('keeps a field of one’s own as its kind says', async () => {
      await beside.click('Add details')
      await beside.click(/^Budget/)
      await beside.fill('Budget', '12,5')
      await beside.press('Enter')
      await beside.sees('€12.50')
      await waitFor('the field', async () => (await ana())?.custom['Budget'] === '12.50 EUR')
      await beside.click('Fewer details')
      expect(await wrongs()).toEqual([])
    })

    it('says why a rule put a tag on, and that it stays off once taken off', async () => {
      const tagId = newId()
      await desk.ask('tags.save', { id: tagId, name: 'Big', color: 'amber' })
      const condition = { kind: 'field', field: 'company', test: 'is', value: 'Atelier' } as const
      const groups = [{ match: 'all' as const, conditions: [condition] }]
      const rule = { id: newId(), name: 'Big ones', tagId, match: 'all' as const, groups, on: true }
      await desk.ask('tagRules.save', { rule })
      beside = await desk.beside()
      await beside.click('Add details')
      await beside.click(/^Company/)
      await beside.fill('Company', 'Atelier')
      await beside.press('Enter')
      await beside.click('Why Big is on')
      await beside.sees(/^Put on by a rule: .*Atelier/)
      await beside.click('Remove tag Big')
      await beside.sees('Tag Big removed; its rule will not put it back')
      await waitFor('the refusal', async () => (await ana())?.refusedTags?.[tagId] === 1)
      expect(await wrongs()).toEqual([])
    })

    it('asks why somebody has read and not answered, and prepares the next step', async () => {
      await desk.typeMessage('Shall I reserve the date?')
      await desk.pressInPage('Enter')
      await desk.inPage(async () => {
        const last = window.practice.messages('ana').at(-1)
        if (last) await window.practice.setAck(last.id, 3)
      })
      beside = await desk.beside()
      await beside.click('Read, no answer')
      await beside.evaluate(() => {
        const reasons = [...document.querySelectorAll<HTMLElement>('.quiet-reason')]
        reasons.find((reason) => reason.textContent === 'Other priorities')?.click()
      })
      await beside.click('Come back in a month')
      await beside.sees(/^Understood: /)
      await beside.click('Save')
      await beside.sees(/^Planned: /)
      expect((await ana())?.quiet?.reason).toBe('priorities')
      expect(await wrongs()).toEqual([])
    })

    it('tells in the timeline what happened', async () => {
      await scrollToEnd(beside)
      await beside.click('Timeline')
      await beside.sees(/^Wedding: Won/)
      await beside.sees(/^Tag Big put on by a rule: /)
      await beside.sees('Tag Big taken off')
      await beside.sees(/^Messages: /)
      await beside.sees(/^Follow-up for /)
      expect(await wrongs()).toEqual([])
    })
  })
}

/** The message of the last write may stand over what is at the bottom until one scrolls on. */
async function scrollToEnd(beside: Screen): Promise<void> {
  await beside.evaluate(() => {
    const scroll = document.querySelector('.sidebar-scroll')
    scroll?.scrollTo(0, scroll.scrollHeight)
  })
}
