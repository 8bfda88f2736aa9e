import assert from 'node:assert/strict'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { createAccess } from '../../../backend/src/people/access.ts'
import { type Instance, startInstance } from './support/instance.ts'
import { connect, flush } from './support/socket.ts'
import { addDevice, makeWorkspace } from './support/team.ts'
import { writeRows } from './support/write-rows.ts'
import { freshDatabase } from '../support/databases.ts'

/** Stops whoever asks for buckets until it is opened. */
type Gate = { close: () => { reached: Promise<void>; open: () => void }; fail: (times: number) => void }

let db: Db
let server: Instance
let gate: Gate

beforeAll(async () => {
  db = await freshDatabase()
  const { bucketsOf } = createAccess({ db })
  let waiting: (() => Promise<void>) | undefined
  let failures = 0
  gate = {
    close: () => {
      let open = (): void => {}
      let reach = (): void => {}
      const opened = new Promise<void>((resolve) => (open = resolve))
      const reached = new Promise<void>((resolve) => (reach = resolve))
      waiting = async () => {
        reach()
        await opened
      }
      return { reached, open: () => [(waiting = undefined), open()] }
    },
    fail: (times) => (failures = times),
  }
  server = await startInstance(db, {
    access: {
      bucketsOf: async (caller) => {
        const buckets = await bucketsOf(caller)
        await waiting?.()
        if (failures-- > 0) throw new Error('lost the database')
        return buckets
      },
    },
  })
})

afterAll(async () => {
  await server.stop()
  await db.close()
})

describe('a row that is written after somebody lost its bucket', () => {
  it('does not reach them when nobody has told of the loss yet', async () => {
    const { ws, line, lose } = await annInTeam()
    await lose()
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 't:north' }]))
    await expectNoRow(line)
  })

  it('does not reach them while their rights are being asked for', async () => {
    const { ws, line, lose } = await annInTeam()
    await lose()
    const { reached, open } = gate.close()
    const told = server.live.rightsChanged(ws)
    await reached
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 't:north' }]))
    open()
    await told
    await expectNoRow(line)
  })

  it('does not reach them when they were lost while what was before is being asked for', async () => {
    const { ws, line, lose } = await annInTeam()
    await db.own((tx) => tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws]))
    const { reached, open } = gate.close()
    const told = server.live.rightsChanged(ws)
    // They have been read, and change before they are used.
    await reached
    await lose()
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 't:north' }]))
    open()
    await told
    await server.live.rightsChanged(ws)
    await expectNoRow(line)
  })

  it('does not reach them when they were just joining', async () => {
    const { ws, device, lose } = await annInTeam()
    const { reached, open } = gate.close()
    const joining = connect(server.url, device)
    await reached
    await lose()
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 't:north' }]))
    open()
    const line = await joining
    await server.live.written(await writeRows(db, ws, [{ id: 'c2', bucket: 'ws' }]))
    expect(await line.next('delta')).toMatchObject({ rows: [{ id: 'c2' }] })
    expect(JSON.stringify(line.frames)).not.toContain('"c1"')
  })

  it('does not reach them when their rights cannot be read, and what they may see comes later', async () => {
    const { ws, line, lose } = await annInTeam()
    await lose()
    gate.fail(1)
    await server.live.written(
      await writeRows(db, ws, [
        { id: 'c1', bucket: 't:north' },
        { id: 'c2', bucket: 'ws' },
      ]),
    )
    await flush(line)
    expect(line.frames).toEqual([])
    // It tries again by itself.
    expect(await line.next('delta')).toMatchObject({ rows: [{ id: 'c2' }] })
    expect(server.errors.splice(0)).toEqual(['live.catch-up', new Error('lost the database')])
  })
})

describe('somebody who left', () => {
  it('is turned away, also when they left while their rights were being asked for', async () => {
    const { ws, line } = await annInTeam()
    await db.own((tx) => tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws]))
    const { reached, open } = gate.close()
    const told = server.live.rightsChanged(ws)
    await reached
    await db.own((tx) => tx.query('update users set left_at = now() where ws = $1', [ws]))
    open()
    await told
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 'ws' }]))
    expect(await line.closed).toBe(4401)
    expect(line.frames.map(({ type }) => type)).toEqual(['access', 'revoked'])
    assert.deepEqual(server.errors, [])
  })
})

async function annInTeam() {
  const ws = await makeWorkspace(db)
  const device = await addDevice(db, ws, 'ann')
  await db.own(async (tx) => {
    await tx.query("insert into teams (ws, id, name) values ($1, 'north', 'North')", [ws])
    await tx.query("insert into team_members (ws, team_id, user_id) values ($1, 'north', 'ann')", [ws])
  })
  const line = await connect(server.url, device)
  const lose = () =>
    db.own(async (tx) => {
      await tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws])
      await tx.query('delete from team_members where ws = $1', [ws])
    })
  return { ws, device, line, lose }
}

async function expectNoRow(line: Awaited<ReturnType<typeof connect>>): Promise<void> {
  // Whatever was begun is over when this comes.
  await server.live.sweep()
  await flush(line)
  expect(line.frames.map(({ type }) => type).filter((type) => type !== 'access')).toEqual([])
}
