import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '../../../storage/schema/contact'
import type { FollowUp } from '../../../storage/schema/follow-up'
import type { Note } from '../../../storage/schema/note'
import { waitFor } from '../../browsers/wait-for'
import type { Desk, Screen } from './desk'
import { planFor, planned } from './follow-ups'

/** A desk, and what the common parts of it cannot do. */
export type TodayHands = {
  desk: Desk
  /** Presses one key, such as 'j' or 'ArrowDown', in a document of Chatside that is in front. */
  press: (screen: Screen, key: string) => Promise<void>
}

type Kept = { savedText?: string }

/** A morning's work by the keyboard, the same in every browser. */
export function describeToday(browserName: string, start: () => Promise<TodayHands>): void {
  describe(`Today in ${browserName}`, () => {
    let desk: Desk
    let press: TodayHands['press']

    beforeAll(async () => {
      const hands = await start()
      desk = hands.desk
      press = hands.press
      await desk.load({ open: 'ana' })
      // Someone whose chat is in the list, so that the list can lead there.
      await planFor(desk, 'Grace Whitlock', 'Chairs', '+447700900381')
      await planFor(desk, 'Bo', 'Samples')
      await planFor(desk, 'Cleo', 'Price')
    })
    afterAll(() => desk?.close())

    const standsOn = (screen: Screen, name: string) =>
      waitFor(`the focus on ${name}`, () =>
        screen.evaluate(
          (wanted: string) => document.activeElement?.getAttribute('aria-label')?.startsWith(wanted) === true,
          name,
        ),
      )
    const rowOf = async (note: string) =>
      (await desk.rows<FollowUp>('followUps')).find((row) => row.note === note)

    it('moves, finishes, takes back and puts off by one key each', async () => {
      const today = await desk.openOwn('#/today')
      await today.sees(/^due .* · Price/)
      await standsOn(today, 'Grace Whitlock')
      await press(today, 'j')
      await standsOn(today, 'Bo')
      await press(today, 'd')
      await today.sees(/^Follow-up with Bo done/)
      await standsOn(today, 'Cleo')
      await press(today, 'u')
      await today.sees('Undone')
      await today.sees(/^due .* · Samples/)
      await press(today, 'k')
      await standsOn(today, 'Bo')
      await press(today, 's')
      await today.sees('In 1 hour')
      await press(today, 'ArrowDown')
      await press(today, 'Enter')
      await today.sees(/^Bo comes back:/)
      await waitFor('the snooze', async () => ((await rowOf('Samples'))?.dueAt ?? 0) > Date.now())
      await standsOn(today, 'Cleo')
      expect(await desk.wrongs()).toEqual([])
    })

    it('adds a note in place', async () => {
      const today = await desk.openOwn('#/today')
      await press(today, 'Home')
      await standsOn(today, 'Grace Whitlock')
      await press(today, 'n')
      await today.fill('Note about Grace Whitlock', 'Wants oak')
      await press(today, 'Enter')
      await today.sees('Note saved to Grace Whitlock')
      const notes = await desk.rows<Note>('notes')
      expect(notes.map(({ text }) => text)).toEqual(['Wants oak'])
      expect(await desk.wrongs()).toEqual([])
    })

    it('writes every follow-up into a calendar file that another program can read', async () => {
      const screen = await desk.openOwn('#/follow-ups')
      await screen.sees('Samples')
      await screen.evaluate(() => {
        const create = URL.createObjectURL.bind(URL)
        URL.createObjectURL = (blob) => {
          if (blob instanceof Blob) void blob.text().then((text) => ((window as Kept).savedText = text))
          return create(blob)
        }
      })
      await screen.click('Calendar')
      await screen.click('All as events (.ics)')
      const text = await waitFor('the file', () => screen.evaluate(() => (window as Kept).savedText))
      const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
      const events = calendar.getAllSubcomponents('vevent')
      const titles = events.map((event) => String(event.getFirstPropertyValue('summary')))
      expect(titles.toSorted()).toEqual(['Chairs – Grace Whitlock', 'Price – Cleo', 'Samples – Bo'])
      expect(events.every((event) => event.getFirstSubcomponent('valarm') !== null)).toBe(true)
      expect(await desk.wrongs()).toEqual([])
    })

    it('opens the chat on Enter, where the follow-up stands at the top', async () => {
      const today = await desk.openOwn('#/today')
      await standsOn(today, 'Grace Whitlock')
      await press(today, 'Enter')
      await waitFor('the chat', async () => {
        return (await desk.inPage(() => window.practice.openChat()?.known)) === 'grace'
      })
      const beside = await desk.beside()
      await beside.sees('Chairs')
      await beside.click('Done')
      await beside.sees('Follow-up done')
      await waitFor('the end', async () => (await rowOf('Chairs'))?.state === 'done')
      expect(await desk.wrongs()).toEqual([])
    })

    it('plans in words beside the chat, having shown what they say', async () => {
      const beside = await desk.beside()
      await beside.click('Plan a follow-up')
      await beside.fill('When, in your words', 'every Monday 9:00 ask about orders')
      await beside.sees(/^Understood: Mon.*note: ask about orders · comes back every Monday$/)
      await press(beside, 'Enter')
      await beside.sees(/^Planned: /)
      const row = await waitFor('the follow-up', () => rowOf('ask about orders'))
      expect(row).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=MO', condition: 'no-reply', state: 'due' })
      const contacts = await desk.rows<Contact>('contacts')
      const grace = contacts.find(({ name }) => name === 'Grace Whitlock')
      expect(row.contactId).toBe(grace?.id)
      expect((await planned(desk, row.id))?.dueAt).toBeGreaterThan(Date.now())
      expect(await desk.wrongs()).toEqual([])
    })

    it('is one press away in the sidebar, and goes back by Escape', async () => {
      const beside = await desk.beside()
      await beside.click(/^Today: \d+ customers?$/)
      await beside.sees(/^due .* · Price/)
      await standsOn(beside, 'Cleo')
      await press(beside, 'Escape')
      await beside.sees('ask about orders')
      await beside.seesNo(/^due .* · Price/)
      expect(await desk.wrongs()).toEqual([])
    })
  })
}
