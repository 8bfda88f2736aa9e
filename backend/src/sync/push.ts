import type { PushAnswer } from '../../../storage/sync/wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { LIMITS } from '../limits.ts'
import type { Services, Written } from '../services.ts'
import { type Access, withAccess } from './access.ts'
import type { Batch } from './batch.ts'
import { belongingsOf, judge } from './judge.ts'
import { loadRows } from './row-store.ts'
import { numbered, outcomesOf } from './number.ts'
import { placesOf } from './places.ts'
import { lastNumberOf, saveClient, saveHistory, saveOutcomes } from './push-store.ts'
import type { Sent } from './read-push.ts'
import { settle } from './settle.ts'
import { shown } from './shown.ts'
import { CONTACT_FIELD } from '../../../storage/sync/rights.ts'
import { nameWinners } from './winners.ts'
import { lockWorkspace, saveCounter } from './workspace.ts'

export type PushRequest = { client: string; gen: string; now: number; sent: Sent[] }
type Done = { answer: PushAnswer; written: Written; changesRights: boolean }

/**
 * Does the mutations of a device in one transaction and tells the others.
 * @throws ApiError when the push is refused as a whole; nothing of it is done then.
 */
export async function push(services: Services, caller: Caller, request: PushRequest): Promise<PushAnswer> {
  const now = services.now()
  const { answer, ...done } = await withAccess(services, caller, (access) =>
    services.db.own((tx) => pushIn(tx, access, request, { now, most: (services.limits ?? LIMITS).page })),
  )
  await tell(services, done)
  return answer
}

/** What is committed is done: others who are not told will pull. */
async function tell(
  { live, log }: Services,
  { written, changesRights }: Omit<Done, 'answer'>,
): Promise<void> {
  try {
    if (changesRights) await live.rightsChanged(written.ws)
    if (written.rows.length + written.gone.length > 0) await live.written(written)
  } catch (error) {
    log.error('push not told', error, { ws: written.ws, rows: written.rows.length })
  }
}

async function pushIn(
  tx: Tx,
  access: Access,
  request: PushRequest,
  { now, most }: { now: number; most: number },
): Promise<Done | undefined> {
  const { ws, deviceId, userId, role } = access.caller
  const { client, sent } = request
  const workspace = await lockWorkspace(tx, ws)
  if (workspace.rights !== access.rights) return undefined
  if (workspace.gen !== request.gen) throw new ApiError('GEN_CHANGED', workspace.gen)
  const before = await lastNumberOf(tx, ws, deviceId, client)
  const mutations = numbered(sent, before, await outcomesOf(tx, ws, sent))
  const batch: Batch = {
    writer: { userId, role, buckets: new Set(access.buckets) },
    client,
    sentAt: request.now,
    now,
    ...(await load(tx, ws, mutations)),
    counter: workspace.counter,
    history: [],
    beaten: [],
    changesRights: false,
  }
  const judged = judge(batch, mutations, await belongingsOf(tx, ws, mutations), most)
  const lastN = judged.at(-1)?.lastN ?? before
  await nameWinners(tx, ws, batch.beaten)
  // By its client the history knows who wrote a value.
  await saveClient(tx, ws, deviceId, client, lastN)
  // Before it is settled: what stood before goes with who is erased.
  await saveHistory(tx, ws, batch.history)
  const settled = await settle(tx, ws, batch.rows, batch.counter)
  await saveOutcomes(
    tx,
    ws,
    client,
    judged.filter(({ outcome }) => outcome.dup === undefined).map(({ mid, outcome }) => ({ mid, outcome })),
  )
  if (settled.counter !== workspace.counter) await saveCounter(tx, ws, settled.counter, batch.changesRights)
  const { gen } = workspace
  const answer = {
    gen,
    now,
    last_n: lastN,
    res: judged.map(({ outcome }) => outcome),
    ...shown(batch, judged, settled, most),
  }
  return {
    answer,
    written: { ws, client, rows: settled.rows, gone: settled.gone },
    changesRights: batch.changesRights,
  }
}

async function load(tx: Tx, ws: string, sent: readonly Sent[]): Promise<Pick<Batch, 'rows' | 'places'>> {
  const mutations = sent.flatMap(({ mutation }) => mutation ?? [])
  const contactIds = mutations.flatMap(({ parent, ops }) => [parent, ops[CONTACT_FIELD]?.v])
  const contacts = contactIds.filter((id) => typeof id === 'string').map((id) => ({ tbl: 'contacts', id }))
  const rows = await loadRows(tx, ws, [...mutations.map(({ tbl, id }) => ({ tbl, id })), ...contacts])
  return { rows, places: await placesOf(tx, ws, mutations) }
}
