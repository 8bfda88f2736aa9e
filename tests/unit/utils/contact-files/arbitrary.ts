import fc from 'fast-check'
import type { ExportedPerson } from '@/utils/contact-files/exported'

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
const AWKWARD = [
  '=1+1',
  '+34 612',
  '-',
  '@x',
  "'=a",
  'a;b',
  'a,b',
  'a"b',
  String.raw`a\b`,
  '*',
  ' ::: ',
  '---',
  'item1.',
  ':',
  '=',
  'é',
  '日本',
]
/** A line as it is kept: no blanks in rows or around it. */
export const lineText = fc
  .oneof(
    words,
    fc.constantFrom(...AWKWARD),
    fc.tuple(words, fc.constantFrom(...AWKWARD)).map((parts) => parts.join(' ')),
  )
  .map((text) =>
    text
      .replace(/\p{Cc}|\p{Surrogate}/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
  .filter((text) => text !== '')
const noteText = fc
  .array(lineText, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join('\n'))
  .filter((text) => text.trim() === text)
const label = lineText.filter((text) => text !== '__proto__')
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const at = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1_000)
const id = fc.uuid()

const contact = fc.record({
  id,
  kind: fc.constant('person'),
  name: lineText,
  firstName: optional(lineText),
  phone: optional(fc.constantFrom('+34612345678', '+5511987654321', '+819012345678')),
  company: optional(lineText),
  email: optional(fc.constantFrom('ana@example.org', 'b.o+x@mail.example')),
  role: optional(lineText),
  language: optional(fc.constantFrom('pt-BR', 'ja')),
  timeZone: optional(fc.constantFrom('Europe/Madrid', 'Asia/Tokyo')),
  source: optional(lineText),
  channel: optional(fc.constantFrom('whatsapp' as const, 'email' as const)),
  owner: optional(lineText),
  grade: optional(fc.constantFrom('A' as const, 'C' as const)),
  custom: fc
    .uniqueArray(fc.tuple(label, lineText), { maxLength: 4, selector: ([name]) => name.toLowerCase() })
    .map((entries) => Object.fromEntries(entries) as Record<string, string>),
  createdAt: at,
  updatedAt: at,
})

/** People as an export hands them out. */
export const person: fc.Arbitrary<ExportedPerson> = fc.record({
  contact,
  tags: fc.uniqueArray(lineText, { maxLength: 4, selector: (tag) => tag.toLowerCase() }),
  phones: fc.constant([]),
  notes: fc.array(fc.record({ text: noteText, createdAt: at, pinnedAt: optional(at) }), { maxLength: 3 }),
  followUps: fc.array(
    fc.record({
      dueAt: at,
      timeZone: fc.constant('Europe/Madrid'),
      note: optional(lineText),
      condition: fc.constant('no-reply'),
      rule: optional(fc.constant('FREQ=DAILY')),
      state: fc.constantFrom('due', 'done'),
    }),
    { maxLength: 2 },
  ),
  deals: fc.array(
    fc.record({
      id,
      title: lineText,
      amountMinor: optional(fc.nat()),
      currency: fc.constant('EUR'),
      stageId: id,
    }),
    { maxLength: 2 },
  ),
  orders: fc.array(fc.record({ id, at, amountMinor: fc.nat(), currency: fc.constant('JPY') }), {
    maxLength: 2,
  }),
  lastAt: optional(at),
})
