import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { restore } from '../../../backend/src/backup/restore.ts'
import type { Caller, Db } from '../../../backend/src/db/db.ts'
import { createAccess } from '../../../backend/src/people/access.ts'
import type { Services } from '../../../backend/src/services.ts'
import { push } from '../../../backend/src/sync/push.ts'
import { readMutations } from '../../../backend/src/sync/read-push.ts'
import type { Mutation, PushAnswer } from '../../../storage/sync/wire.ts'
import { freshDatabase } from '../support/databases.ts'
import { makeTeam } from '../support/team.ts'
import { dropBackups, takeBackup } from './take-backup.ts'

const NOW = Date.UTC(2026, 10, 20)
const SENT = 6
const BACKED_UP = 3

afterAll(dropBackups)

describe('a restored server', () => {
  test('takes from the devices what was written after the backup, and nothing twice', async () => {
    const [source, target] = [await freshDatabase(), await freshDatabase()]
    const caller = await makeTeam(source)
    const sent = Array.from({ length: SENT }, (_, at) => mutation(at + 1))
    await send(source, caller, 'first', sent.slice(0, BACKED_UP))
    const full = await takeBackup(source, caller)
    await send(source, caller, 'first', sent.slice(BACKED_UP))

    const { gen } = await restore(target, [full])
    await expect(send(target, caller, 'first', sent)).rejects.toThrow('GEN_CHANGED')
    const answer = await send(target, caller, gen, sent)
    expect(answer.res.map(({ st, dup }) => [st, dup === true])).toEqual(
      sent.map(({ n }) => ['ok', n <= BACKED_UP]),
    )
    expect(answer.last_n).toBe(SENT)
    expect(await dataOf(target)).toEqual(await dataOf(source))
    expect(await dataOf(target)).toHaveLength(SENT)

    const again = await send(target, caller, gen, sent)
    expect(again.res.every(({ dup }) => dup === true)).toBe(true)
    await Promise.all([source.close(), target.close()])
  })

  test('still tells whose value was overwritten unseen', async () => {
    const [source, target] = [await freshDatabase(), await freshDatabase()]
    const caller = await makeTeam(source)
    await send(source, caller, 'first', [mutation(1)], 'client-a')
    const other = { v: 'Other', t: NOW, b: null }
    const { rows } = await send(
      source,
      caller,
      'first',
      [Object.assign(mutation(1), { ops: { name: other } })],
      'client-b',
    )
    const stamps = [expect.stringMatching(/~client-a$/)]
    expect(rows).toMatchObject([{ data: { name: 'Other' }, unseen: { name: { stamps, by: caller.userId } } }])
    const { gen } = await restore(target, [await takeBackup(source, caller)])
    const again = await send(target, caller, gen, [mutation(2)])
    expect(again.rows).toHaveLength(1)
    const kept = await target.own((tx) => tx.query("select unseen from rows where id = 'contact-1'"))
    expect(kept).toEqual([{ unseen: rows[0]?.unseen }])
    await Promise.all([source.close(), target.close()])
  })

  test('does not remember what stood before in somebody who was erased after the first file', async () => {
    const [source, target] = [await freshDatabase(), await freshDatabase()]
    const caller = await makeTeam(source)
    await send(source, caller, 'first', [mutation(1)], 'client-a')
    const other = Object.assign(mutation(1), { ops: { name: { v: 'Other', t: NOW, b: null } } })
    await send(source, caller, 'first', [other], 'client-b')
    const full = await takeBackup(source, caller)
    expect(readFileSync(full, 'utf8')).toContain('Contact 1')
    const { upto } = await restore(await freshDatabase(), [full])
    const erased = Object.assign(mutation(2), {
      id: 'contact-1',
      ops: { erasedAt: { v: NOW, t: NOW, b: null } },
    })
    await send(source, caller, 'first', [erased], 'client-a')
    await restore(target, [full, await takeBackup(source, caller, upto)])
    for (const db of [source, target]) {
      expect(await db.own((tx) => tx.query('select * from history'))).toEqual([])
      expect(JSON.stringify(await dataOf(db))).not.toMatch(/Contact 1|Other/)
    }
    await Promise.all([source.close(), target.close()])
  })
})

function mutation(n: number): Mutation {
  const ops = {
    name: { v: `Contact ${n}`, t: NOW, b: null },
    ownerId: { v: 'owner', t: NOW, b: null },
  }
  return { n, mid: randomUUID(), tbl: 'contacts', id: `contact-${n}`, sv: 1, ops }
}

function send(
  db: Db,
  caller: Caller,
  gen: string,
  muts: readonly Mutation[],
  client = 'client-a',
): Promise<PushAnswer> {
  const services: Services = {
    db,
    now: () => NOW,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    access: createAccess({ db }),
    auth: { callerOf: async () => caller },
    live: {
      written: async () => undefined,
      rightsChanged: async () => undefined,
      revoked: async () => undefined,
    },
    locks: { ask: async () => ({ lock: undefined, isYours: false }) },
  }
  return push(services, caller, { client, gen, now: NOW, sent: readMutations([...muts]) })
}

function dataOf(db: Db): Promise<unknown[]> {
  return db.own((tx) => tx.query('select tbl, id, bucket, data, clk from rows order by id'))
}
