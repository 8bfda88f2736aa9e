import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { resolve, type Resolution } from '@/storage/repositories/identity'
import { aliasRow } from '@/storage/repositories/alias-changes'
import type { AliasKind } from '@/storage/schema/alias'
import type { ChatSighting } from '@/storage/schema/chat'
import { putRow } from '@/storage/write/put-row'
import { transact } from '@/storage/write/transact'
import { newId } from '@/utils/ids'
import { askPage, askUi, T0, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { ACCOUNT, messageOf, sightingOf } from '../../helpers/sightings'
import { addContact, cameFromTeam, linkTo } from './support'

useFreshBackground()

const COLLEAGUE = 'phone:+15559990000'
const PHONE = '+5511987654321'
const { lid: _lid, ...nameless } = sightingOf()
const byPhone: ChatSighting = { ...nameless, key: `phone:${PHONE}`, phone: PHONE }
const byLid = sightingOf({ lid: '77', key: 'lid:77', name: 'Maria at work' })

beforeEach(async () => {
  await linkTo('ben')
})

/** A contact as it arrives: with the names it has in the account of a colleague. */
async function arrives(
  name: string,
  names: [AliasKind, string][],
  { account = COLLEAGUE, isFromTeam = true } = {},
): Promise<string> {
  const { id } = await addContact(name, { ownerId: 'ben' })
  await transact(async (tx) => {
    for (const [kind, value] of names)
      await putRow(tx, 'aliases', aliasRow(account, { kind, value }, id, T0), undefined)
  })
  if (isFromTeam) await cameFromTeam(id)
  return id
}

async function whose(chat: ChatSighting): Promise<Resolution> {
  return resolve(await database(), chat)
}

describe('a customer who was taken over', () => {
  test('is recognised by the number when they write to the new account, which is learnt', async () => {
    const id = await arrives('Maria', [['phone', PHONE]])
    const chat = { ...byPhone, lid: '77' }
    expect(await askUi('card.forChat', { chat })).toMatchObject({ status: 'known', contact: { id } })
    const messages = [messageOf('A')]
    const seen = await askPage('page.chatSeen', { chat: { ...chat, messageIds: ['A'] }, messages })
    expect(seen.recorded).toBe(true)
    const own = (await (await database()).aliases.toArray()).filter(({ account }) => account === ACCOUNT)
    expect(own.map(({ kind, contactId }) => ({ kind, contactId }))).toEqual(
      expect.arrayContaining([
        { kind: 'lid', contactId: id },
        { kind: 'phone', contactId: id },
      ]),
    )
    // From now on by the names of the own account, whatever becomes of the others.
    await (await database()).syncRows.clear()
    expect(await whose(chat)).toEqual({ status: 'known', contactId: id })
    await expectSoundDatabase()
  })

  test('is recognised by the private id, and a note goes to their card', async () => {
    const id = await arrives('Maria', [['lid', '77']])
    const written = await askUi('notes.add', {
      target: { chat: byLid },
      id: newId(),
      contactId: newId(),
      text: 'Note',
    })
    expect(written.contactId).toBe(id)
    expect(await (await database()).contacts.count()).toBe(1)
  })

  test('is marked in the list of chats', async () => {
    const id = await arrives('Maria', [['phone', PHONE]])
    const tagId = newId()
    await askUi('tags.save', { id: tagId, name: 'VIP', color: 'blue' })
    await askUi('tags.set', { target: { contactId: id }, contactId: id, tagId, on: true })
    const { epoch: _1, source: _2, isAmbiguous: _3, isBusiness: _4, messageIds: _5, ...chat } = byPhone
    const marks = await askPage('page.marks', { chats: [chat] })
    expect(marks).toMatchObject({ marks: [{ key: byPhone.key, colors: ['blue'] }] })
  })

  test('is not taken for another person who has the number now', async () => {
    await arrives('Maria', [
      ['lid', '1'],
      ['phone', PHONE],
    ])
    expect(await whose({ ...byPhone, lid: '2', key: 'lid:2' })).toMatchObject({ status: 'new' })
  })

  test('is asked for when two colleagues know them, and then it is remembered', async () => {
    const first = await arrives('Maria', [['phone', PHONE]])
    const second = await arrives('Maria S', [['phone', PHONE]], { account: 'phone:+15558880000' })
    const { status, ...found } = await whose(byPhone)
    expect(status).toBe('ambiguous')
    expect((found as { candidates: string[] }).candidates.toSorted()).toEqual([first, second].toSorted())
    await askUi('card.link', { chat: byPhone, contactId: second })
    expect(await whose(byPhone)).toEqual({ status: 'known', contactId: second })
  })

  test('is not taken from the trash, and a name alone tells nothing', async () => {
    const id = await arrives('Maria Silva', [['phone', PHONE]])
    await arrives('Maria Silva', [['name', 'Maria Silva']])
    expect(await whose(byLid)).toMatchObject({ status: 'new' })
    await askUi('contacts.remove', { contactId: id })
    expect(await whose(byPhone)).toMatchObject({ status: 'new' })
  })

  test('gives way to a card of the own account', async () => {
    const { contactId } = await askUi('notes.add', {
      target: { chat: byPhone },
      id: newId(),
      contactId: newId(),
      text: 'Own',
    })
    await arrives('Maria', [['phone', PHONE]])
    expect(await whose(byPhone)).toEqual({ status: 'known', contactId })
  })
})

describe('several accounts in one browser', () => {
  const elsewhere: ChatSighting = { ...byPhone, account: 'phone:+15557770000' }

  test('are kept apart in a team too', async () => {
    const { contactId } = await askUi('notes.add', {
      target: { chat: elsewhere },
      id: newId(),
      contactId: newId(),
      text: 'Note',
    })
    await cameFromTeam(contactId!)
    expect(await whose(byPhone)).toMatchObject({ status: 'new' })
  })
})

test('Without what came from a team, names of another account change nothing, whatever they are', async () => {
  const name = fc.record({
    account: fc.constantFrom('', ACCOUNT, COLLEAGUE, 'phone:+15558880000'),
    kind: fc.constantFrom<AliasKind>('lid', 'phone'),
    value: fc.nat(2),
    contact: fc.nat(2),
  })
  const sighting = fc.record({ lid: fc.option(fc.nat(2)), phone: fc.option(fc.nat(2)) })
  const valueOf = (kind: AliasKind, value: number): string =>
    kind === 'lid' ? `10${value}` : `+551198765432${value}`
  const ids: string[] = []
  for (let at = 0; at < 3; at++) ids.push((await addContact(`Contact ${at}`)).id)
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 8 }), sighting, async (names, { lid, phone }) => {
      const rows = names.map(({ account, kind, value, contact }) =>
        aliasRow(account, { kind, value: valueOf(kind, value) }, ids[contact]!, T0),
      )
      const write = (of: typeof rows): Promise<void> =>
        transact(async (tx) => {
          for (const { id } of await tx.db.aliases.toArray()) await tx.db.aliases.delete(id)
          await tx.db.aliases.bulkPut(of)
        })
      const { lid: _, ...chat } = sightingOf()
      const seen = {
        ...chat,
        ...(lid !== null && { lid: valueOf('lid', lid) }),
        ...(phone !== null && { phone: valueOf('phone', phone) }),
      }
      await write(rows)
      const all = await whose(seen)
      await write(rows.filter(({ account }) => account === '' || account === ACCOUNT))
      expect(all).toEqual(await whose(seen))
    }),
    { numRuns: 60 },
  )
})
