import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { ExportedPerson } from '@/utils/contact-files/exported'
import { JSON_END, jsonContacts, jsonHead } from '@/utils/contact-files/json/write-json'
import { CsvContacts } from '@/utils/contact-files/write-csv-contacts'
import { writeVcard } from '@/utils/contact-files/write-vcard'
import { person } from './arbitrary'
import { readAll } from './read'

const people = fc.array(person, { minLength: 1, maxLength: 6 })
const RUNS = { numRuns: 100 }

/** What a contact says, without what the background decides. */
function contactOf({ contact }: ExportedPerson): object {
  const { id: _, kind: __, createdAt: ___, updatedAt: ____, ...said } = contact
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

const said = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

function csvOf(all: readonly ExportedPerson[]): string {
  const csv = new CsvContacts()
  csv.add(all.slice(0, 2))
  csv.add(all.slice(2))
  return csv.parts().join('')
}

function jsonOf(all: readonly ExportedPerson[]): string {
  return jsonHead(0) + jsonContacts(all.slice(0, 1), true) + jsonContacts(all.slice(1), false) + JSON_END
}

describe('contacts that were exported and come back', () => {
  it('come back from a table as they were, and nothing in it runs as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const text = csvOf(all)
        const { read, rows, rejected } = await readAll(text)
        expect(read).toMatchObject({ product: 'chatside' })
        expect(rejected).toEqual([])
        expect(rows.map(({ contact, tags, createdAt }) => ({ contact, tags, createdAt }))).toEqual(
          all.map((one) => ({ contact: contactOf(one), tags: one.tags, createdAt: one.contact.createdAt })),
        )
        expect(rows.map(({ notes }) => notes)).toEqual(
          all.map(({ notes }) => notes.map((note) => ({ text: note.text }))),
        )
      }),
      RUNS,
    )
  })

  it('come back from JSON with notes, follow-ups, deals and orders', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const { rows, rejected } = await readAll(jsonOf(all))
        expect(rejected).toEqual([])
        expect(rows.map(({ contact }) => contact)).toEqual(all.map(contactOf))
        expect(rows.map((row) => row.tags)).toEqual(all.map(({ tags }) => tags))
        for (const [at, { notes, followUps = [], deals = [], orders = [] }] of rows.entries()) {
          const one = all[at]!
          expect(notes.map(({ text, createdAt, isPinned = false }) => [text, createdAt, isPinned])).toEqual(
            one.notes.map(({ text, createdAt, pinnedAt }) => [text, createdAt, pinnedAt !== undefined]),
          )
          expect(followUps.map(({ dueAt }) => dueAt)).toEqual(
            one.followUps.filter(({ state }) => state !== 'done').map(({ dueAt }) => dueAt),
          )
          expect(deals).toEqual(one.deals.map(said))
          expect(orders).toEqual(one.orders.map(said))
        }
      }),
      RUNS,
    )
  })

  it('reads the same from JSON that somebody has laid out otherwise', async () => {
    const [all] = fc.sample(people, { numRuns: 1, seed: 7 })
    const text = jsonOf(all ?? [])
    const { rows } = await readAll(text)
    expect((await readAll(JSON.stringify(JSON.parse(text), undefined, 2))).rows).toEqual(rows)
  })

  it('come back from cards, which another reader understands too', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const text = all.map(writeVcard).join('')
        expect(
          Math.max(...text.split('\r\n').map((line) => new TextEncoder().encode(line).length)),
        ).toBeLessThanOrEqual(75)
        const { rows, rejected } = await readAll(text)
        expect(rejected).toEqual([])
        expect(rows.map(({ contact }) => contact.name)).toEqual(all.map((one) => one.contact.name))
        expect(rows.map(({ contact }) => contact.custom)).toEqual(all.map((one) => one.contact.custom))
        expect(
          rows.map(({ contact: { phone, company, grade, owner } }) => [phone, company, grade, owner]),
        ).toEqual(all.map(({ contact: { phone, company, grade, owner } }) => [phone, company, grade, owner]))
        expect(rows.map((row) => row.tags)).toEqual(all.map(({ tags }) => tags))
        expect(rows.map((row) => row.notes.map((note) => note.text))).toEqual(
          all.map(({ notes }) => notes.map((note) => note.text)),
        )
        expect(readByIcal(text)).toEqual(
          all.map(({ contact, tags, notes }) => [
            contact.name,
            contact.company,
            tags,
            notes.map((note) => note.text),
          ]),
        )
      }),
      RUNS,
    )
  })
})

function readByIcal(text: string): unknown[] {
  const parsed = ICAL.parse(text) as unknown as [string, unknown][]
  const cards = (parsed[0] as unknown) === 'vcard' ? [parsed] : parsed
  return cards.map((one) => {
    const card = new ICAL.Component(one as never)
    const org = card.getFirstPropertyValue('org')
    return [
      card.getFirstPropertyValue('fn'),
      Array.isArray(org) ? org[0] : (org ?? undefined),
      card.getAllProperties('categories').flatMap((property) => property.getValues()),
      card.getAllProperties('note').map((property) => property.getFirstValue()),
    ]
  })
}
