import { randomUUID } from 'node:crypto'
import type { Json, Mutation, PullAnswer, PushAnswer } from '../../../storage/sync/wire.ts'
import type { Person, Team } from './team.ts'

type More = { t?: number; b?: string | null; parent?: string; n?: number; mid?: string }
type Answer<Body> = { status: number; body: Body & { code?: string; detail?: string } }

/** A device that sends exactly what a test says. */
export type Pen = {
  client: string
  /** The next mutation. Its fields overwrite nothing that is known, unless `b` says so. */
  mut: (tbl: string, id: string, values: Record<string, Json>, more?: More) => Mutation
  push: (muts: readonly unknown[], more?: Record<string, unknown>) => Promise<Answer<PushAnswer>>
  pull: (cursors?: Record<string, number>, limit?: number) => Promise<Answer<PullAnswer>>
}

export function createPen(team: Team, person: Person, client = `client-${randomUUID()}`): Pen {
  const { post } = team.as(person.deviceId)
  let last = 0
  return {
    client,
    mut: (tbl, id, values, { t = team.clock.now, b = null, parent, n, mid = randomUUID() } = {}) => {
      last = n ?? last + 1
      const ops = Object.fromEntries(Object.entries(values).map(([field, v]) => [field, { v, t, b }]))
      return { n: last, mid, tbl, id, sv: 1, ops, ...(parent !== undefined && { parent }) }
    },
    push: async (muts, more) =>
      (await post('/v1/sync/push', {
        client,
        gen: team.gen,
        acked: 0,
        now: team.clock.now,
        muts,
        ...more,
      })) as Answer<PushAnswer>,
    pull: async (cursors = {}, limit = 2_000) =>
      (await post('/v1/sync/pull', { client, gen: team.gen, cursors, limit })) as Answer<PullAnswer>,
  }
}
