import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restore } from '../../../backend/src/backup/restore.ts'
import type { Caller, Db } from '../../../backend/src/db/db.ts'
import { freshDatabase } from '../support/databases.ts'
import { makeTeam } from '../support/team.ts'
import { dropBackups, keep, takeBackup } from './take-backup.ts'

const RUNS = Number(process.env.CHATSIDE_RUNS ?? 60)

describe('a backup that is not what was written', () => {
  let source: Db
  let target: Db
  let caller: Caller
  let bytes: Buffer
  const lines = (): string[] => bytes.toString('utf8').trimEnd().split('\n')

  beforeAll(async () => {
    source = await freshDatabase()
    target = await freshDatabase()
    caller = await makeTeam(source)
    await write(5)
    bytes = readFileSync(await takeBackup(source, caller))
  })
  afterAll(async () => {
    await Promise.all([source.close(), target.close()])
    dropBackups()
  })

  async function write(count: number): Promise<void> {
    for (let at = 0; at < count; at++)
      await source.own((tx) =>
        tx.query(
          `with w as (update workspaces set counter = counter + 1 returning ws, counter)
           insert into rows select ws, 'notes', 'ü' || counter, 'ws', null, counter, '{"a":1}', '{}' from w`,
        ),
      )
  }

  async function whyRefused(files: readonly string[]): Promise<string> {
    const why = await restore(target, files).then(
      () => 'It was not refused.',
      (error: unknown) => String(error),
    )
    expect(await target.own((tx) => tx.query('select ws from workspaces'))).toEqual([])
    return why
  }

  test('is found by any byte that was changed, and nothing of it is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        expect(await whyRefused([keep(changed)])).toMatch(
          /was damaged or changed|is not whole|is not a backup/,
        )
      }),
      { numRuns: RUNS },
    )
  })

  test('is found by any length it was cut to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect(await whyRefused([keep(bytes.subarray(0, length))])).toContain('is not whole')
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    )
  })

  test('is found by lines that were left out, doubled, exchanged or added', async () => {
    const all = lines()
    const join = (changed: readonly string[]): string[] => [keep(Buffer.from(`${changed.join('\n')}\n`))]
    for (let at = 0; at < all.length - 1; at++) {
      expect(await whyRefused(join(all.toSpliced(at, 1)))).toContain('damaged or changed')
      expect(await whyRefused(join(all.toSpliced(at, 0, all[at] ?? '')))).toContain('damaged or changed')
      expect(await whyRefused(join(all.toSpliced(at, 2, all[at + 1] ?? '', all[at] ?? '')))).toContain(
        'damaged or changed',
      )
    }
    expect(await whyRefused(join(all.slice(0, -1)))).toContain('is not whole')
    expect(await whyRefused(join([...all, all[0] ?? '']))).toContain('damaged or changed')
    expect(await whyRefused(join([...all, '']))).toContain('damaged or changed')
  })

  test('is refused when one is missing between two, or they are in another order, or of another team', async () => {
    const full = keep(bytes)
    await write(2)
    const second = await takeBackup(source, caller, 5)
    await write(2)
    const third = await takeBackup(source, caller, 7)
    expect(await whyRefused([])).toContain('no file')
    expect(await whyRefused([second])).toContain('not a full backup')
    expect(await whyRefused([full, third])).toContain('A backup is missing before')
    expect(await whyRefused([full, third, second])).toContain('A backup is missing before')
    const other = await makeTeam(source, 'other')
    expect(await whyRefused([full, await takeBackup(source, other)])).toContain('another team')
    await source.own((tx) => tx.query(`update workspaces set gen = 'second' where ws = 'team'`))
    expect(await whyRefused([full, await takeBackup(source, caller, 5)])).toContain('another timeline')
    const there = await freshDatabase()
    await restore(there, [full, second, third])
    expect(await there.own((tx) => tx.query('select count(*) as count from rows'))).toEqual([{ count: 9 }])
    await expect(restore(there, [full])).rejects.toThrow('not empty')
    await there.close()
  })
})
