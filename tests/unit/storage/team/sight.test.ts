import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import type { ChatSighting } from '@/storage/schema/chat'
import { settingsSchema } from '@/storage/schema/settings'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../../helpers/background'
import { dump, expectSoundDatabase } from '../../helpers/rows'
import { messageOf, sightingOf } from '../../helpers/sightings'
import { ANA, joinOffice, pullAll, pushAll, sync, waiting } from './support/member'

useFreshBackground()

const STAGE = settingsSchema.parse({}).stages[0]!.id
const OWN_WORDS = /Maria|1001001|chairs/

/** A card with something in every table. */
async function fullCard(name: string, lid: string): Promise<{ contactId: string; chat: ChatSighting }> {
  const chat = sightingOf({ name, lid, key: `lid:${lid}` })
  const contactId = newId()
  const target = { chat }
  await askUi('notes.add', { target, id: newId(), contactId, text: `About ${name}` })
  await askUi('followUps.set', { target, id: newId(), contactId, dueAt: T0 + 1, timeZone: 'UTC', note: name })
  const patch = { company: `${name} Ltd`, phone: `+55119${lid}00`, custom: { Size: `${name}’s` } }
  await askUi('contacts.save', { target, id: newId(), patch })
  const deal = { id: newId(), title: `${name} chairs`, currency: 'EUR', stageId: STAGE }
  await askUi('deals.save', { target, contactId, deal })
  const order = { id: newId(), at: T0, amountMinor: 1, currency: 'EUR', note: name }
  await askUi('orders.save', { target, contactId, order })
  await askPage('page.chatSeen', { chat, messages: [messageOf(`${lid}-1`, { at: T0 })] })
  return { contactId, chat }
}

async function textOf(...without: string[]): Promise<string> {
  const tables = Object.entries(await dump()).filter(([table]) => !without.includes(table))
  return JSON.stringify(Object.fromEntries(tables))
}

describe('a contact that goes out of sight', () => {
  test('leaves no byte of itself here, but for what was never sent; that stays in the outbox', async () => {
    const office = await joinOffice()
    const { contactId } = await fullCard('Maria Silva', '1001001')
    await fullCard('Pedro Costa', '2002002')
    await sync(office)
    const patch = { company: 'Not sent yet' }
    await askUi('contacts.save', { target: { contactId }, id: contactId, patch })
    expect(await textOf()).toMatch(OWN_WORDS)
    office.write(ANA, 'contacts', contactId, { ownerId: ANA })
    await pullAll(office)
    const left = await textOf('outbox')
    expect(left).not.toMatch(/Maria|1001001-|Not sent yet/)
    expect(left).not.toContain(contactId)
    expect(left).toContain('Pedro Costa')
    expect(await waiting()).toMatchObject([{ id: contactId, values: { company: 'Not sent yet' } }])
    await expectSoundDatabase()
    // It is shown as refused, with the words.
    await pushAll(office)
    const { rows } = await askUi('team.refusals', { limit: 10 })
    expect(rows).toMatchObject([{ reason: 'denied', values: { company: 'Not sent yet' } }])
    await expectSoundDatabase()
  })

  test('comes again with all that belongs to it', async () => {
    const office = await joinOffice()
    const { contactId } = await fullCard('Maria Silva', '1001001')
    await sync(office)
    office.write(ANA, 'contacts', contactId, { ownerId: ANA })
    await pullAll(office)
    office.write(ANA, 'contacts', contactId, { ownerId: null })
    await pullAll(office)
    const card = await askUi('card.get', { contactId })
    expect(card).toMatchObject({
      contact: { company: 'Maria Silva Ltd' },
      notes: [{ text: 'About Maria Silva' }],
      followUps: [{ note: 'Maria Silva' }],
    })
    await expectSoundDatabase()
  })
})

describe('a person whom the team is to forget', () => {
  test('is forgotten here, by the server, and in all that waits or was sent', async () => {
    const office = await joinOffice()
    const { contactId } = await fullCard('Maria Silva', '1001001')
    await sync(office)
    const patch = { role: 'Maria’s role' }
    await askUi('contacts.save', { target: { contactId }, id: contactId, patch })
    await askUi('notes.add', { target: { contactId }, id: newId(), contactId, text: 'More of Maria' })
    await askWorkspace('contacts.erase', { contactId })
    expect(await textOf()).not.toMatch(OWN_WORDS)
    await expectSoundDatabase()
    await sync(office)
    expect(JSON.stringify([...office.rows.values()])).not.toMatch(OWN_WORDS)
    expect(office.row('contacts', contactId).data).toMatchObject({ erasedAt: T0, name: null })
    expect(await textOf()).not.toMatch(OWN_WORDS)
    expect((await askUi('team.refusals', { limit: 10 })).rows).toEqual([])
    await expectSoundDatabase()
  })

  test('by somebody else is forgotten here too, with what waits to be sent', async () => {
    const office = await joinOffice()
    const { contactId } = await fullCard('Maria Silva', '1001001')
    await sync(office)
    const patch = { role: 'Maria’s role' }
    await askUi('contacts.save', { target: { contactId }, id: contactId, patch })
    const { data } = office.row('contacts', contactId)
    const nothing = Object.fromEntries(Object.keys(data).map((field) => [field, null]))
    office.write(ANA, 'contacts', contactId, { ...nothing, ownerId: data['ownerId']!, erasedAt: T0 })
    await pullAll(office)
    expect(await textOf()).not.toMatch(OWN_WORDS)
    await pushAll(office)
    expect(JSON.stringify(office.row('contacts', contactId))).not.toMatch(/Maria/)
    await pullAll(office)
    expect(await (await database()).contacts.count()).toBe(0)
    await expectSoundDatabase()
  })

  test('since the chat became private is forgotten by all once it cannot be undone any more', async () => {
    const office = await joinOffice()
    const { contactId, chat } = await fullCard('Maria Silva', '1001001')
    await sync(office)
    await askUi('card.setPrivate', { chat, isPrivate: true })
    await sync(office)
    expect(office.row('contacts', contactId).data).toMatchObject({ deletedAt: T0, name: 'Maria Silva' })
    passTime(11 * 60_000)
    await eraseOverdue()
    await sync(office)
    expect(office.row('contacts', contactId).data).toMatchObject({ name: null, erasedAt: T0 + 660_000 })
    expect(JSON.stringify([...office.rows.values()])).not.toMatch(OWN_WORDS)
    expect(await textOf()).not.toMatch(OWN_WORDS)
  })

  test('before the server heard of them is never told it', async () => {
    const office = await joinOffice()
    const { contactId } = await fullCard('Maria Silva', '1001001')
    await askWorkspace('contacts.erase', { contactId })
    expect(await textOf()).not.toMatch(OWN_WORDS)
    await sync(office)
    expect(JSON.stringify([...office.rows.values()])).not.toMatch(OWN_WORDS)
    expect(await (await database()).contacts.count()).toBe(0)
    await expectSoundDatabase()
  })
})

describe('contacts that somebody else merged', () => {
  test('have their messages with the one that stays, and have them back when it is undone', async () => {
    const office = await joinOffice()
    const one = await fullCard('Maria Silva', '1001001')
    const two = await fullCard('Maria S.', '2002002')
    await sync(office)
    const aliasIds = [...office.rows.values()].filter(
      ({ tbl, parent }) => tbl === 'aliases' && parent === two.contactId,
    )
    const gone = { mergedInto: one.contactId, deletedAt: T0 }
    office.write(ANA, 'contacts', two.contactId, gone)
    for (const { id } of aliasIds) office.write(ANA, 'aliases', id, { contactId: one.contactId })
    await pullAll(office)
    const db = await database()
    const owners = async () => (await db.messages.toArray()).map(({ contactId }) => contactId)
    expect(await owners()).toEqual([one.contactId, one.contactId])
    await expectSoundDatabase()
    for (const { id } of aliasIds) office.write(ANA, 'aliases', id, { contactId: two.contactId })
    office.write(ANA, 'contacts', two.contactId, { mergedInto: null, deletedAt: null })
    await pullAll(office)
    expect((await owners()).toSorted()).toEqual([one.contactId, two.contactId].toSorted())
    await expectSoundDatabase()
  })
})
