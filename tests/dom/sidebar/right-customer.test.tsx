import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatSighting } from '@/storage/schema/chat'
import { contactNamed } from '../support/fake-state'
import { type FakePage, MARIA, openSidebar } from '../support/fake-page'
import { cleanup, click, fireEvent, press, screen, useInterface, waitFor } from '../support/interface'

const ui = useInterface()

// Two people named Maria among them: only the key tells them apart.
const NAMES = ['Maria', 'Bruno', 'Maria', 'Chen']
const chatAt = (index: number, epoch: number): ChatSighting => ({
  ...MARIA,
  key: `lid:${index}`,
  name: NAMES[index]!,
  epoch,
})

type Step = { to: number; act: 'look' | 'draft' | 'note' | 'field' | 'halfway' }

const step: fc.Arbitrary<Step> = fc.record({
  to: fc.nat({ max: NAMES.length - 1 }),
  act: fc.constantFrom<Step['act']>('look', 'draft', 'note', 'field', 'halfway'),
})

const composer = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'New note' })

/** Everything typed names the chat it is meant for, so that the database tells where it ended up. */
async function perform(page: FakePage, { to, act }: Step, epoch: number): Promise<void> {
  page.show({ chat: chatAt(to, epoch) })
  await waitFor(() =>
    expect(ui.background.askedFor('card.forChat').at(-1)).toMatchObject({ chat: { epoch } }),
  )
  await screen.findByText(`marker ${to}`)
  const text = `for ${to}`
  if (act === 'draft' || act === 'note') {
    const field = await composer()
    if (field.value !== '') expect(field.value).toBe(text)
    fireEvent.input(field, { target: { value: text } })
  }
  if (act === 'note') click(screen.getByRole('button', { name: 'Save' }))
  if (act !== 'field' && act !== 'halfway') return
  click(screen.getByRole('button', { name: /^Company/ }))
  fireEvent.input(screen.getByRole('textbox', { name: 'Company' }), { target: { value: text } })
  if (act === 'field') press('Enter')
}

let lastEpoch = 0

describe('the right customer', () => {
  it('gets what was written for them, however the chats are switched', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        cleanup()
        const contacts = NAMES.map((name, index) =>
          contactNamed(name, { company: 'unknown', custom: { Marker: `marker ${index}` } }),
        )
        ui.background.db.state.contacts = contacts
        ui.background.db.state.notes = []
        ui.background.db.state.links = Object.fromEntries(
          contacts.map(({ id }, index) => [`lid:${index}`, id]),
        )
        const page = openSidebar(null)
        for (const one of steps) await perform(page, one, ++lastEpoch)
        page.show({ chat: null })
        await screen.findByRole('heading', { name: 'Open a chat' })
        await waitFor(() => expect(ui.background.state.notes).toHaveLength(steps.filter(isSavedNote).length))
        for (const [index, { id }] of contacts.entries()) {
          const notes = ui.background.state.notes.filter(({ contactId }) => contactId === id)
          expect(notes.every(({ text }) => text === `for ${index}`)).toBe(true)
          expect(['unknown', `for ${index}`]).toContain(ui.background.state.contacts[index]!.company)
        }
        expect(ui.background.state.contacts).toHaveLength(NAMES.length)
      }),
      { numRuns: 8, seed: 7 },
    )
  })
})

function isSavedNote({ act }: Step): boolean {
  return act === 'note'
}
