import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { lockFolder } from '../../../backend/src/db/folder-lock.ts'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import { startInFolder } from '../../../backend/src/db/pglite.ts'
import { kill, startWriter } from './start-writer.ts'

const root = mkdtempSync(join(tmpdir(), 'chatside-folder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the lock of a folder', () => {
  const folder = mkdtempSync(join(root, 'lock-'))
  const lock = join(folder, 'lock')
  afterEach(() => rmSync(lock, { force: true }))
  const leave = (holder: object): void =>
    writeFileSync(lock, JSON.stringify({ started: '', token: 't', ...holder }))

  test('is held by one at a time, also within a process, and is free again afterwards', async () => {
    const free = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(
      `Process ${process.pid} on ${hostname()} is using the folder`,
    )
    free()
    const again = await lockFolder(folder)
    again()
    expect(readdirSync(folder)).toEqual([])
  })

  test('goes to one of many who ask at once', async () => {
    leave({ pid: 2 ** 22 + 1, host: hostname() })
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    const got = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(got).toHaveLength(1)
    got.forEach((free) => free())
  })

  test.each([
    ['a process that is dead', { pid: 2 ** 22 + 1, host: hostname() }],
    [
      'a process whose number was given to another one',
      { pid: process.ppid, host: hostname(), started: '1' },
    ],
    ['a container’s process of our own number', { pid: process.pid, host: hostname(), started: '1' }],
  ])('is taken over from %s', async (_name, holder) => {
    leave(holder)
    const free = await lockFolder(folder)
    free()
    expect(existsSync(lock)).toBe(false)
  })

  test('of another machine is respected while it beats, and taken over when it has stopped', async () => {
    leave({ pid: 1, host: 'elsewhere' })
    await expect(lockFolder(folder)).rejects.toThrow('Process 1 on elsewhere')
    const aMinuteAgo = new Date(Date.now() - 60_000)
    utimesSync(lock, aMinuteAgo, aMinuteAgo)
    const free = await lockFolder(folder)
    free()
  })
})

describe('a folder', () => {
  const folder = join(root, 'database')
  beforeAll(async () => {
    const db = await openDatabase({ folder })
    await db.own((tx) => tx.query(`insert into workspaces (ws, name, gen) values ('kept', 'K', 'g')`))
    await db.close()
  })

  test('is refused to a second process, which says who has it, and is there for the next', async () => {
    const holder = startWriter('folder', folder)
    await holder.line()
    await expect(openDatabase({ folder })).rejects.toThrow(`Process ${holder.process.pid} on`)
    holder.process.stdin?.end()
    await once(holder.process, 'close')
    const killed = startWriter('folder', folder)
    await killed.line()
    await kill(killed)
    const db = await openDatabase({ folder })
    expect(await db.own((tx) => tx.query('select ws from workspaces'))).toEqual([{ ws: 'kept' }])
    await db.close()
  })

  test('has a commit on the disk before it is answered, and syncs nothing for reading', async () => {
    let syncs = 0
    const lite = await startInFolder(folder, (fd) => {
      syncs++
      fsyncSync(fd)
    })
    const during = async (sql: string): Promise<number> => {
      const before = syncs
      await lite.query(sql)
      return syncs - before
    }
    await during('create table synced (x int)')
    for (let n = 0; n < 10; n++) expect(await during(`insert into synced values (${n})`)).toBeGreaterThan(0)
    expect(await during('select * from synced')).toBe(0)
    expect(await during('checkpoint')).toBeGreaterThan(1)
    await lite.close()
  })

  test('answers no commit that the disk has refused', async () => {
    let isBroken = false
    const lite = await startInFolder(folder, (fd) => {
      if (isBroken) throw new Error('EIO')
      fsyncSync(fd)
    })
    await lite.query('create table refused (x int)')
    isBroken = true
    await expect(lite.query('insert into refused values (1)')).rejects.toThrow('could not fsync')
    isBroken = false
  })

  test('that is damaged is not started, and says what to do', async () => {
    const lite = await startInFolder(folder)
    const { rows } = await lite.query<{ path: string }>(`select pg_relation_filepath('workspaces') as path`)
    await lite.close()
    const fd = openSync(join(folder, 'data', rows[0]?.path ?? ''), 'r+')
    writeSync(fd, Buffer.from([0x5a]), 0, 1, 4_096)
    closeSync(fd)
    const control = join(folder, 'data/global/pg_control')
    const before = readFileSync(control)
    await expect(openDatabase({ folder })).rejects.toThrow(/cannot be used.*restore the last backup/)
    writeFileSync(control, Buffer.alloc(before.length, 1))
    await expect(openDatabase({ folder })).rejects.toThrow(/cannot be used.*restore the last backup/)
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  })
})
