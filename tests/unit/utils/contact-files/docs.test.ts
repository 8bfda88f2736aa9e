import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ExportedPerson } from '@/utils/contact-files/exported'
import {
  JSON_END,
  JSON_FORMAT,
  JSON_VERSION,
  jsonContacts,
  jsonHead,
} from '@/utils/contact-files/json/write-json'
import { OWN_COLUMNS } from '@/utils/contact-files/map/own-columns'
import { readAll } from './read'

// Columns of its tables are as wide as they need to be.
const document = readFileSync(
  fileURLToPath(new URL('../../../../docs/data-export.md', import.meta.url)),
  'utf8',
).replaceAll(/ {2,}/g, ' ')
const ID = '00000000-0000-7000-8000-000000000001'

/** Everything a contact can have. */
const FULL: ExportedPerson = {
  contact: {
    id: ID,
    kind: 'person',
    name: 'Ana Pérez',
    firstName: 'Ana',
    phone: '+34612345678',
    company: 'Sol',
    email: 'ana@example.org',
    role: 'Buyer',
    language: 'es',
    timeZone: 'Europe/Madrid',
    source: 'website',
    channel: 'whatsapp',
    owner: 'Rep',
    grade: 'A',
    heat: 80,
    quiet: { reason: 'priorities', at: 1_000 },
    custom: { Size: '38' },
    consents: { [ID]: { at: 1_000, state: 'given', scope: 'marketing', way: 'form', note: 'Fair' } },
    createdAt: 1_000,
    updatedAt: 2_000,
  },
  tags: ['VIP'],
  phones: ['+34612345678'],
  notes: [{ text: 'Hi', createdAt: 1_000, pinnedAt: 2_000 }],
  followUps: [
    {
      dueAt: 1_000,
      timeZone: 'UTC',
      note: 'Call',
      condition: 'no-reply',
      rule: 'FREQ=DAILY',
      state: 'due',
      doneAt: 2_000,
    },
  ],
  deals: [
    {
      id: ID,
      title: 'Deal',
      amountMinor: 5,
      currency: 'EUR',
      stageId: ID,
      expectedClose: '2026-01-01',
      note: 'x',
      closedAt: 3_000,
    },
  ],
  orders: [{ id: ID, at: 1_000, amountMinor: 5, currency: 'EUR', productId: ID, dealId: ID, note: 'x' }],
  lastAt: 4_000,
}
const text = jsonHead(0) + jsonContacts([FULL], true) + JSON_END

describe('docs/data-export.md', () => {
  it('names each field of a file and of a contact, and none that is not written', () => {
    const file = JSON.parse(text) as Record<string, unknown>
    expect(fieldsOf('File')).toEqual(Object.keys(file))
    expect(fieldsOf('Contact')).toEqual(pathsOf((file['contacts'] as [object])[0]))
    expect(document).toContain(`always \`${JSON_FORMAT}\``)
    expect(document).toContain(`| \`version\` | number | \`${JSON_VERSION}\` |`)
  })

  it('says truly which fields an import brings back', async () => {
    const { rows } = await readAll(text)
    const read = JSON.stringify(rows[0])
    const back = tableOf('Contact').filter(([, , isRead]) => isRead === 'yes')
    const kept = new Set(back.map(([field = '']) => field.replaceAll(/`|\[\]|\..*/g, '')))
    const { contact, line: _line, ...parts } = rows[0]!
    expect(new Set([...Object.keys(contact), ...Object.keys(parts)])).toEqual(kept)
    for (const gone of ['priorities', 'marketing', 'no-reply', '"heat"']) expect(read).not.toContain(gone)
  })

  it('names the columns of a table', () => {
    expect(document).toContain(OWN_COLUMNS.map(([header]) => `\`${header}\``).join(', '))
  })
})

function tableOf(heading: string): string[][] {
  const part = document.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? ''
  const rows = part.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function fieldsOf(heading: string): string[] {
  return tableOf(heading).map(([field = '']) => field.replaceAll('`', ''))
}

function pathsOf(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const path = `${before}${name}`
    if (Array.isArray(one) && typeof one[0] === 'object') return pathsOf(one[0] as object, `${path}[].`)
    const isPart = typeof one === 'object' && one !== null && !Array.isArray(one) && name !== 'custom'
    return isPart ? pathsOf(one, `${path}.`) : [path]
  })
}
