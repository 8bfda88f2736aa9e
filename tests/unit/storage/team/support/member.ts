import { applyPull, finishPull, readCursors } from '@/storage/sync/apply'
import { database } from '@/storage/database'
import { queueLocalRows } from '@/storage/sync/first'
import { readLink } from '@/storage/sync/link'
import { nextMutations, settlePush, startClient } from '@/storage/sync/outbox'
import { writeTeamSession } from '@/storage/sync/team-session'
import type { Mutation, PushAnswer, Role } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { createOffice, GEN, type Office } from './office'

/** The one whose browser this is, and a colleague. */
export const ME = 'user-me'
export const ANA = 'user-ana'

const SESSION = {
  url: 'http://localhost:1',
  token: 'token',
  deviceId: 'device-1',
  deviceName: 'Test',
  user: { id: ME, name: 'Me' },
  ws: { id: 'ws-1', name: 'Team' },
  key: 'key',
  joinedAt: 0,
}

/** Joins this database to a team of two. */
export async function joinOffice(role: Role = 'rep', anaRole: Role = 'owner'): Promise<Office> {
  const office = createOffice()
  office.hire(ME, role)
  office.hire(ANA, anaRole)
  await joinAgain(role)
  return office
}

/** Begins as a client of that team. */
export async function joinAgain(role: Role = 'rep'): Promise<void> {
  await writeTeamSession({ ...SESSION, role })
  const link = { userId: ME, wsId: 'ws-1', deviceId: 'device-1', client: newId(), gen: GEN }
  await startClient(link, { keepOutbox: false })
}

/** Sends one batch. @returns what was sent and what the server said; `isLost`: nobody hears of that. */
export async function push(
  office: Office,
  { limit = 500, isLost = false }: { limit?: number; isLost?: boolean } = {},
): Promise<{ sent: Mutation[]; answer: PushAnswer } | undefined> {
  const sent = await nextMutations(limit)
  if (sent.length === 0) return undefined
  const link = await readLink()
  // As it goes over the wire.
  const answer = office.push(ME, link!.client, JSON.parse(JSON.stringify(sent)) as Mutation[])
  if (!isLost) await settlePush(sent, answer)
  return { sent, answer }
}

export async function pushAll(office: Office): Promise<void> {
  while ((await push(office)) !== undefined);
}

/** Fetches all that is new. */
export async function pullAll(office: Office, limit = 500): Promise<void> {
  for (;;) {
    const { cursors } = await readCursors()
    const answer = office.pull(ME, cursors, limit)
    if ((await applyPull(cursors, answer)) === 'stale') continue
    if (answer.more) continue
    await finishPull(Object.keys(answer.cursors))
    return
  }
}

export async function sync(office: Office): Promise<void> {
  await pushAll(office)
  await pullAll(office)
}

/** The first exchange. */
export async function exchange(office: Office): Promise<void> {
  await pullAll(office)
  for (;;) {
    const { done, total } = await queueLocalRows()
    await pushAll(office)
    if (done === total) return
  }
}

/** @returns the mutations that wait, without what differs each time. */
export async function waiting(): Promise<{ tbl: string; id: string; values: Record<string, unknown> }[]> {
  const db = await database()
  const entries = await db.outbox.orderBy('id').toArray()
  return entries.map(({ mutation: { tbl, id, ops } }) => ({
    tbl,
    id,
    values: Object.fromEntries(Object.entries(ops).map(([field, { v }]) => [field, v])),
  }))
}
