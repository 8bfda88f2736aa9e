import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import type { AnyRow } from '@/storage/rows'
import { applyDelta } from '@/storage/sync/apply'
import { overlaid, said, toFields } from '@/storage/sync/fields'
import { isSynced, rowKey, SYNCED_TABLES } from '@/storage/sync/synced-tables'
import type { Json } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { passTime, setTime, T0, useFreshBackground } from '../../helpers/background'
import { dieAfter } from '../../helpers/dying-worker'
import { randomOf } from '../../helpers/random'
import { randomWork } from '../../helpers/random-work'
import { expectSoundDatabase } from '../../helpers/rows'
import { ANA, joinAgain, joinOffice, ME, pullAll, push, sync } from './support/member'
import type { Office } from './support/office'

useFreshBackground()

const SEEDS = Number(process.env['TEAM_SEEDS'] ?? 6)
const STEPS = 60

test('Whatever both sides do in whatever order, what is here is what the server says under one’s own edits', async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    setTime(T0)
    const random = randomOf(seed * 7919)
    const office = await freshOffice()
    const work = randomWork(random)
    for (let step = 0; step < STEPS; step++) {
      await oneOf(random, [
        work,
        work,
        work,
        () => writeElsewhere(office, random),
        () => writeElsewhere(office, random),
        async () =>
          void (await push(office, { limit: 1 + Math.floor(random() * 5), isLost: random() < 0.3 })),
        () => pullAll(office, 1 + Math.floor(random() * 9)),
        async () => void (await dieAfter(Math.floor(random() * 12), () => sync(office))),
      ])
      if (step % 10 === 0) await expectInStep(office)
    }
    await expectInStep(office)
    await sync(office)
    // What came of the last push may have moved a cursor back.
    await pullAll(office)
    expect(await (await database()).outbox.count()).toBe(0)
    await expectInStep(office, true)
    await expectSoundDatabase()
  }
})

async function freshOffice(): Promise<Office> {
  const db = await database()
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear()
  })
  const office = await joinOffice('rep')
  await joinAgain()
  return office
}

async function oneOf(random: () => number, acts: readonly (() => Promise<void>)[]): Promise<void> {
  await acts[Math.floor(random() * acts.length)]!()
}

/** A colleague makes a contact, edits one or what belongs to it, hands one over, or takes one out. */
async function writeElsewhere(office: Office, random: () => number): Promise<void> {
  passTime(1_000)
  const times = { createdAt: T0, updatedAt: T0 }
  const ids = (tbl: string): string[] =>
    [...office.rows.values()].filter((row) => row.tbl === tbl).map(({ id }) => id)
  const one = (tbl: string): string => ids(tbl)[Math.floor(random() * ids(tbl).length)] ?? newId()
  const [contactId, noteId] = [one('contacts'), one('notes')]
  const isThere = office.rows.has(`contacts ${contactId}`)
  const write = (tbl: string, id: string, values: Record<string, Json>): void => {
    const delta = office.write(ANA, tbl, id, values, { blind: random() < 0.5 })
    if (random() < 0.5) deltas.push(delta)
  }
  const deltas: Parameters<typeof applyDelta>[0][] = []
  const kind = random()
  if (!isThere || kind < 0.2) {
    const owner = [null, ME, ANA][Math.floor(random() * 3)] ?? null
    write('contacts', newId(), { kind: 'person', name: `Theirs ${random()}`, ownerId: owner, ...times })
  } else if (kind < 0.5) write('contacts', contactId, { company: `Company ${random()}`, updatedAt: T0 })
  else if (kind < 0.6) write('notes', newId(), { contactId, text: `Theirs ${random()}`, ...times })
  else if (kind < 0.7 && office.rows.has(`notes ${noteId}`))
    write('notes', noteId, { text: `Edited ${random()}` })
  else if (kind < 0.8) {
    const round = {
      condition: 'regardless',
      armedAt: T0,
      timeZone: 'UTC',
      state: 'due',
      dueAt: T0 + random() * 1e9,
    }
    write('followUps', newId(), { contactId, ...round, dueAt: T0 + Math.floor(random() * 1e9), ...times })
  } else if (kind < 0.9)
    write('contacts', contactId, { ownerId: [null, ME, ANA][Math.floor(random() * 3)] ?? null })
  else write('contacts', contactId, { deletedAt: random() < 0.5 ? T0 : null })
  for (const delta of deltas) await applyDelta(visible(office, delta))
}

/** What the server would tell this device of it. */
function visible(office: Office, delta: Parameters<typeof applyDelta>[0]): Parameters<typeof applyDelta>[0] {
  const seen = new Set(Object.keys(office.pull(ME, {}).cursors))
  const only = <Item extends { bucket: string }>(items: Item[]): Item[] =>
    items.filter(({ bucket }) => seen.has(bucket))
  const cursors = (all: Record<string, number>) =>
    Object.fromEntries(Object.entries(all).filter(([bucket]) => seen.has(bucket)))
  return {
    ...delta,
    rows: only(delta.rows),
    gone: only(delta.gone),
    from: cursors(delta.from),
    to: cursors(delta.to),
  }
}

/** `isAll`: this device has caught up, so that each row it may see is here, and no other. */
async function expectInStep(office: Office, isAll = false): Promise<void> {
  const db = await database()
  const states = new Map((await db.syncRows.toArray()).map((state) => [state.id, state]))
  const entries = await db.outbox.orderBy('id').toArray()
  const mine = new Set(Object.keys(office.pull(ME, {}).cursors))
  for (const row of office.rows.values()) {
    const key = rowKey(row.tbl, row.id)
    const state = states.get(key)
    if (!isSynced(row.tbl) || state?.isDropped === 1) continue
    const stored = (await db.table(row.tbl).get(row.id)) as AnyRow | undefined
    if (isAll) expect(stored !== undefined, key).toBe(mine.has(row.bucket))
    if (stored === undefined || state === undefined || state.seq !== row.seq) continue
    const own = entries.filter((entry) => entry.row === key)
    const expected = own.reduce((fields, { mutation }) => overlaid(fields, mutation.ops), row.data)
    expect(compared(toFields(row.tbl, stored)), key).toEqual(compared(said(expected)))
  }
  if (!isAll) return
  for (const table of SYNCED_TABLES) {
    for (const { id } of (await db.table(table).toArray()) as AnyRow[]) {
      const isKnown = office.rows.has(`${table} ${id}`) || states.get(rowKey(table, id))?.isLocal === 1
      expect(isKnown, `${table} ${id}`).toBe(true)
    }
  }
}

/** That a row was touched is told along with what was changed of it, and not by itself. */
function compared({
  updatedAt: _1,
  deletedAt,
  erasedAt: _2,
  ...fields
}: Record<string, Json>): Record<string, Json> {
  return { ...fields, ...(deletedAt !== undefined && { deletedAt }) }
}
