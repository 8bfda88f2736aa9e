import { describe, expect, test } from 'vitest'
import { isKept } from '@/storage/backup/kept'
import { fromTagged, toTagged } from '@/storage/backup/tagged-row'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { stateOf, takeBackup } from '../helpers/backups'
import { randomOf } from '../helpers/random'
import { dump } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const DAY_MS = 24 * 3_600_000

/** What a backup holds of the database as it is. */
async function kept(): Promise<Record<string, unknown[]>> {
  const entries = Object.entries(await dump())
    .filter(([table]) => isKept(table))
    .map(
      ([table, rows]) => [table, rows.filter((row) => isKept(table, (row as { key?: string }).key))] as const,
    )
  return Object.fromEntries(entries.filter(([, rows]) => rows.length > 0))
}

function nonEmpty(state: Record<string, unknown[]>): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(state).filter(([, rows]) => rows.length > 0))
}

async function addContact(name: string): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

describe('a value that JSON cannot carry', () => {
  test('is the same after a backup, at any depth', () => {
    const row = {
      id: 'x',
      bytes: new Uint8Array([0, 1, 255]),
      nothing: undefined,
      deep: [
        { least: -Infinity, most: Infinity, none: NaN, zero: -0, empty: null },
        [undefined, 1.5, 'a', true],
      ],
      custom: { $: 'their own', __proto__: 1, other: { $: ['u'] } },
    }
    Object.defineProperty(row.custom, '__proto__', { value: 'x', enumerable: true })
    const again = fromTagged(JSON.parse(JSON.stringify(toTagged(row))))
    expect(again).toStrictEqual(row)
    expect(Object.is((again as typeof row).deep[0]!['zero' as never], -0)).toBe(true)
  })
})

describe('marks', () => {
  test('are not written before a first backup was begun', async () => {
    await addContact('Maria')
    expect(await (await database()).backupMarks.count()).toBe(0)
  })

  test('name each row that was written or taken out since, in the same transaction', async () => {
    const contactId = await addContact('Maria')
    const noteId = newId()
    await takeBackup('full')
    await askUi('notes.add', { target: { contactId }, id: noteId, contactId, text: 'One' })
    const ids = (await (await database()).backupMarks.toArray()).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([`contacts|${contactId}`, `notes|${noteId}`]))
    const failing = (await database()).transaction('rw', (await database()).tables, async (tx) => {
      await tx.table('tags').put({ id: 'never' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await (await database()).backupMarks.get('tags|never')).toBeUndefined()
  })

  test('name rows that a range of keys took out', async () => {
    const db = await database()
    await takeBackup('full')
    await db.transaction('rw', db.tables, async () => {
      await db.imports.bulkPut([{ id: 'a' }, { id: 'b' }] as never[])
      await db.backupMarks.clear()
      await db.imports.clear()
    })
    expect((await db.backupMarks.toArray()).map(({ id }) => id)).toEqual(['imports|a', 'imports|b'])
  })

  test('of an erased contact name nothing but itself', async () => {
    await takeBackup('full')
    const contactId = newId()
    const chat = sightingOf()
    await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'Note' })
    await askPage('page.chatSeen', { chat, messages: [messageOf('5511987654321-A')] })
    const before = JSON.stringify(await (await database()).backupMarks.toArray())
    expect(before).toContain('5511987654321-A')
    await askWorkspace('contacts.erase', { contactId })
    const rest = (await (await database()).backupMarks.toArray()).map(({ id }) => id)
    expect(rest).toContain(`contacts|${contactId}`)
    expect(rest.filter((id) => /^(messages|texts|aliases)\|/.test(id))).toEqual([])
  })

  test('tell no less for that: what another contact had before makes the next backup a full one', async () => {
    const chat = sightingOf()
    const first = newId()
    await askUi('card.create', { chat, id: first })
    await askPage('page.chatSeen', { chat, messages: [messageOf('A')] })
    const second = await addContact('Second')
    passTime(1_000)
    const full = await takeBackup('full')
    await askWorkspace('contacts.merge', { keepId: second, loseId: first, take: [] })
    const { undoId } = await askUi('contacts.save', {
      target: { contactId: second },
      id: newId(),
      patch: { company: 'C' },
    })
    expect(undoId).toBeDefined()
    await askWorkspace('contacts.erase', { contactId: second })
    expect(await askUi('backup.state', {})).toMatchObject({ fullDueAt: 0, last: { id: full.plan.id } })
    const next = await takeBackup('incremental')
    expect(next.plan.kind).toBe('full')
    expect(nonEmpty(stateOf([next]))).toEqual(await kept())
  })
})

describe('a full backup', () => {
  test('holds every row but those that are made anew', async () => {
    const contactId = await addContact('Maria')
    await askUi('notes.add', { target: { contactId }, id: newId(), contactId, text: 'Note' })
    const { plan, rows } = await takeBackup('full', { limit: 2 })
    expect(plan).toMatchObject({ kind: 'full', at: T0, settings: { currency: 'USD' } })
    expect(nonEmpty(stateOf([{ plan, rows }]))).toEqual(await kept())
  })

  test('and what changes while it is read make one state of the database', async () => {
    for (let at = 0; at < 6; at++) await addContact(`Contact ${at}`)
    const random = randomOf(6)
    const ids: string[] = []
    const between = async (): Promise<void> => {
      if (random() < 0.5) ids.push(await addContact('Late'))
      const id = ids.at(Math.floor(random() * ids.length))
      if (id !== undefined && random() < 0.4)
        await askWorkspace('contacts.erase', { contactId: id }).catch(() => 0)
      const [first] = await (await database()).contacts.limit(1).primaryKeys()
      await askUi('contacts.save', {
        target: { contactId: first! },
        id: newId(),
        patch: { company: `C${random()}` },
      })
    }
    const taken = await takeBackup('full', { between, limit: 3 })
    const since = await takeBackup('incremental', { limit: 5 })
    expect(nonEmpty(stateOf([taken]))).toEqual(await kept())
    expect(since.rows.length).toBeGreaterThan(0)
  })
})

describe('an incremental backup', () => {
  test('holds what changed since the one before, and what went', async () => {
    const [one, two] = [await addContact('One'), await addContact('Two')]
    const full = await takeBackup('full')
    await askUi('contacts.save', { target: { contactId: one }, id: newId(), patch: { company: 'C' } })
    await askWorkspace('contacts.erase', { contactId: two })
    const first = await takeBackup('incremental')
    expect(first.plan).toMatchObject({ kind: 'incremental', baseId: full.plan.id, tables: [] })
    expect(first.rows.filter(({ table }) => table === 'contacts')).toMatchObject(
      [{ key: one, row: { company: 'C' } }, { key: two }].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    )
    await addContact('Three')
    const second = await takeBackup('incremental')
    expect(second.plan.baseId).toBe(first.plan.id)
    expect(second.rows.filter(({ table }) => table === 'contacts')).toHaveLength(1)
    expect(nonEmpty(stateOf([full, first, second]))).toEqual(await kept())
  })

  test('is a full one while there is none to go on from', async () => {
    expect((await takeBackup('incremental')).plan.kind).toBe('full')
    expect((await takeBackup('incremental')).plan.kind).toBe('incremental')
  })

  test('loses nothing to a backup that was begun and not ended', async () => {
    const full = await takeBackup('full')
    await addContact('One')
    const { id } = await askWorkspace('backup.begin', { kind: 'full' })
    await askWorkspace('backup.changes', { id, limit: 10 })
    await addContact('Two')
    const next = await takeBackup('incremental')
    await expect(askWorkspace('backup.changes', { id, limit: 10 })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(nonEmpty(stateOf([full, next]))).toEqual(await kept())
  })
})

describe('the state of backups', () => {
  test('says what changed, and when the next one is due', async () => {
    await addContact('Maria')
    const before = await askUi('backup.state', {})
    expect(before).toMatchObject({ changed: 1, records: 1, dueAt: 0, fullDueAt: 0 })
    await takeBackup('full')
    const after = await askUi('backup.state', {})
    expect(after).toMatchObject({
      changed: 0,
      profileId: before.profileId,
      last: { rows: 2, verifiedAt: T0 },
    })
    expect(after.fullDueAt).toBe(T0 + 91 * DAY_MS)
    passTime(2 * DAY_MS)
    expect((await askUi('backup.state', {})).dueAt).toBe(T0 + 3 * DAY_MS)
    await addContact('Pedro')
    expect((await askUi('backup.state', {})).dueAt).toBe(T0 + DAY_MS)
  })

  test('is the same when the end of a backup is told twice', async () => {
    const { plan } = await takeBackup('full')
    await addContact('Pedro')
    const file = { name: 'again', bytes: 2, rows: 2, place: 'folder', isEncrypted: true } as const
    const state = await askWorkspace('backup.done', { id: plan.id, ...file })
    expect(state).toMatchObject({ last: { name: `${plan.id}.chatside` } })
    expect(state.changed).toBeGreaterThan(0)
  })
})
