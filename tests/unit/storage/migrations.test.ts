import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { closeDatabase, database } from '@/storage/database'
import { fromBase64 } from '@/utils/base64'
import { readCursors } from '@/storage/sync/apply'
import { nextMutations } from '@/storage/sync/outbox'
import { writeTeamSession } from '@/storage/sync/team-session'
import { MIGRATIONS } from '@/storage/migrations/all'
import { messageSchema, activitySchema } from '@/storage/schema/message'
import { replyEventSchema, replyUseSchema } from '@/storage/schema/reply-use'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, setTime, useFreshBackground } from '../helpers/background'
import { takeBackup, untilDone } from '../helpers/backups'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { PROFILES, PROFILES_AT, storeProfile, VERSIONS } from '../helpers/profiles'
import v1 from '../../fixtures/migrations/v1.json'
import v2 from '../../fixtures/migrations/v2.json'
import v3 from '../../fixtures/migrations/v3.json'
import v4 from '../../fixtures/migrations/v4.json'

useFreshBackground()

const NEWEST = VERSIONS.at(-1)!

describe('every released version', () => {
  test('has a stored profile, and the newest is what a new profile gets', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(VERSIONS)
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1))
  })

  test.each(VERSIONS)('opens a profile of version %i, each row valid', async (version) => {
    setTime(PROFILES_AT)
    const before = PROFILES[version]!
    await storeProfile(version, before)
    const db = await database()
    expect(db.verno).toBe(MIGRATIONS.length)
    const after = await dump()
    for (const [table, rows] of Object.entries(before)) {
      expect(rows.length).toBeGreaterThan(0)
      // What is counted may be counted anew; nothing else comes or goes.
      if (table !== 'meta') expect(after[table]?.length).toBe(rows.length)
    }
    for (const row of await db.messages.toArray()) expect(messageSchema.parse(row)).toEqual(row)
    for (const row of await db.activity.toArray()) expect(activitySchema.parse(row)).toEqual(row)
    for (const row of await db.replyUses.toArray()) expect(replyUseSchema.parse(row)).toEqual(row)
    for (const { anonymousAt: _, ...row } of await db.replyEvents.toArray()) {
      expect(replyEventSchema.parse(row)).toEqual(row)
    }
    await expectSoundDatabase()
  })
})

test('A stored profile works: it is listed, found, shown and undone', async () => {
  await storeProfile(1, v1)
  const list = await askUi('contacts.page', { search: 'maria', sort: 'name', limit: 10 })
  expect(list.rows.map(({ name }) => name)).toEqual(['Maria Silva'])
  const card = await askUi('card.get', { contactId: list.rows[0]!.id })
  expect(card).toMatchObject({ contact: { company: 'Loja Azul' }, tags: [{ name: 'VIP' }], pinned: [{}] })
  const removal = v1.history.find(({ reason }) => reason === 'notes.remove')
  await askUi('undo', { undoId: removal!.id })
  expect((await askUi('notes.page', { contactId: list.rows[0]!.id, limit: 10 })).rows).toHaveLength(3)
})

test('A stored profile with quick replies works: figures, versions, files, products and undo', async () => {
  await storeProfile(2, v2)
  const used = (await askUi('replies.statistics', {})).find(({ measured }) => measured > 0)
  expect(used).toMatchObject({ shortcut: 'vase', uses: 3, measured: 2, medianReplyMs: 45_000 })
  expect(await askUi('replies.versions', { id: used!.id })).toMatchObject([{ content: { shortcut: 'vas' } }])
  const { files } = await askUi('replies.get', { id: used!.id })
  expect(files).toMatchObject([{ name: 'prices.pdf', size: 24 }])
  const { base64 } = await askUi('media.chunk', { mediaId: files[0]!.id, index: 0 })
  expect(fromBase64(base64)).toHaveLength(24)
  const addition = v2.history.find(({ reason }) => reason === 'products.addMany')
  await askUi('undo', { undoId: addition!.batchId! })
  expect((await askUi('products.list', {})).map(({ name }) => name)).toEqual(['Blue vase'])
})

test('A profile of the first version takes the new rows', async () => {
  await storeProfile(1, v1)
  const [reply] = (await askUi('replies.list', {})).rows
  const copy = await askUi('replies.duplicate', { id: reply!.id, newId: newId() })
  expect(copy.shortcut).toBe(`${reply!.shortcut}-2`)
  await askUi('products.save', { id: newId(), name: 'Vase', prices: { EUR: 1_000 } })
  expect(await askUi('products.choices', { search: 'vas' })).toMatchObject([{ price: '€10.00' }])
})

test.each([
  [1, v1],
  [2, v2],
])('Follow-ups of version %i stay promised, and setting them can be undone', async (version, rows) => {
  await storeProfile(version, rows)
  const db = await database()
  for (const row of await db.followUps.toArray()) {
    expect(row).toMatchObject({ condition: 'regardless', armedAt: row.createdAt })
  }
  const making = rows.history.find(({ reason }) => reason === 'followUps.set')!
  const id = making.changes.find(({ table }) => table === 'followUps')!.id
  expect((await db.followUps.get(id))?.deletedAt).toBeUndefined()
  await askUi('undo', { undoId: making.id })
  expect((await db.followUps.get(id))?.deletedAt).toBeDefined()
  await expectSoundDatabase()
})

test('What waits in an older profile stands in the list of today', async () => {
  await storeProfile(1, v1)
  const { rows } = await askUi('today.page', { filter: 'all', limit: 10 })
  expect(rows).toMatchObject([
    {
      contact: { name: 'Maria Silva' },
      reasons: [{ kind: 'follow-up', note: 'Call' }, { kind: 'waiting' }],
    },
  ])
})

test('A stored profile with conditions works: what a reply cancelled comes back, a series goes on', async () => {
  await storeProfile(3, v3)
  setTime(1_789_900_300_000)
  const [cancelled] = await askUi('followUps.cancelled', {})
  expect(cancelled).toMatchObject({ note: 'No reply', contact: { name: 'Maria Silva' } })
  await askUi('followUps.reopen', { id: cancelled!.id })
  const { followUps } = await askUi('card.get', { contactId: cancelled!.contactId })
  expect(followUps.map(({ note }) => note)).toEqual(['Call', 'Call', 'No reply', 'In touch', 'Weekly'])
  const weekly = followUps.at(-1)!
  const { nextAt } = await askUi('followUps.done', { id: weekly.id })
  expect(nextAt).toBe(weekly.dueAt + 7 * 24 * 3_600_000)
})

test('What was recorded of messages in an older profile is worked out, and puts contacts in the order of heat', async () => {
  setTime(1_789_900_300_000)
  await storeProfile(3, v3)
  const db = await database()
  const [evidence] = await db.evidence.toArray()
  expect(evidence).toMatchObject({ id: v3.activity[0]!.id })
  const score = await db.scores.get(evidence!.id)
  expect(score).toMatchObject({ grade: { grade: 'C', by: 'enquiry' }, history: [{}] })
  const { rows } = await askUi('contacts.page', { search: '', sort: 'heat', limit: 10 })
  expect(rows[0]).toMatchObject({ id: evidence!.id, heat: score!.heat.heat })
  expect(rows).toHaveLength(await db.contacts.filter(({ deletedAt }) => deletedAt === undefined).count())
})

test('A stored profile with scores, rules, deals and a merge works: rules go on, and a merge is taken back', async () => {
  setTime(1_789_900_400_000)
  await storeProfile(4, v4)
  const [rule] = await askUi('tagRules.list', {}).then((rules) => rules.filter(({ name }) => name === 'VIP'))
  expect(rule).toMatchObject({ count: 1 })
  const [hottest] = (await askUi('contacts.page', { search: '', sort: 'heat', limit: 10 })).rows
  expect(hottest).toMatchObject({ name: 'Lena Weber', heat: 90, grade: 'B' })
  const more = await askUi('card.more', { contactId: hottest!.id })
  expect(more).toMatchObject({
    orderCount: 3,
    deals: [{ title: 'Boxes' }],
    score: { grade: { by: 'orders' } },
  })
  const merge = v4.history.find(({ reason }) => reason === 'contacts.merge')
  await askUi('undo', { undoId: merge!.id })
  const found = await askUi('contacts.page', { search: 'lena', sort: 'name', limit: 10 })
  expect(found.rows).toHaveLength(2)
  await expectSoundDatabase()
})

test('A stored profile with texts, an import and backups works: the next one is incremental, the import is taken back', async () => {
  setTime(PROFILES_AT)
  await storeProfile(NEWEST)
  const { last, changed } = await askUi('backup.state', {})
  expect(last).toMatchObject({ kind: 'incremental', schema: NEWEST })
  expect(changed).toBeGreaterThan(0)
  const { plan, rows } = await takeBackup('incremental')
  expect(plan).toMatchObject({ kind: 'incremental', baseId: last!.id })
  expect(rows.filter(({ table }) => table === 'notes')).toMatchObject([{ row: { text: 'After the backup' } }])
  const found = await askUi('texts.search', { search: 'morning', limit: 10 })
  expect(found.rows).toMatchObject([{ text: 'Good morning' }])
  const [job] = await askWorkspace('imports.list', {})
  await untilDone(() => askWorkspace('imports.undo', { id: job!.id }))
  expect((await askUi('contacts.page', { search: 'maria', sort: 'name', limit: 10 })).rows).toHaveLength(1)
  await expectSoundDatabase()
})

test('A profile of an older version begins its backups anew: rows may have been rewritten', async () => {
  setTime(PROFILES_AT)
  await storeProfile(NEWEST - 1)
  expect((await takeBackup('incremental')).plan).toMatchObject({ kind: 'full' })
})

test('A stored profile in a team works: what waits is sent, and what collided or was refused is listed', async () => {
  setTime(PROFILES_AT)
  await storeProfile(6)
  const { waiting, refused, conflicts } = await stateOfTeam()
  expect([waiting.length > 0, refused.length > 0, conflicts.length > 0]).toEqual([true, true, true])
  expect(waiting[0]).toMatchObject({ tbl: 'contacts', n: 61, ops: { role: { v: 'Between' } } })
  expect(waiting.at(-1)).toMatchObject({ tbl: 'notes', ops: { text: { v: 'After the backup' } } })
  expect(refused[0]).toMatchObject({ reason: 'denied', values: { role: 'Buyer' }, title: 'Walk-in' })
  expect(conflicts[0]).toMatchObject({ mine: 'Ours', theirs: 'Theirs', title: 'Pedro' })
  await writeTeamSession(SESSION)
  await askUi('team.resolve', { id: conflicts[0]!.id, keep: 'mine' })
  expect((await stateOfTeam()).waiting.at(-1)).toMatchObject({ ops: { company: { v: 'Ours' } } })
  const { cursors } = await readCursors()
  expect(Object.values(cursors).every((cursor) => cursor > 0)).toBe(true)
  await expectSoundDatabase()
})

/** Kept beside the database. */
const SESSION = {
  url: 'http://localhost:1',
  token: 'token',
  deviceId: 'device-1',
  deviceName: 'Browser',
  user: { id: 'user-me', name: 'Me' },
  ws: { id: 'ws-1', name: 'Team' },
  role: 'rep' as const,
  key: 'key',
  joinedAt: 0,
}

async function stateOfTeam() {
  const [refusals, conflicts] = [
    await askUi('team.refusals', { limit: 10 }),
    await askUi('team.conflicts', { limit: 10 }),
  ]
  return { waiting: await nextMutations(100), refused: refusals.rows, conflicts: conflicts.rows }
}

test('A database of a newer version than ours is refused, not changed', async () => {
  closeDatabase()
  await Dexie.delete('chatside')
  const newer = new Dexie('chatside')
  newer.version(99).stores({ contacts: 'id', other: 'id' })
  await newer.open()
  await newer.table('other').put({ id: 'kept' })
  newer.close()
  await expect(database()).rejects.toMatchObject({ code: 'storage-refused', detail: 'newer' })
  const again = new Dexie('chatside')
  await again.open()
  expect(await again.table('other').toArray()).toEqual([{ id: 'kept' }])
  again.close()
})
