import type { Db, Tx } from '../../../../backend/src/db/db.ts'
import { bucketsOfPerson } from '../../../../backend/src/people/access.ts'
import { listPeople } from '../../../../backend/src/people/person.ts'
import type { ServerFrame, SyncRow } from '../../../../storage/sync/wire.ts'
import type { Instance } from './instance.ts'
import { writeRowsIn } from './write-rows.ts'

/** What a device was sent that it must not be sent; empty is right. */
export type World = {
  /** Rows, written as a push writes them. */
  write: (at: Instance, id: string, bucket: string, value: number) => Promise<void>
  /** A change of rights, made as an administrator makes it. */
  change: (at: Instance, sql: string, params: unknown[]) => Promise<void>
  /** Judges what is sent to a device, in the order of its line. */
  judge: (userId: string) => (frame: ServerFrame) => void
  faults: string[]
}

/** Remembers which rights held at which write, as the database put them in order. */
export async function createWorld(db: Db, ws: string): Promise<World> {
  const allowed = new Map<number, Map<string, Set<string>>>()
  const written = new Map<string, { bucket: string; rights: number; value: number }>()
  const faults: string[] = []
  const remember = async (tx: Tx): Promise<void> => {
    const byUser = new Map<string, Set<string>>()
    for (const person of await listPeople(tx, ws))
      byUser.set(person.id, new Set(await bucketsOfPerson(tx, ws, person)))
    allowed.set(await rightsOf(tx, ws), byUser)
  }
  await db.own(remember)
  const mayHaveSeen = (userId: string, bucket: string, since: number): boolean =>
    [...allowed].some(([rights, byUser]) => rights >= since && byUser.get(userId)?.has(bucket) === true)
  return {
    faults,
    write: async (at, id, bucket, value) => {
      const done = await at.db.own(async (tx) => {
        const result = await writeRowsIn(tx, ws, [{ id, bucket, data: { value } }])
        const rights = await rightsOf(tx, ws)
        for (const row of result.rows) written.set(`${row.id}@${row.seq}`, { bucket, rights, value })
        for (const row of result.gone)
          written.set(`${row.id}@${row.seq}`, { bucket: row.bucket, rights, value })
        return result
      })
      await at.live.written(done)
    },
    change: async (at, sql, params) => {
      await at.db.own(async (tx) => {
        await tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws])
        await tx.query(sql, [ws, ...params])
        await remember(tx)
      })
      await at.live.rightsChanged(ws)
    },
    judge: (userId) => {
      // What was said on this line before: nothing of older rights may follow.
      let told = 0
      return (frame) => {
        if (frame.type === 'ready') told = rightsIn(frame.epoch)
        if (frame.type === 'access') told = Math.max(told, rightsIn(frame.epoch))
        if (frame.type !== 'delta') return
        for (const row of [...frame.rows, ...frame.gone]) {
          const truth = written.get(`${row.id}@${row.seq}`)
          const name = `${row.id}@${row.seq} in ${row.bucket} to ${userId}`
          if (truth?.bucket !== row.bucket) faults.push(`made up: ${name}`)
          else if ('data' in row && (row as SyncRow).data.value !== truth.value)
            faults.push(`changed: ${name}`)
          else if (!mayHaveSeen(userId, row.bucket, Math.max(told, truth.rights)))
            faults.push(`forbidden: ${name}`)
        }
      }
    },
  }
}

async function rightsOf(tx: Tx, ws: string): Promise<number> {
  const [found] = await tx.query<{ rights: unknown }>('select rights from workspaces where ws = $1', [ws])
  return Number(found!.rights)
}

function rightsIn(epoch: string): number {
  return Number(epoch.split(':')[1])
}
