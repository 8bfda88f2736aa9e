import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { isKept } from '@/storage/backup/kept'
import { KEPT_SCHEMAS } from '@/storage/backup/row-schemas'
import type { BackupHead, KeptRow } from '@/storage/schema/backup'
import { newId } from '@/utils/ids'
import { askWorkspace, setTime, useFreshBackground } from '../helpers/background'
import { contentOf, restore, stageBackups, untilDone, wipe } from '../helpers/backups'
import { PROFILES, PROFILES_AT, storeProfile, VERSIONS } from '../helpers/profiles'
import { dump, expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

/** A backup of each released version. Whatever is released later, these stay as they are. */
function fileOf(version: number): KeptRow[] {
  const text = readFileSync(`tests/fixtures/backups/v${version}.jsonl`, 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as KeptRow)
}

test.each(VERSIONS)('A backup of version %i is restored: each row valid, none lost', async (version) => {
  setTime(PROFILES_AT)
  await storeProfile(version)
  const upgraded = await contentOf()
  await wipe()
  const rows = fileOf(version)
  const head = { id: newId(), kind: 'full', profileId: newId(), schema: version, at: 1 } as const
  await restore([{ plan: { ...head, tables: [], settings: {} }, rows }], 'replace')
  const tables = await dump()
  for (const [table, profile] of Object.entries(PROFILES[version]!)) {
    const own = rows.filter((row) => row.table === table)
    expect(own).toHaveLength(profile.filter((row) => isKept(table, (row as { key?: string }).key)).length)
    if (isKept(table) && table !== 'meta') expect(tables[table]).toHaveLength(own.length)
    for (const row of isKept(table) ? tables[table]! : []) {
      expect(z.safeParse(KEPT_SCHEMAS[table]!, row).success).toBe(true)
    }
  }
  await expectSoundDatabase()
  expect(await contentOf()).toEqual(upgraded)
})

test('A restore leaves out what is not valid, and says how much', async () => {
  const rows = fileOf(5).map((row) => {
    if (row.table === 'notes') return { ...row, row: { ...row.row, text: 7 } }
    return row.table === 'activity' ? { ...row, row: { id: row.key, unread: 'many' } } : row
  })
  const other = { table: 'unheardOf', key: 'x', row: { id: 'x' } }
  const misnamed = { table: 'tags', key: 'y', row: { id: 'z' } }
  const head = { id: newId(), kind: 'full', profileId: newId(), schema: 5, at: 1 } as const
  const backup = { plan: { ...head, tables: [], settings: {} }, rows: [...rows, other, misnamed] }
  const id = await stageBackups([backup])
  const { counts } = await askWorkspace('restore.preview', { id, mode: 'replace' })
  const invalid = counts.filter((one) => one.invalid > 0).map((one) => [one.table, one.invalid])
  const notes = fileOf(5).filter(({ table }) => table === 'notes').length
  const activity = fileOf(5).filter(({ table }) => table === 'activity').length
  expect(Object.fromEntries(invalid)).toEqual({ notes, activity, tags: 1 })
  await untilDone(() => askWorkspace('restore.apply', { id, mode: 'replace' }))
  await expectSoundDatabase()
})

test('A backup of a newer version, and parts that do not follow one another, are refused', async () => {
  const head = { id: newId(), kind: 'full', profileId: newId(), schema: 99, at: 1 } as const
  const begin = (heads: BackupHead[], schema = 5): Promise<unknown> =>
    askWorkspace('restore.begin', { schema, heads, settings: {} })
  await expect(begin([head], 99)).rejects.toMatchObject({ code: 'bad-request' })
  await expect(begin([{ ...head, kind: 'incremental' }])).rejects.toMatchObject({ code: 'bad-request' })
  const later = { ...head, kind: 'incremental', baseId: newId() } as const
  await expect(begin([head, later])).rejects.toMatchObject({ code: 'bad-request' })
  expect(await askWorkspace('restore.state', {})).toEqual({})
})
