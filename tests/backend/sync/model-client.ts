import { randomUUID } from 'node:crypto'
import type {
  Cursors,
  Json,
  Mutation,
  Outcome,
  PullAnswer,
  PushAnswer,
  Refusal,
  SyncRow,
} from '../../../storage/sync/wire.ts'
import type { Post } from './team.ts'

/** What a browser's profile keeps: it can be copied and set back. */
export type Profile = {
  client: string
  gen: string
  /** The last number given to a mutation. */
  n: number
  cursors: Cursors
  rows: Map<string, SyncRow>
  outbox: Mutation[]
  /** Sent and answered; pushed again when the server was restored. */
  log: Mutation[]
  /** What came of each, by its `mid`. */
  outcomes: Map<string, Outcome>
}

/** The rules of a client, as short as they can be written, to hold the server against. */
export type ModelClient = {
  profile: Profile
  /** Its clock, epoch ms. */
  clock: () => number
  edit: (tbl: string, id: string, values: Record<string, Json>, parent?: string) => Mutation
  push: (post: Post) => Promise<void>
  pull: (post: Post) => Promise<boolean>
  /** A field as the person sees it: their own edits over what came. */
  see: (tbl: string, id: string, field: string) => Json | undefined
}

export function createModelClient(gen: string, clock: () => number): ModelClient {
  const model: ModelClient = {
    clock,
    profile: {
      client: newClient(),
      gen,
      n: 0,
      cursors: {},
      rows: new Map(),
      outbox: [],
      log: [],
      outcomes: new Map(),
    },
    edit: (tbl, id, values, parent) => {
      const { profile } = model
      const clk = profile.rows.get(`${tbl} ${id}`)?.clk ?? {}
      const ops = Object.fromEntries(
        Object.entries(values).map(([field, v]) => [field, { v, t: clock(), b: clk[field] ?? null }]),
      )
      const mutation: Mutation = { n: ++profile.n, mid: randomUUID(), tbl, id, sv: 1, ops }
      if (parent !== undefined) mutation.parent = parent
      profile.outbox.push(mutation)
      return mutation
    },
    push: async (post) => {
      const { profile } = model
      const muts = profile.outbox.slice(0, 500)
      const [first] = muts
      if (first === undefined) return
      const { client, gen } = profile
      const { status, body } = await post('/v1/sync/push', {
        client,
        gen,
        acked: first.n - 1,
        now: clock(),
        muts,
      })
      if (status === 200) applyPush(profile, body as PushAnswer)
      else refuse(profile, body as { code: Refusal; detail?: string })
    },
    pull: async (post) => {
      const { profile } = model
      const asked = JSON.stringify(profile.cursors)
      const { client, gen, cursors } = profile
      const { status, body } = await post('/v1/sync/pull', { client, gen, cursors, limit: 7 })
      if (status !== 200) {
        refuse(profile, body as { code: Refusal; detail?: string })
        return true
      }
      // Made with other cursors than those of now: what it skips may be missing.
      if (JSON.stringify(profile.cursors) !== asked) return true
      return applyPull(profile, body as PullAnswer)
    },
    see: (tbl, id, field) => {
      const { rows, outbox } = model.profile
      const own = outbox.findLast((one) => one.tbl === tbl && one.id === id && field in one.ops)
      return own?.ops[field]?.v ?? rows.get(`${tbl} ${id}`)?.data[field]
    },
  }
  return model
}

/** @returns a copy of a profile, as a backup of the disk would bring it back. */
export function copyOf(profile: Profile): Profile {
  return structuredClone(profile)
}

function applyPush(profile: Profile, answer: PushAnswer): void {
  for (const outcome of answer.res) {
    const at = profile.outbox.findIndex(({ n }) => n === outcome.n)
    const [mutation] = at === -1 ? [] : profile.outbox.splice(at, 1)
    if (mutation === undefined) continue
    profile.outcomes.set(mutation.mid, outcome)
    profile.log.push(mutation)
  }
  for (const row of answer.rows) applyRow(profile, row)
  for (const { tbl, id, bucket, seq } of answer.evict) {
    const key = `${tbl} ${id}`
    const stored = profile.rows.get(key)
    if (stored?.bucket !== bucket || stored.seq > seq) continue
    profile.rows.delete(key)
    // Were it to be seen again, the cursor would have passed it.
    delete profile.cursors[bucket]
  }
}

function applyPull(profile: Profile, answer: PullAnswer): boolean {
  for (const row of answer.rows) applyRow(profile, row)
  for (const { tbl, id, bucket, seq } of answer.gone) {
    const key = `${tbl} ${id}`
    const stored = profile.rows.get(key)
    if (stored?.bucket === bucket && stored.seq <= seq) profile.rows.delete(key)
  }
  for (const [key, { bucket }] of profile.rows)
    if (!Object.hasOwn(answer.cursors, bucket)) profile.rows.delete(key)
  profile.cursors = answer.cursors
  return answer.more
}

function applyRow(profile: Profile, row: SyncRow): void {
  const key = `${row.tbl} ${row.id}`
  const stored = profile.rows.get(key)
  if (stored === undefined || stored.seq <= row.seq) profile.rows.set(key, row)
}

function refuse(profile: Profile, { code, detail }: { code: Refusal; detail?: string }): void {
  if (code === 'GEN_CHANGED') {
    profile.gen = detail ?? profile.gen
    profile.outbox.unshift(...profile.log)
    profile.log = []
    beginAnew(profile)
  }
  if (code === 'CURSOR_TOO_OLD') beginAnew(profile)
  if (code === 'MUTATION_GAP' || code === 'CLIENT_FORKED' || code === 'GEN_CHANGED') rename(profile)
}

function beginAnew(profile: Profile): void {
  profile.cursors = {}
  profile.rows = new Map()
}

/** Somebody else counts under the same name: a copy of this profile, or the one it was set back from. */
function rename(profile: Profile): void {
  profile.client = newClient()
  profile.outbox = profile.outbox.map((mutation, at) => Object.assign({}, mutation, { n: at + 1 }))
  profile.n = profile.outbox.length
}

function newClient(): string {
  return `client-${randomUUID()}`
}
