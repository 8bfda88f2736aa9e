import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { labelField } from '@/storage/sync/fields'
import { parkUnsendable, nextMutations, settlePush } from '@/storage/sync/outbox'
import type { Json } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { claimDue, claimedNotices, settleNotice } from '@/storage/repositories/due-follow-ups'
import { askUi, askWorkspace, passTime, T0, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { sightingOf } from '../../helpers/sightings'
import { ANA, joinOffice, ME, pullAll, push, pushAll, sync, waiting } from './support/member'
import type { Office } from './support/office'

useFreshBackground()

const TIMES = { createdAt: T0, updatedAt: T0 }

async function shared(office: Office, more: Record<string, Json> = {}): Promise<string> {
  const id = newId()
  office.write(ANA, 'contacts', id, { kind: 'person', name: 'Maria', ownerId: null, ...TIMES, ...more })
  await pullAll(office)
  return id
}

async function save(id: string, patch: Record<string, unknown>): Promise<void> {
  await askUi('contacts.save', { target: { contactId: id }, id, patch })
}

describe('a conflict', () => {
  test('is shown with both values, field by field, and theirs stands', async () => {
    const office = await joinOffice()
    const id = await shared(office)
    await save(id, { company: 'Mine', role: 'Buyer', custom: { Size: 'M' } })
    passTime(1_000)
    office.write(ANA, 'contacts', id, { company: 'Theirs', [labelField('custom', 'Size')]: ['Size', 'L'] })
    await pushAll(office)
    const { rows } = await askUi('team.conflicts', { limit: 10 })
    expect(rows.toSorted((one, other) => (one.field < other.field ? -1 : 1))).toMatchObject([
      {
        table: 'contacts',
        rowId: id,
        contactId: id,
        field: 'company',
        mine: 'Mine',
        theirs: 'Theirs',
        title: 'Maria',
      },
      { field: 'custom.Size', mine: 'M', theirs: 'L', contactName: 'Maria' },
    ])
    expect(await (await database()).contacts.get(id)).toMatchObject({ company: 'Theirs', role: 'Buyer' })
    await expectSoundDatabase()
  })

  test('that is settled as mine writes it again, so that it stands with everybody, and can be taken back', async () => {
    const office = await joinOffice()
    const id = await shared(office)
    await save(id, { company: 'Mine' })
    passTime(1_000)
    office.write(ANA, 'contacts', id, { company: 'Theirs' })
    await pushAll(office)
    const [conflict] = (await askUi('team.conflicts', { limit: 10 })).rows
    const { undoId } = await askUi('team.resolve', { id: conflict!.id, keep: 'mine' })
    await sync(office)
    expect(office.row('contacts', id).data['company']).toBe('Mine')
    expect((await askUi('team.conflicts', { limit: 10 })).rows).toEqual([])
    await askUi('undo', { undoId: undoId! })
    await sync(office)
    expect(office.row('contacts', id).data['company']).toBe('Theirs')
    expect(await askUi('team.resolve', { id: conflict!.id, keep: 'mine' })).toEqual({})
  })

  test('that is settled as theirs writes nothing', async () => {
    const office = await joinOffice()
    const id = await shared(office)
    await save(id, { company: 'Mine' })
    passTime(1_000)
    office.write(ANA, 'contacts', id, { company: 'Theirs' })
    await pushAll(office)
    const [conflict] = (await askUi('team.conflicts', { limit: 10 })).rows
    await askUi('team.resolve', { id: conflict!.id, keep: 'theirs' })
    expect(await waiting()).toEqual([])
    expect((await askUi('team.conflicts', { limit: 10 })).rows).toEqual([])
  })

  test('of a deal’s stage, settled as mine, puts it into that stage as a person does', async () => {
    const office = await joinOffice()
    const contactId = await shared(office)
    const { stages } = await askUi('settings.get', {})
    const [first, second, third] = stages.map(({ id }) => id)
    const deal = { id: newId(), title: 'Chairs', currency: 'EUR', amountMinor: 900, stageId: first! }
    await askUi('deals.save', { target: { contactId }, contactId, deal })
    await sync(office)
    await askUi('deals.move', { id: deal.id, stageId: second! })
    passTime(1_000)
    office.write(ANA, 'deals', deal.id, { stageId: third! })
    await pushAll(office)
    const [conflict] = (await askUi('team.conflicts', { limit: 10 })).rows
    expect(conflict).toMatchObject({
      field: 'stageId',
      mine: second,
      theirs: third,
      title: 'Chairs',
      currency: 'EUR',
    })
    await askUi('team.resolve', { id: conflict!.id, keep: 'mine' })
    await sync(office)
    expect(office.row('deals', deal.id).data).toMatchObject({ stageId: second, stageAt: T0 + 1_000 })
    await expectSoundDatabase()
  })

  test('is none where the later edit of the same person stands, nor of what nobody decides', async () => {
    const office = await joinOffice()
    const id = await shared(office)
    await save(id, { company: 'Mine' })
    passTime(1_000)
    office.write(ANA, 'contacts', id, { company: 'Theirs', updatedAt: T0 + 900 })
    passTime(1_000)
    await save(id, { company: 'Mine again' })
    await push(office, { limit: 1 })
    await pushAll(office)
    expect((await askUi('team.conflicts', { limit: 10 })).rows).toEqual([])
  })

  test('is told although the answer was lost the first time, and told once', async () => {
    const office = await joinOffice()
    const id = await shared(office)
    await save(id, { company: 'Mine' })
    passTime(1_000)
    office.write(ANA, 'contacts', id, { company: 'Theirs' })
    const lost = (await push(office, { isLost: true }))!
    const { sent, answer } = (await push(office))!
    expect(answer.res).toMatchObject([{ dup: true, lost: ['company'] }])
    await settlePush(lost.sent, lost.answer)
    await settlePush(sent, answer)
    expect((await askUi('team.conflicts', { limit: 10 })).rows).toHaveLength(1)
    expect(await (await database()).outbox.count()).toBe(0)
  })
})

describe('an edit that is refused', () => {
  test('is shown with its values and why, and what the server says stands again', async () => {
    const office = await joinOffice()
    const id = await shared(office)
    office.hire(ME, 'viewer')
    await save(id, { company: 'Mine', custom: { Size: 'M' } })
    office.write(ANA, 'contacts', id, { company: 'Theirs' })
    await pullAll(office)
    await sync(office)
    const { rows } = await askUi('team.refusals', { limit: 10 })
    expect(rows).toMatchObject([
      { table: 'contacts', rowId: id, contactId: id, reason: 'denied', code: 'RIGHTS', title: 'Maria' },
    ])
    expect(rows[0]!.values).toEqual({ company: 'Mine', 'custom.Size': 'M' })
    const db = await database()
    expect(await db.contacts.get(id)).toMatchObject({ company: 'Theirs', custom: {} })
    expect((await db.syncRows.get(`contacts|${id}`))!.data).toBeUndefined()
    const { json } = await askWorkspace('team.exportRefusals', {})
    expect(JSON.parse(json)).toMatchObject({
      refusedEdits: [{ values: { company: 'Mine' }, title: 'Maria' }],
    })
    await askUi('team.dismissRefusal', { id: rows[0]!.id })
    expect((await askUi('team.refusals', { limit: 10 })).rows).toEqual([])
    await expectSoundDatabase()
  })

  test('leaves what waits behind it, which is sent, and one that comes later stands over it', async () => {
    const office = await joinOffice('rep')
    const id = await shared(office)
    office.hire(ME, 'viewer')
    await save(id, { company: 'Refused' })
    await push(office, { limit: 1 })
    expect(await (await database()).contacts.get(id)).not.toHaveProperty('company')
    office.hire(ME, 'rep')
    await save(id, { company: 'Taken' })
    await sync(office)
    expect(office.row('contacts', id).data['company']).toBe('Taken')
    expect(await (await database()).contacts.get(id)).toMatchObject({ company: 'Taken' })
  })

  test('takes back a note that nobody else has; its words stay in the list', async () => {
    const office = await joinOffice()
    const contactId = await shared(office)
    office.hire(ME, 'viewer')
    const id = newId()
    await askUi('notes.add', { target: { contactId }, id, contactId, text: 'Blue chairs' })
    await sync(office)
    expect(await (await database()).notes.count()).toBe(0)
    const { rows } = await askUi('team.refusals', { limit: 10 })
    expect(rows).toMatchObject([{ table: 'notes', values: { text: 'Blue chairs' }, contactName: 'Maria' }])
    await expectSoundDatabase()
  })

  test('of a name that a colleague’s contact bears leaves the chat its card, here alone and without a word', async () => {
    const office = await joinOffice('rep', 'rep')
    const [chat, theirs, mine] = [sightingOf({ lid: '7', key: 'lid:7' }), newId(), newId()]
    await askUi('card.create', { chat, id: mine })
    const alias = (await waiting()).find(({ tbl }) => tbl === 'aliases')!
    office.write(ANA, 'contacts', theirs, { kind: 'person', name: 'Maria', ownerId: ANA, ...TIMES })
    office.write(ANA, 'aliases', alias.id, { ...(alias.values as Record<string, Json>), contactId: theirs })
    await sync(office)
    expect(await askUi('card.forChat', { chat })).toMatchObject({ status: 'known', contact: { id: mine } })
    expect((await askUi('team.refusals', { limit: 10 })).rows).toEqual([])
    expect(await (await database()).outbox.count()).toBe(0)
    await expectSoundDatabase()
  })

  test('because it only says that a follow-up has fired lets it rest, so that it rings no second time', async () => {
    const office = await joinOffice('viewer')
    const [contactId, id] = [await shared(office), newId()]
    const round = { condition: 'regardless', armedAt: T0, timeZone: 'UTC', state: 'due', dueAt: T0 + 5 }
    office.write(ANA, 'followUps', id, { contactId, ...round, ...TIMES })
    await pullAll(office)
    passTime(10)
    await claimDue(T0 + 10, { wasAway: false })
    const [notice] = await claimedNotices()
    await settleNotice(notice!.id, T0 + 10)
    await sync(office)
    const db = await database()
    expect(await db.followUps.get(id)).toMatchObject({ state: 'fired' })
    expect((await askUi('team.refusals', { limit: 10 })).rows).toEqual([])
    await claimDue(T0 + 20, { wasAway: false })
    expect(await claimedNotices()).toEqual([])
  })

  test('that the server cannot even read is put aside, and those behind it go on without a gap', async () => {
    const office = await joinOffice()
    const id = await shared(office)
    await save(id, { company: 'Too much' })
    await save(id, { role: 'Buyer' })
    const [first, second] = await nextMutations(10)
    await parkUnsendable(second!, 'TOO_LARGE')
    expect(await nextMutations(10)).toEqual([first])
    await save(id, { role: 'Seller' })
    expect((await nextMutations(10)).map(({ n }) => n)).toEqual([1, 2])
    await sync(office)
    expect(office.row('contacts', id).data).toMatchObject({ company: 'Too much', role: 'Seller' })
    const { rows } = await askUi('team.refusals', { limit: 10 })
    expect(rows).toMatchObject([{ reason: 'invalid', code: 'TOO_LARGE', values: { role: 'Buyer' } }])
  })
})

test('Lists of a team go on where a page ends', async () => {
  const office = await joinOffice()
  const id = await shared(office)
  office.hire(ME, 'viewer')
  for (let count = 0; count < 5; count++) {
    await save(id, { company: `Company ${count}` })
    if (count % 2 === 0) passTime(1_000)
  }
  await pushAll(office)
  const seen: unknown[] = []
  for (let cursor: string | undefined, isOver = false; !isOver;) {
    const page = await askUi('team.refusals', { limit: 2, ...(cursor !== undefined && { cursor }) })
    seen.push(...page.rows.map(({ values }) => values['company']))
    cursor = page.next
    isOver = cursor === undefined
  }
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
  expect(seen[0]).toBe('Company 4')
})
