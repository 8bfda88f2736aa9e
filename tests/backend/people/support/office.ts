import { randomUUID } from 'node:crypto'
import type { NewInvite } from '../../../../storage/sync/people-wire.ts'
import { type JoinAnswer, PROTOCOL, type Role } from '../../../../storage/sync/wire.ts'
import { type AppOptions, createApp } from '../../../../backend/src/app.ts'
import type { Db } from '../../../../backend/src/db/db.ts'
import { createMetrics } from '../../../../backend/src/http/metrics.ts'
import { createAccess } from '../../../../backend/src/people/access.ts'
import { createAuth } from '../../../../backend/src/people/auth.ts'
import { firstStart } from '../../../../backend/src/people/first-start.ts'
import { hashOf, newSecret } from '../../../../backend/src/people/secrets.ts'
import type { Services, Written } from '../../../../backend/src/services.ts'

/** Somebody on a device. */
export type Desk = JoinAnswer & {
  ask: (method: string, path: string, body?: unknown) => Promise<Answer>
}
/** `body`: empty when the answer is no JSON. */
export type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers }

export const PUBKEY = 'A'.repeat(87)
const UNLIMITED = { burst: 1_000_000, perSecond: 1_000_000 }

export type Office = Awaited<ReturnType<typeof openOffice>>

/** A team on the whole app, asked without sockets; `told` is what the devices would have been told. */
export async function openOffice(db: Db, options: Partial<AppOptions> = {}, log: Services['log'] = quiet) {
  const clock = { now: Date.parse('2026-03-01T10:00:00Z') }
  const told = { rights: 0, revoked: [] as string[], written: [] as Written[] }
  const services: Services = {
    db,
    now: () => clock.now,
    log,
    access: createAccess({ db }),
    auth: createAuth({ db, now: () => clock.now }),
    live: {
      written: async (written) => void told.written.push(written),
      rightsChanged: async () => void (told.rights += 1),
      revoked: async (_, deviceId) => void told.revoked.push(deviceId),
    },
    locks: { ask: async () => ({ lock: undefined, isYours: false }) },
  }
  const app = createApp(services, {
    publicUrl: 'https://team.example',
    metrics: createMetrics(),
    metricsToken: undefined,
    proxies: 0,
    deviceRate: UNLIMITED,
    joinRate: UNLIMITED,
    isStopping: () => false,
    ...options,
  })

  const ask = async (
    token: string | undefined,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer> => {
    const response = await app.request(path, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /^application\/json(;|$)/.test(response.headers.get('content-type') ?? '')
    const parsed = (isJson ? JSON.parse(text) : {}) as Answer['body']
    return { status: response.status, body: parsed, text, headers: response.headers }
  }
  const tryJoin = (secret: string, more: Record<string, unknown> = {}): Promise<Answer> =>
    ask(undefined, 'POST', '/v1/join', {
      invite: secret,
      userName: 'Someone',
      deviceName: 'Laptop',
      pubkey: PUBKEY,
      proto: PROTOCOL,
      ...more,
    })
  const sitDown = (joined: JoinAnswer): Desk => ({
    ...joined,
    ask: (method, path, body) => ask(joined.token, method, path, body),
  })
  const join = async (secret: string, userName = 'Someone'): Promise<Desk> => {
    const { status, body } = await tryJoin(secret, { userName })
    if (status !== 200) throw new Error(`join: ${status} ${JSON.stringify(body)}`)
    return sitDown(body as unknown as JoinAnswer)
  }
  const invite = async (maker: Desk, more: Record<string, unknown>): Promise<NewInvite> => {
    const { status, body } = await maker.ask('POST', '/v1/admin/invites', more)
    if (status !== 201) throw new Error(`invite: ${status} ${JSON.stringify(body)}`)
    return body as unknown as NewInvite
  }

  const first = await firstStart({
    db,
    now: services.now,
    publicUrl: 'https://team.example',
    workspaceName: 'Team',
  })
  const owner = await join(first!.secret, 'Olivia')
  const ws = owner.ws.id
  /** A new colleague, as if they had joined: only written down, since most tests need several. */
  const hire = async (role: Role, { teamId, name = role }: { teamId?: string; name?: string } = {}) => {
    const [userId, deviceId, token] = [randomUUID(), randomUUID(), newSecret()]
    await db.own(async (tx) => {
      await tx.query('insert into users (ws, id, name, role) values ($1, $2, $3, $4)', [
        ws,
        userId,
        name,
        role,
      ])
      await tx.query(
        `insert into devices (ws, id, user_id, name, token_hash, pubkey) values ($1, $2, $3, 'Laptop', $4, $5)`,
        [ws, deviceId, userId, hashOf(token), PUBKEY],
      )
      if (teamId !== undefined)
        await tx.query('insert into team_members (ws, team_id, user_id) values ($1, $2, $3)', [
          ws,
          teamId,
          userId,
        ])
    })
    return sitDown({ ...owner, token, deviceId, user: { id: userId, name }, role, keyGrants: [] })
  }
  const makeTeam = async (name = 'North'): Promise<string> =>
    (await owner.ask('POST', '/v1/admin/teams', { name })).body['id'] as string
  const seen = async ({ user, deviceId, role }: Desk): Promise<string[]> =>
    (await services.access.bucketsOf({ ws, userId: user.id, deviceId, role })).buckets

  /** Writes a row as a push would have. */
  const write = async (tbl: string, bucket: string, data: Record<string, unknown> = {}, parent?: string) => {
    const id = randomUUID()
    await db.own(async (tx) => {
      const [counted] = await tx.query<{ counter: unknown }>(
        'update workspaces set counter = counter + 1 where ws = $1 returning counter',
        [ws],
      )
      await tx.query(
        `insert into rows (ws, tbl, id, bucket, parent, seq, data, clk) values ($1, $2, $3, $4, $5, $6, $7, '{}')`,
        [ws, tbl, id, bucket, parent ?? null, Number(counted!.counter), JSON.stringify(data)],
      )
    })
    return id
  }
  const bucketOf = async (id: string): Promise<string> => {
    const rows = await db.own((tx) =>
      tx.query<{ bucket: string }>('select bucket from rows where ws = $1 and id = $2', [ws, id]),
    )
    return rows[0]!.bucket
  }
  const contactOf = ({ user }: Pick<Desk, 'user'>): Promise<string> =>
    write('contacts', `o:${user.id}`, { ownerId: user.id })

  return {
    app,
    ask,
    services,
    clock,
    told,
    tryJoin,
    join,
    sitDown,
    invite,
    hire,
    makeTeam,
    seen,
    write,
    bucketOf,
    contactOf,
    owner,
    ws,
    db,
  }
}

const quiet: Services['log'] = { info: () => undefined, warn: () => undefined, error: () => undefined }
