import { applyMutation } from '../../../../../backend/src/sync/apply'
import type { Batch } from '../../../../../backend/src/sync/batch'
import { bare, contactOf, type Held, type HeldRows, keyOf } from '../../../../../backend/src/sync/held'
import { CONTACT_FIELD } from '@/storage/sync/rights'
import type {
  Cursors,
  FieldOp,
  Gone,
  Json,
  Mutation,
  Outcome,
  PullAnswer,
  PushAnswer,
  Role,
  ServerFrame,
  SyncRow,
} from '@/storage/sync/wire'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'

export const GEN = 'gen-1'
export type Delta = Extract<ServerFrame, { type: 'delta' }>

/** The server, by its own rules of who may what and what stands, without its database. */
export type Office = {
  rows: HeldRows
  epoch: () => string
  hire: (userId: string, role: Role) => void
  push: (userId: string, client: string, muts: readonly Mutation[]) => PushAnswer
  pull: (userId: string, cursors: Cursors, limit?: number) => PullAnswer
  /** What somebody else writes, in knowledge of what stands, or `blind`. @returns the delta that others are told. */
  write: (by: string, tbl: string, id: string, values: Record<string, Json>, how?: How) => Delta
  row: (tbl: string, id: string) => SyncRow
  counter: () => number
  /** As a server that was set back, it does not know these mutations. */
  forget: (mids: readonly string[]) => void
}
type How = { blind?: boolean; at?: number }

export function createOffice(): Office {
  const rows: HeldRows = new Map()
  const roles = new Map<string, Role>()
  const outcomes = new Map<string, Outcome>()
  const gone: Gone[] = []
  let counter = 0
  let rights = 0

  const bucketsOf = (userId: string): string[] => {
    const isLeading = ['owner', 'manager'].includes(roles.get(userId) ?? '')
    return ['ws', ...(isLeading ? [...roles.keys()] : [userId]).map((id) => `o:${id}`)]
  }
  const settle = (): { changed: SyncRow[]; left: Gone[] } => {
    for (const row of rows.values()) {
      const contact = contactOf(rows, row)
      if (contact === undefined || contact.bucket === row.bucket) continue
      Object.assign(row, { bucket: contact.bucket, isChanged: true, seq: ++counter })
    }
    const changed = [...rows.values()].filter(({ isChanged }) => isChanged)
    const left = changed
      .filter(({ bucket, from }) => bucket !== from)
      .map(({ tbl, id, from }) => ({ tbl, id, bucket: from, seq: ++counter }))
    gone.push(...left)
    for (const row of changed) Object.assign(row, { from: row.bucket, isChanged: false })
    return { changed: changed.map(bare), left }
  }
  const push: Office['push'] = (userId, client, muts) => {
    const buckets = new Set(bucketsOf(userId))
    const batch: Batch = {
      writer: { userId, role: roles.get(userId) ?? 'rep', buckets },
      client,
      sentAt: now(),
      now: now(),
      rows,
      places: { userIds: new Set(roles.keys()), teamIds: new Set() },
      counter,
      history: [],
      beaten: [],
      changesRights: false,
    }
    const res = muts.map((mutation): Outcome => {
      const known = outcomes.get(mutation.mid)
      if (known !== undefined) return { ...known, n: mutation.n, dup: true }
      const outcome = applyMutation(batch, structuredClone(mutation))
      outcomes.set(mutation.mid, outcome)
      return outcome
    })
    counter = batch.counter
    const { changed, left } = settle()
    const shown = new Map(changed.map((row) => [keyOf(row.tbl, row.id), row]))
    for (const [at, { tbl, id }] of muts.entries()) {
      const row = rows.get(keyOf(tbl, id))
      if (res[at]?.st === 'ok' && row !== undefined) shown.set(keyOf(tbl, id), bare(row))
    }
    const answer: PushAnswer = {
      gen: GEN,
      now: now(),
      last_n: muts.at(-1)?.n ?? 0,
      res,
      rows: [...shown.values()].filter(({ bucket }) => buckets.has(bucket)),
      evict: left.filter(
        ({ tbl, id, bucket }) => buckets.has(bucket) && !buckets.has(rows.get(keyOf(tbl, id))!.bucket),
      ),
    }
    return structuredClone(answer)
  }
  const pull: Office['pull'] = (userId, cursors, limit = 500) => {
    const buckets = bucketsOf(userId)
    const isNew = ({ bucket, seq }: Gone): boolean => buckets.includes(bucket) && seq > (cursors[bucket] ?? 0)
    const items = [
      ...[...rows.values()].filter(isNew).map((row) => ({ seq: row.seq, row: bare(row), gone: undefined })),
      ...gone.filter(isNew).map((one) => ({ seq: one.seq, row: undefined, gone: one })),
    ].toSorted((one, other) => one.seq - other.seq)
    const page = items.slice(0, limit)
    const more = items.length > limit
    const upTo = more ? page.at(-1)!.seq : counter
    return structuredClone({
      gen: GEN,
      now: now(),
      epoch: String(rights),
      cursors: Object.fromEntries(buckets.map((one) => [one, Math.max(cursors[one] ?? 0, upTo)])),
      rows: page.flatMap(({ row }) => row ?? []),
      gone: page.flatMap(({ gone: one }) => one ?? []),
      more,
    })
  }
  const write: Office['write'] = (by, tbl, id, values, { blind = false, at = now() } = {}) => {
    const from = counter
    const held: Held | undefined = rows.get(keyOf(tbl, id))
    const contactId = values[CONTACT_FIELD]
    const parent = held?.parent ?? (typeof contactId === 'string' ? contactId : undefined)
    const opOf = (field: string, v: Json): FieldOp => ({
      v,
      t: at,
      b: blind ? null : (held?.clk[field] ?? null),
    })
    const ops = Object.fromEntries(Object.entries(values).map(([field, v]) => [field, opOf(field, v)]))
    const mutation: Mutation = {
      n: 1,
      mid: newId(),
      tbl,
      id,
      sv: 6,
      ops,
      ...(parent !== undefined && { parent }),
    }
    const { res } = push(by, `client-of-${by}`, [mutation])
    if (res[0]?.st !== 'ok') throw new Error(`${tbl} ${res[0]?.st} ${res[0]?.code}`)
    const written = [...rows.values()].filter(({ seq }) => seq > from)
    const left = gone.filter(({ seq }) => seq > from)
    const touched = [...new Set([...written, ...left].map(({ bucket }) => bucket))]
    const all = (seq: number): Cursors => Object.fromEntries(touched.map((bucket) => [bucket, seq]))
    const frame = {
      epoch: String(rights),
      from: all(from),
      to: all(counter),
      rows: written.map(bare),
      gone: left,
    }
    return structuredClone({ type: 'delta' as const, ...frame })
  }
  return {
    rows,
    push,
    pull,
    write,
    epoch: () => String(rights),
    hire: (userId, role) => {
      rights += 1
      roles.set(userId, role)
    },
    row: (tbl, id) => structuredClone(bare(rows.get(keyOf(tbl, id))!)),
    counter: () => counter,
    forget: (mids) => mids.forEach((mid) => outcomes.delete(mid)),
  }
}
