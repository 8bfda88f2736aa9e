import type { Db, Tx } from '../db/db.ts'
import { beginTimeline } from './begin-timeline.ts'
import { createWriter } from './write-entries.ts'
import { readBackup, type Verified } from './read-backup.ts'
import { erasedContacts, forgetHistory } from '../sync/forget.ts'
import { PEOPLE_TABLES } from './tables.ts'

export type Restored = { ws: string; gen: string; upto: number; entries: number }

/**
 * Restores the files of a backup, the full one first, into an empty database. It begins a new timeline: devices start
 * again from nothing and send once more what they have written in the last weeks.
 * @throws a sentence when a file was damaged, one is missing between two, or the database is not empty; nothing is
 * written then.
 */
export async function restore(db: Db, files: readonly string[]): Promise<Restored> {
  // All of it is read before anything is written.
  const verified: Verified[] = []
  for (const file of files) verified.push(await verify(file))
  refuseHoles(files, verified)
  return db.own(async (tx) => {
    const [taken] = await tx.query('select 1 from workspaces limit 1')
    if (taken !== undefined)
      throw new Error('The database is not empty: a backup is restored into an empty one only.')
    let entries = 0
    for (const [at, file] of files.entries()) entries += await load(tx, file, at === 0)
    return { ...(await beginFrom(tx, verified)), entries }
  })
}

async function verify(file: string): Promise<Verified> {
  const reading = readBackup(file)
  for (;;) {
    const next = await reading.next()
    if (next.done === true) return next.value
  }
}

function refuseHoles(files: readonly string[], verified: readonly Verified[]): void {
  let before: Verified | undefined
  for (const [at, { manifest, end }] of verified.entries()) {
    const name = files[at] ?? ''
    if (before === undefined) {
      if (manifest.since !== 0) throw new Error(`${name} is not a full backup: the full one must come first.`)
    } else {
      if (manifest.ws !== before.manifest.ws || manifest.gen !== before.manifest.gen)
        throw new Error(`${name} is of another team or another timeline than the file before it.`)
      if (manifest.since > before.end.upto)
        throw new Error(
          `A backup is missing before ${name}: it begins after ${manifest.since}, the file before it ends at ${before.end.upto}.`,
        )
      if (end.upto < before.end.upto || manifest.at < before.manifest.at)
        throw new Error(`${name} is older than the file before it.`)
    }
    before = { manifest, end }
  }
  if (before === undefined) throw new Error('There is no file to restore.')
}

/** @returns how many entries there were. The file is verified once more: it might have been changed meanwhile. */
async function load(tx: Tx, file: string, isFirst: boolean): Promise<number> {
  // People are as the last file has them: whoever is not there any more must not come back.
  if (!isFirst)
    for (const table of ['mutations', ...PEOPLE_TABLES.toReversed()]) await tx.query(`delete from ${table}`)
  const writer = await createWriter(tx)
  let count = 0
  for await (const entry of readBackup(file)) {
    await writer.add(entry)
    count++
  }
  await writer.flush()
  return count
}

async function beginFrom(
  tx: Tx,
  verified: readonly Verified[],
): Promise<Pick<Restored, 'ws' | 'gen' | 'upto'>> {
  const last = verified.at(-1)
  if (last === undefined) throw new Error('There is no file to restore.')
  const { ws } = last.manifest
  const { upto } = last.end
  const gen = await beginTimeline(tx, ws, upto)
  if (gen === undefined) throw new Error('The backup does not hold the team it says it is of.')
  // The first file may hold what stood before in somebody who was erased by the time of the last one.
  await forgetHistory(tx, ws, await erasedContacts(tx, ws))
  return { ws, gen, upto }
}
