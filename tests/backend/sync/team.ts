import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Caller, Db } from '../../../backend/src/db/db.ts'
import { freshDatabase } from '../support/databases.ts'
import { answerErrors } from '../../../backend/src/http/answer-errors.ts'
import { authorize } from '../../../backend/src/http/authorize.ts'
import type { Authorized } from '../../../backend/src/http/caller.ts'
import { LIMITS } from '../../../backend/src/limits.ts'
import { createAccess } from '../../../backend/src/people/access.ts'
import type { Services, Written } from '../../../backend/src/services.ts'
import { moveContacts, type Place } from '../../../backend/src/sync/move.ts'
import { createSyncRoutes } from '../../../backend/src/sync/routes.ts'
import { bare, type Stored } from '../../../backend/src/sync/held.ts'
import type { Role, SyncRow } from '../../../storage/sync/wire.ts'

export type Person = { userId: string; deviceId: string }
export type Post = (path: string, body: unknown) => Promise<{ status: number; body: unknown }>

let opened: Promise<Db> | undefined

/** One workspace of its own in a database that the tests of a file share, and the servers in front of it. */
export type Team = {
  ws: string
  db: Db
  gen: string
  services: Services
  written: Written[]
  /** The server's clock, epoch ms. */
  clock: { now: number }
  join: (role: Role, teams?: readonly string[]) => Promise<Person>
  /** A further device of somebody. */
  addDevice: (userId: string) => Promise<Person>
  setRole: (userId: string, role: Role) => Promise<void>
  /** Puts somebody into exactly these teams. */
  setTeams: (userId: string, teams: readonly string[]) => Promise<void>
  as: (deviceId: string) => { post: Post; get: (path: string) => Promise<{ status: number; body: unknown }> }
  /** Shows a contact to one more person. */
  share: (contactId: string, userId: string) => Promise<void>
  /** Shows it to its owner or team alone again. */
  unshare: (contactId: string) => Promise<void>
  /** Hands it over, as one who leads does. */
  reassign: (contactId: string, to: Place) => Promise<void>
  rights: () => Promise<number>
  bucketsOf: (deviceId: string) => Promise<string[]>
  rows: () => Promise<SyncRow[]>
}

/** `dbs`: of each instance of the server; requests go to one after the other. `limits`: to see many small answers. */
export async function createTeam(dbs?: readonly Db[], limits = LIMITS): Promise<Team> {
  const [db = await (opened ??= freshDatabase()), ...others] = dbs ?? []
  const ws = `ws-${randomUUID()}`
  const gen = `gen-${randomUUID()}`
  const clock = { now: Date.UTC(2026, 10, 21) }
  const written: Written[] = []
  await db.own(async (tx) => {
    await tx.query('insert into workspaces (ws, name, gen) values ($1, $2, $3)', [ws, 'Test', gen])
    for (const team of ['north', 'south'])
      await tx.query('insert into teams (ws, id, name) values ($1, $2, $2)', [ws, team])
  })
  const servicesOf = (one: Db): Services => ({ ...servicesOver(one, clock, written), limits })
  const services = servicesOf(db)
  const instances = [services, ...others.map(servicesOf)].map(appOver)
  let asked = 0
  const addDevice = async (userId: string): Promise<Person> => {
    const deviceId = `device-${randomUUID()}`
    await db.own((tx) =>
      tx.query(
        "insert into devices (ws, id, user_id, name, token_hash, pubkey) select $1, d.id, $3, 'Browser', sha256(convert_to(d.id, 'UTF8')), '' from (select $2::text as id) d",
        [ws, deviceId, userId],
      ),
    )
    return { userId, deviceId }
  }
  const changeRights = async (sql: string, params: readonly unknown[]): Promise<void> => {
    await db.own(async (tx) => {
      await tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws])
      await tx.query(sql, params)
    })
  }
  const move = async (
    contactId: string,
    to: Place,
    sql: string,
    params: readonly unknown[],
  ): Promise<void> => {
    await db.own(async (tx) => {
      await tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws])
      await tx.query(sql, [ws, contactId, ...params])
      await moveContacts(tx, ws, [contactId], to, clock.now)
    })
  }
  const setTeams: Team['setTeams'] = async (userId, teams) => {
    await changeRights('delete from team_members where ws = $1 and user_id = $2', [ws, userId])
    await changeRights(
      'insert into team_members (ws, team_id, user_id) select $1, team, $2 from unnest($3::text[]) team',
      [ws, userId, [...teams]],
    )
  }
  return {
    ws,
    db,
    gen,
    services,
    written,
    clock,
    addDevice,
    setTeams,
    join: async (role, teams = []) => {
      const userId = `user-${randomUUID()}`
      await db.own((tx) =>
        tx.query("insert into users (ws, id, name, role) values ($1, $2, 'Somebody', $3)", [
          ws,
          userId,
          role,
        ]),
      )
      await setTeams(userId, teams)
      return addDevice(userId)
    },
    setRole: (userId, role) =>
      changeRights('update users set role = $3 where ws = $1 and id = $2', [ws, userId, role]),
    as: (deviceId) => {
      const ask = async (path: string, init: RequestInit) => {
        const headers = { authorization: `Bearer ${deviceId}`, 'content-type': 'application/json' }
        const instance = instances[asked++ % instances.length]!
        const answer = await instance.request(path, { ...init, headers })
        return { status: answer.status, body: (await answer.json()) as unknown }
      }
      return {
        post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
        get: (path) => ask(path, {}),
      }
    },
    share: (contactId, userId) =>
      move(
        contactId,
        { isShared: true },
        'insert into shares (ws, contact_id, user_id) values ($1, $2, $3) on conflict do nothing',
        [userId],
      ),
    unshare: (contactId) =>
      move(contactId, { isShared: false }, 'delete from shares where ws = $1 and contact_id = $2', []),
    reassign: (contactId, to) => move(contactId, to, 'select $1::text, $2::text', []),
    rights: async () => {
      const [found] = await db.own((tx) =>
        tx.query<{ rights: unknown }>('select rights from workspaces where ws = $1', [ws]),
      )
      return Number(found?.rights)
    },
    bucketsOf: async (deviceId) => {
      const caller = await services.auth.callerOf(deviceId)
      return caller === undefined ? [] : (await services.access.bucketsOf(caller)).buckets
    },
    rows: async () => {
      const rows = await db.own((tx) =>
        tx.query<Stored>(
          'select tbl, id, bucket, parent, seq::int, data, clk, unseen from rows where ws = $1 order by seq',
          [ws],
        ),
      )
      return rows.map(bare)
    },
  }
}

function appOver(services: Services): Hono<Authorized> {
  const app = new Hono<Authorized>()
  app.onError((error, c) => answerErrors(services.log)(error, c as never))
  app.use(authorize(services))
  return app.route('/', createSyncRoutes(services))
}

function servicesOver(db: Db, clock: { now: number }, written: Written[]): Services {
  return {
    db,
    now: () => clock.now,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event, error) => {
        throw new Error(event, { cause: error })
      },
    },
    access: createAccess({ db }),
    // The token of a device is its id here: who it is is not what these tests are about.
    auth: { callerOf: (token) => callerOf(db, token) },
    live: {
      written: async (one) => void written.push(one),
      rightsChanged: async () => undefined,
      revoked: async () => undefined,
    },
    locks: { ask: async () => ({ lock: undefined, isYours: false }) },
  }
}

async function callerOf(db: Db, deviceId: string): Promise<Caller | undefined> {
  const [found] = await db.own((tx) =>
    tx.query<Caller>(
      `select d.ws, d.id as "deviceId", u.id as "userId", u.role from devices d
       join users u on u.ws = d.ws and u.id = d.user_id where d.id = $1 and d.revoked_at is null`,
      [deviceId],
    ),
  )
  return found
}
