import { randomUUID } from 'node:crypto'
import {
  type JoinAnswer,
  type Mutation,
  PROTOCOL,
  type PullAnswer,
  type PushAnswer,
  type SyncRow,
} from '../../../../storage/sync/wire.ts'
import { PUBKEY } from '../../people/support/office.ts'

type Answer<Body> = { status: number; body: Body & { code?: string } }

/** A device that goes on with one server after the other, as long as all of them have the same data. */
export type Device = {
  url: string
  client: string
  /** A mutation that makes a contact; the number is its own. */
  contact: (name: string) => Mutation
  /** Rejects when the server ends before it has answered. */
  push: (muts: readonly Mutation[]) => Promise<Answer<PushAnswer>>
  /** What it has not seen yet, and the last number of the server. */
  pull: () => Promise<{ rows: SyncRow[]; head: number }>
}

/** Joins as the owner. */
export async function joinAsOwner(url: string, secret: string): Promise<JoinAnswer> {
  const ask = { invite: secret, userName: 'Olivia', deviceName: 'Laptop', pubkey: PUBKEY, proto: PROTOCOL }
  const { status, body } = await send<JoinAnswer>(url, '/v1/join', ask)
  if (status !== 200) throw new Error(`${status} ${body.code}`)
  return body
}

/** @returns a client of the owner. */
export function createDevice(url: string, { token, gen, user }: JoinAnswer): Device {
  let n = 0
  let cursors = {}
  const device: Device = {
    url,
    client: `client-${randomUUID()}`,
    contact: (name) => {
      n += 1
      const ops = { name: { v: name, t: 1, b: null }, ownerId: { v: user.id, t: 1, b: null } }
      return { n, mid: randomUUID(), tbl: 'contacts', id: randomUUID(), parent: null, sv: 1, ops }
    },
    push: (muts) => {
      const body = { client: device.client, gen, acked: 0, now: Date.now(), muts }
      return send<PushAnswer>(device.url, '/v1/sync/push', body, token)
    },
    pull: async () => {
      const rows: SyncRow[] = []
      for (;;) {
        const ask = { client: device.client, gen, cursors, limit: 2_000 }
        const { status, body } = await send<PullAnswer>(device.url, '/v1/sync/pull', ask, token)
        if (status !== 200) throw new Error(`${status} ${body.code}`)
        rows.push(...body.rows)
        cursors = body.cursors
        if (!body.more) return { rows, head: body.head ?? 0 }
      }
    },
  }
  return device
}

async function send<Body>(url: string, path: string, body: unknown, token?: string): Promise<Answer<Body>> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Answer<Body>['body'] }
}
