import { Dexie } from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { closePlace } from '@/storage/backup/restore-place'
import { closeDatabase, database } from '@/storage/database'
import { askWorkspace, setTime, T0, useFreshBackground } from '../helpers/background'
import { chainOf, contentOf, restore, sendThrough, takeBackup, untilDone, wipe } from '../helpers/backups'
import { dieAfter, restartWorker } from '../helpers/dying-worker'
import { PROFILES, PROFILES_AT, storeProfile } from '../helpers/profiles'
import { randomWork } from '../helpers/random-work'
import { randomOf } from '../helpers/random'
import { dump, expectSoundDatabase } from '../helpers/rows'

useFreshBackground()
afterEach(() => sendThrough())

const [LIVES, LEAST_DEATHS] = [5, 1_000]

test('However often the worker dies in a backup and a restore, nothing is lost and nothing doubled', async () => {
  let deaths = 0
  for (let life = 1; life <= LIVES; life++) {
    await wipe()
    setTime(T0)
    const random = randomOf(life)
    sendThrough(async (ask) => {
      while (random() < 0.83) {
        deaths += 1
        const relive = random() < 0.2 ? dieBesideTheDatabase(random() < 0.5) : undefined
        await dieAfter(Math.floor(random() * 8), ask)
        relive?.()
        if (random() < 0.1) restart()
      }
      return ask()
    })
    const work = randomWork(random)
    for (let time = 0; time < 30; time++) await work()
    const full = await takeBackup('full', { limit: 40 })
    for (let time = 0; time < 10; time++) await work()
    const next = await takeBackup('incremental', { limit: 20 })
    const before = await contentOf()
    for (let time = 0; time < 10; time++) await work()
    const after = await contentOf()
    const id = await restore(chainOf([full], next), 'replace')
    expect(await contentOf()).toEqual(before)
    await expectSoundDatabase()
    await untilDone(() => askWorkspace('restore.undo', { id }))
    expect(await contentOf()).toEqual(after)
  }
  expect(deaths).toBeGreaterThan(LEAST_DEATHS)
}, 240_000)

test('A merge that the worker dies in ends as one that it lives through, and is taken back as a whole', async () => {
  const work = randomWork(randomOf(7))
  for (let time = 0; time < 40; time++) await work()
  const backup = await takeBackup('full')
  const ends: unknown[] = []
  for (const isDeadly of [false, true]) {
    await wipe()
    let sent = 0
    if (isDeadly)
      sendThrough(async (ask) => {
        for (let writes = 0; writes < 3; writes++) await dieAfter((sent += 1) % 9, ask)
        return ask()
      })
    const id = await restore([backup], 'merge')
    ends.push(namesOf(await dump()))
    await expectSoundDatabase()
    await untilDone(() => askWorkspace('restore.undo', { id }))
    const list = await askWorkspace('restore.state', {})
    expect(list).toEqual({})
    expect((await dump())['contacts']!.filter((row) => !('deletedAt' in (row as object)))).toEqual([])
    sendThrough()
  }
  expect(ends[1]).toEqual(ends[0])
}, 60_000)

test.each([1, 2, 3])(
  'An upgrade from version %i that is cut short leaves the old data as it was, wherever',
  async (version) => {
    // A worker that dies reports nothing.
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    setTime(PROFILES_AT)
    await storeProfile(version)
    await database()
    const calm = await contentOf()
    await wipe()
    await storeProfile(version)
    let deaths = 0
    for (let isUp = false; !isUp; deaths += 2) {
      isUp = !(await dieAfter(deaths, database))
      if (isUp) break
      closeDatabase()
      expect(await oldRows()).toEqual(await countsOf(version))
    }
    expect(deaths).toBeGreaterThan(6)
    expect(await contentOf()).toEqual(calm)
    await expectSoundDatabase()
  },
)

function restart(): void {
  restartWorker()
  closePlace()
}

/** The next thing that is kept beside the database is the last the worker does, or just not done any more. */
function dieBesideTheDatabase(isWritten: boolean): () => void {
  const { local } = fakeBrowser.storage
  const set = local.set.bind(local)
  const spy = vi.spyOn(local, 'set').mockImplementationOnce(async (items) => {
    spy.mockRestore()
    if (isWritten) await set(items)
    throw new Error('The worker died')
  })
  return () => spy.mockRestore()
}

/** What an older version finds. */
async function oldRows(): Promise<Record<string, number>> {
  const db = new Dexie('chatside')
  await db.open()
  const counts = await Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const))
  db.close()
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

async function countsOf(version: number): Promise<Record<string, number>> {
  return Object.fromEntries(Object.entries(PROFILES[version]!).map(([table, rows]) => [table, rows.length]))
}

function namesOf(tables: Record<string, unknown[]>): unknown {
  const { history: _, backupMarks: _marks, meta: _meta, events: _events, scores: _scores, ...rest } = tables
  return rest
}
