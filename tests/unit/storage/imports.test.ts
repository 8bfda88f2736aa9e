import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import { dropForgotten } from '@/storage/repositories/clean-up'
import { readSettings } from '@/storage/settings'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { importRows, rowOf } from '../helpers/imports'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

async function known(patch: Record<string, unknown>): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name: 'Maria', ...patch } })
  return id
}

async function contactsByName(): Promise<Record<string, Record<string, unknown>>> {
  const rows = await (await database()).contacts.toArray()
  return Object.fromEntries(rows.map((row) => [row.name, row as Record<string, unknown>]))
}

describe('a row of a file', () => {
  test('becomes a contact with its fields, tags and notes, whose chat is found by its number', async () => {
    const row = rowOf(
      2,
      { name: 'Ana', phone: '+4915112345678', source: 'Instagram', custom: { Size: 'L' } },
      {
        tags: ['VIP', ' ＶＩＰ '],
        notes: [{ text: 'Met in Rome', createdAt: T0 - DAY_MS }],
        createdAt: T0 - 9 * DAY_MS,
      },
    )
    expect((await importRows('skip', [row])).outcomes).toEqual(['added'])
    const card = await askUi('card.forChat', {
      chat: sightingOf({ phone: '+4915112345678', name: 'Somebody', lid: '99' }),
    })
    expect(card).toMatchObject({
      status: 'known',
      contact: { name: 'Ana', source: 'Instagram', custom: { Size: 'L' }, createdAt: T0 - 9 * DAY_MS },
      tags: [{ name: 'VIP' }],
      notes: [{ text: 'Met in Rome', createdAt: T0 - DAY_MS }],
    })
    await expectSoundDatabase()
  })

  test('brings follow-ups, deals and orders, and a deal keeps its order', async () => {
    const [dealId, stageId] = [newId(), (await readSettings()).stages[0]!.id]
    const row = rowOf(
      1,
      {},
      {
        followUps: [{ dueAt: T0 + DAY_MS, timeZone: 'UTC', note: 'Call', rule: 'no rule' }],
        deals: [{ id: dealId, title: 'Chairs', amountMinor: 500, currency: 'EUR', stageId }],
        orders: [
          { id: newId(), at: T0 - DAY_MS, amountMinor: 300, currency: 'EUR', dealId, productId: newId() },
        ],
      },
    )
    await importRows('skip', [row])
    const { rows } = await askWorkspace('exports.page', { limit: 10 })
    expect(rows).toMatchObject([
      {
        followUps: [{ note: 'Call', state: 'due' }],
        deals: [{ title: 'Chairs' }],
        orders: [{ amountMinor: 300 }],
      },
    ])
    expect(rows[0]!.orders[0]!.dealId).toBe(rows[0]!.deals[0]!.id)
    expect(rows[0]!.orders[0]!.productId).toBeUndefined()
    await expectSoundDatabase()
  })
})

describe('a known contact', () => {
  test.each([
    ['its number', { phone: '+4915112345678', email: 'other@x.example' }],
    ['its address in another case', { email: 'MARIA@shop.example' }],
    ['its bare name', { name: ' maria' }],
  ])('is met by %s and stays as it is in mode skip', async (_, told) => {
    await known({ phone: '+4915112345678', email: 'maria@shop.example', company: 'Shop' })
    const before = await dump()
    expect((await importRows('skip', [rowOf(1, { company: 'New', ...told })])).outcomes).toEqual(['skipped'])
    expect((await dump())['contacts']).toEqual(before['contacts'])
  })

  test('is met by a number that only WhatsApp told', async () => {
    const chat = sightingOf({ phone: '+393331234567' })
    await askUi('card.create', { chat, id: newId() })
    const { outcomes } = await importRows('skip', [rowOf(1, { phone: '+393331234567' })])
    expect(outcomes).toEqual(['skipped'])
  })

  test('is not met by its name when the row has a number or an address', async () => {
    await known({ phone: '+4915112345678' })
    const rows = [
      rowOf(1, { name: 'Maria', phone: '+4915100000001' }),
      rowOf(2, { name: 'Maria', email: 'a@b.example' }),
    ]
    expect((await importRows('skip', rows)).outcomes).toEqual(['added', 'added'])
  })

  test('is not taken for somebody of another number and name who shares an address', async () => {
    await known({ phone: '+4915112345678', email: 'info@shop.example' })
    const row = rowOf(1, { name: 'Bruno', phone: '+4915100000001', email: 'info@shop.example' })
    expect((await importRows('update', [row])).outcomes).toEqual(['added'])
  })

  test('is written over in mode update: what the file says, nothing cleared, tags and notes added', async () => {
    const contactId = await known({
      phone: '+4915112345678',
      company: 'Old',
      role: 'Buyer',
      source: 'Referral',
    })
    await askUi('notes.add', { target: { contactId }, id: newId(), contactId, text: 'Likes blue' })
    const row = rowOf(
      1,
      { name: 'Maria', phone: '+4915112345678', company: 'New', source: 'CSV', custom: { Size: 'L' } },
      { tags: ['VIP'], notes: [{ text: 'Likes blue' }, { text: 'Pays late' }] },
    )
    expect((await importRows('update', [row])).outcomes).toEqual(['updated'])
    const [exported] = (await askWorkspace('exports.page', { limit: 10 })).rows
    expect(exported).toMatchObject({
      contact: { company: 'New', role: 'Buyer', source: 'Referral', custom: { Size: 'L' } },
      tags: ['VIP'],
    })
    expect(exported!.notes.map(({ text }) => text)).toEqual(['Likes blue', 'Pays late'])
    expect((await importRows('update', [row])).outcomes).toEqual(['same'])
    await expectSoundDatabase()
  })

  test('gets a twin in mode both, and keeps its number in WhatsApp', async () => {
    const contactId = await known({ phone: '+4915112345678' })
    expect((await importRows('both', [rowOf(1, { phone: '+4915112345678' })])).outcomes).toEqual(['added'])
    const chat = sightingOf({ phone: '+4915112345678', lid: '99' })
    expect(await askUi('card.forChat', { chat })).toMatchObject({
      status: 'known',
      contact: { id: contactId },
    })
    await expectSoundDatabase()
  })

  test('in the trash is not met, and does not keep its number from the one who comes', async () => {
    const contactId = await known({ phone: '+4915112345678', email: 'maria@shop.example' })
    await askUi('contacts.remove', { contactId })
    const row = rowOf(1, { name: 'Maria', phone: '+4915112345678', email: 'maria@shop.example' })
    expect((await importRows('update', [row])).outcomes).toEqual(['added'])
    const card = await askUi('card.forChat', { chat: sightingOf({ phone: '+4915112345678', lid: '99' }) })
    expect(card).toMatchObject({ status: 'known' })
    expect(card).not.toMatchObject({ contact: { id: contactId } })
    await expectSoundDatabase()
  })

  test('is named in the preview with the fields in which the file says something else', async () => {
    const contactId = await known({ phone: '+4915112345678', company: 'Old' })
    const told = { name: 'Maria', phone: '+4915112345678', company: 'New', custom: { Size: 'L' } }
    const rows = [rowOf(7, told, { tags: ['VIP'] }), rowOf(8, { name: 'Unknown' })]
    expect(await askWorkspace('imports.match', { rows })).toMatchObject([
      { line: 7, contact: { id: contactId }, by: 'phone', changes: ['company', 'custom.Size', 'tags'] },
    ])
  })
})

describe('rows of one file', () => {
  test.each([1, 500])('that meet each other follow the mode, in parts of %d', async (size) => {
    const rows = [
      rowOf(1, { name: 'Ana', phone: '+4915112345678' }),
      rowOf(2, { name: 'Ana B', phone: '+4915112345678', email: 'ana@x.example' }),
      rowOf(3, { name: 'Ana C', email: 'ana@x.example' }, { notes: [{ text: 'Hi' }] }),
    ]
    expect((await importRows('update', rows, size)).outcomes).toEqual(['added', 'updated', 'updated'])
    expect(await contactsByName()).toMatchObject({
      'Ana C': { phone: '+4915112345678', email: 'ana@x.example' },
    })
    expect(await (await database()).contacts.count()).toBe(1)
    await expectSoundDatabase()
  })
})

describe('an import', () => {
  test('never brings in a private chat by its number', async () => {
    await askUi('card.setPrivate', { chat: sightingOf({ phone: '+4915112345678' }), isPrivate: true })
    const rows = [rowOf(1, { name: 'Secret', phone: '+4915112345678' }), rowOf(2, { name: 'Open' })]
    expect((await importRows('both', rows)).outcomes).toEqual(['skipped', 'added'])
    expect(JSON.stringify(await dump())).not.toMatch(/Secret|15112345678/)
  })

  test('makes a tag once for all parts and takes the one that is there', async () => {
    await askUi('tags.save', { id: newId(), name: 'Été', color: 'red' })
    const rows = [1, 2, 3].map((line) => rowOf(line, {}, { tags: ['ete', 'Neu', 'NEU'] }))
    await importRows('skip', rows, 1)
    const tags = await askUi('tags.list', {})
    expect(tags.map(({ name, count }) => [name, count])).toEqual([
      ['Été', 3],
      ['Neu', 3],
    ])
  })

  test('defines fields of its own unless one of that label is there, and writes under that label', async () => {
    const size = { id: newId(), label: 'Size', kind: 'text' as const }
    await askUi('settings.set', { patch: { customFields: [size] } })
    const fields = [
      { id: newId(), label: 'SIZE', kind: 'text' as const },
      { id: newId(), label: 'Colour', kind: 'text' as const },
    ]
    const id = newId()
    const begun = { id, name: 'f.csv', mode: 'skip' as const, total: 1, fields }
    const job = await askWorkspace('imports.begin', begun)
    expect(job.fields).toEqual([fields[1]])
    expect(await askWorkspace('imports.begin', begun)).toEqual(job)
    expect((await readSettings()).customFields).toEqual([size, fields[1]])
    const rows = [rowOf(1, { name: 'Ana', custom: { SIZE: 'L', Colour: 'red' } })]
    await askWorkspace('imports.part', { id, part: 0, rows })
    expect((await contactsByName())['Ana']).toMatchObject({ custom: { Size: 'L', Colour: 'red' } })
  })

  test('answers a repeated part the same, whatever happened since, and writes nothing', async () => {
    const id = newId()
    const rows = [rowOf(1, { name: 'Ana' }), rowOf(2, { name: 'Ana' }), rowOf(3, { name: 'Bea' })]
    await askWorkspace('imports.begin', { id, name: 'f.csv', mode: 'update', total: 3, fields: [] })
    const first = await askWorkspace('imports.part', { id, part: 0, rows })
    expect(first.outcomes.map(({ outcome }) => outcome)).toEqual(['added', 'same', 'added'])
    const { Ana } = await contactsByName()
    await askWorkspace('contacts.erase', { contactId: String(Ana!['id']) })
    const before = await dump()
    expect(await askWorkspace('imports.part', { id, part: 0, rows })).toEqual(first)
    expect(await dump()).toEqual(before)
  })

  test('takes parts in their order only, and none after its end', async () => {
    const id = newId()
    const rows = [rowOf(1, {})]
    await expect(askWorkspace('imports.part', { id, part: 0, rows })).rejects.toMatchObject({
      code: 'not-found',
    })
    await askWorkspace('imports.begin', { id, name: 'f.csv', mode: 'skip', total: 2, fields: [] })
    await expect(askWorkspace('imports.part', { id, part: 1, rows })).rejects.toMatchObject({
      code: 'conflict',
    })
    await askWorkspace('imports.end', { id, state: 'cancelled', rejected: 4 })
    await expect(askWorkspace('imports.part', { id, part: 0, rows })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await askWorkspace('imports.list', {})).toMatchObject([{ id, state: 'cancelled', rejected: 4 }])
    passTime(31 * DAY_MS)
    expect(await askWorkspace('imports.list', {})).toEqual([])
    await dropForgotten()
    expect(await dump()).toMatchObject({ imports: [], history: [] })
  })

  test('leaves nothing of a contact that is erased', async () => {
    const rows = [
      rowOf(
        1,
        { name: 'Zenobia', phone: '+4915112345678', custom: { Size: 'L' } },
        { notes: [{ text: 'Zen' }] },
      ),
      rowOf(2, { name: 'Other' }),
    ]
    await importRows('skip', rows)
    await askWorkspace('contacts.erase', { contactId: String((await contactsByName())['Zenobia']!['id']) })
    expect(JSON.stringify(await dump())).not.toMatch(/Zen|15112345678/)
  })
})
