import { expect } from 'vitest'
import type { Conflict } from '@/storage/schema/team'
import type { Outcome } from '@/storage/sync/wire'
import type { TeamServer } from './server'
import type { World } from './world'

/** Of all fields the one of which no two ever write the same. */
const FIELD = 'email'

/** A value that does not stand: it lost against a later one, or somebody wrote over it without having seen it. */
type Beaten = { id: string; value: string; stamp: string; kind: 'lost' | 'replaced'; device: string }
type Sent = { mid: string; device: string; outcome: Outcome }
type Row = { id: string; bucket: string; moved: boolean; stamps: string[] }

/**
 * Of each true conflict exactly one side is told: the one whose value does not stand. Whoever has written there again since
 * has had their say, and who does not see the contact any more hears nothing of it.
 * @returns how many were told.
 */
export async function expectTold({ db }: TeamServer, worlds: readonly World[]): Promise<number> {
  const [beaten, sent, rows] = await db.own(async (tx) => [
    await tx.query<Beaten>(
      `select h.id, h.value #>> '{}' as value, h.stamp, h.kind, c.device_id as device from history h
       join clients c on c.ws = h.ws and c.client = split_part(h.stamp, '~', 2) where h.field = $1`,
      [FIELD],
    ),
    await tx.query<Sent>(
      `select m.mid::text as mid, c.device_id as device, m.outcome from mutations m
       join clients c on c.ws = m.ws and c.client = m.client where m.outcome -> 'lost' ? $1`,
      [FIELD],
    ),
    await tx.query<Row>(
      `select id, bucket, exists (select 1 from gone g where g.ws = r.ws and g.tbl = r.tbl and g.id = r.id) as moved,
         coalesce(unseen #> array[$1, 'stamps'], '[]') as stamps from rows r where tbl = 'contacts'`,
      [FIELD],
    ),
  ])
  let told = 0
  for (const world of worlds) {
    const conflicts = await conflictsOf(world)
    told += conflicts.length
    const { deviceId, user } = (await world.worker.session())!
    const own = beaten.filter(({ device }) => device === deviceId)
    for (const conflict of conflicts) expectBeaten(conflict, own, sent)
    const stays = rows.filter(
      ({ bucket, moved }) => user.name === 'Ana' || (bucket === `o:${user.id}` && !moved),
    )
    const all = new Set(conflicts.map(({ id }) => id))
    for (const { id, stamps } of stays) {
      for (const stamp of stamps.filter((one) => own.some((entry) => entry.stamp === one)))
        expect(all, `${world.name} is told of ${stamp}`).toContain(`${stamp}|contacts|${id}|${FIELD}`)
      await expectLastTold(world, id, sent, all)
    }
  }
  return told
}

async function conflictsOf({ worker }: World): Promise<Conflict[]> {
  const conflicts = await (await worker.database()).conflicts.toArray()
  return conflicts.filter(({ field }) => field === FIELD)
}

/** It is this device's own value, and each is told once. */
function expectBeaten(conflict: Conflict, own: readonly Beaten[], sent: readonly Sent[]): void {
  const [key = ''] = conflict.id.split('|')
  const isLost = sent.some(({ mid }) => mid === key)
  const kind = isLost ? 'lost' : 'replaced'
  const entries = own.filter(
    (one) => one.id === conflict.rowId && one.value === conflict.mine && one.kind === kind,
  )
  expect(entries, `${kind} ${conflict.id}`).toHaveLength(1)
  if (!isLost) expect(entries[0]!.stamp).toBe(key)
}

/** Of the edit that was their last word there, when it came too late. */
async function expectLastTold(
  { name, worker }: World,
  id: string,
  sent: readonly Sent[],
  told: ReadonlySet<string>,
): Promise<void> {
  const db = await worker.database()
  const edits = await db.sentMutations.where('row').equals(`contacts|${id}`).toArray()
  const [last] = edits
    .filter(({ mutation }) => FIELD in mutation.ops)
    .toSorted((one, other) => other.mutation.n - one.mutation.n)
  if (last === undefined || !sent.some(({ mid }) => mid === last.id)) return
  expect(told, `${name} is told of ${last.id}`).toContain(`${last.id}|contacts|${id}|${FIELD}`)
}
