import type { Contact } from '@/storage/schema/contact'
import type { ScoreRow } from '@/storage/schema/score'
import { MARIA, openSidebar } from '../../support/fake-page'
import { AT, contactNamed } from '../../support/fake-state'
import type { FakeState } from '../../support/fake-state'
import { click, screen } from '../../support/interface'

const DAY_MS = 86_400_000

/** Maria has a card with these fields, and her chat is open; the lower part of her card has come. */
export async function openMaria(
  state: FakeState,
  fields: Partial<Contact> = {},
  before: (maria: Contact) => void = () => undefined,
): Promise<Contact> {
  const maria = contactNamed('Maria', fields)
  state.contacts.push(maria)
  state.links[MARIA.key] = maria.id
  before(maria)
  openSidebar(MARIA)
  await screen.findByRole('button', { name: 'Timeline' })
  return maria
}

/** Opens a part of the card, unless an earlier test has left it open. */
export async function openPart(name: string): Promise<HTMLElement> {
  const toggle = await screen.findByRole('button', { name })
  if (toggle.getAttribute('aria-expanded') === 'false') click(toggle)
  return screen.findByRole('region', { name })
}

/** A score of 78: read and reply speed are known, the depth is not. */
export function scoreOf(contactId: string, fields: Partial<ScoreRow> = {}): ScoreRow {
  return {
    id: contactId,
    heat: {
      heat: 78,
      parts: {
        read: { value: 90, weight: 4 / 7, evidence: 10 },
        speed: { value: 62, weight: 3 / 7, evidence: 4 },
        depth: { weight: 0, evidence: 0 },
      },
    },
    level: 'warm',
    levelHeat: 70,
    grade: { grade: 'B', ordersPerMonth: 4 / 3, amountPerMonth: 2420, by: 'orders', products: [] },
    history: [
      { at: AT - 2 * DAY_MS, heat: 41 },
      { at: AT - DAY_MS, heat: 85 },
      { at: AT, heat: 78 },
    ],
    at: AT,
    ...fields,
  }
}
