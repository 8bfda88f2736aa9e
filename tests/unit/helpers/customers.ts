import type { RowOf } from '@/storage/rows'
import type { Activity } from '@/storage/schema/message'
import { mutate } from '@/storage/write/mutate'
import { transact } from '@/storage/write/transact'
import { newId } from '@/utils/ids'
import { T0 } from './background'

const HOUR_MS = 3_600_000

export type Customer = {
  contact: RowOf<'contacts'>
  activity: Activity | undefined
  followUps: RowOf<'followUps'>[]
}

/** @returns customers of every kind: waiting, resting, with follow-ups past and to come, handled, graded and tagged. */
export function someCustomers(count: number, tagIds: readonly string[], random: () => number): Customer[] {
  return Array.from({ length: count }, () => someCustomer(tagIds, random))
}

/** Stores them as they are. */
export async function storeCustomers(customers: readonly Customer[]): Promise<void> {
  await transact(async (tx) => {
    await tx.db.activity.bulkPut(customers.flatMap(({ activity }) => activity ?? []))
    await mutate(
      customers.map(({ contact }) => ({ table: 'contacts', create: contact }) as const),
      'test',
    )
    const followUps = customers.flatMap((one) => one.followUps)
    await mutate(
      followUps.map((create) => ({ table: 'followUps', create }) as const),
      'test',
    )
  })
}

function someCustomer(tagIds: readonly string[], random: () => number): Customer {
  const id = newId()
  const kind = random() < 0.85 ? 'person' : random() < 0.5 ? 'group' : 'self'
  const grade = (['A', 'B', 'C', undefined] as const)[Math.floor(random() * 4)]
  const tags = tagIds.filter(() => random() < 0.3).map((tagId) => [tagId, 1] as const)
  const contact: RowOf<'contacts'> = {
    id,
    kind,
    name: `C ${id}`,
    custom: {},
    tags: Object.fromEntries(tags),
    createdAt: T0,
    updatedAt: T0,
    ...(grade !== undefined && { grade }),
    ...(random() < 0.2 && { handledAt: past(random) }),
  }
  const hasActivity = random() < 0.8
  const followUps = random() < 0.4 ? [someFollowUp(id, random), someFollowUp(id, random)] : []
  return { contact, activity: hasActivity ? someActivity(id, random) : undefined, followUps }
}

function someActivity(id: string, random: () => number): Activity {
  const lastDirection = (['in', 'out', 'unknown'] as const)[Math.floor(random() * 3)] ?? 'in'
  const lastAt = past(random)
  const waitingSince = lastAt - Math.floor(random() * 3) * HOUR_MS
  return {
    id,
    lastAt,
    lastDirection,
    lastAck: random() < 0.2 ? 'pending' : random() < 0.5 ? 'read' : 'delivered',
    unread: 0,
    ...(lastDirection === 'in' && { waitingSince, waitingCount: 1 + Math.floor(random() * 3) }),
    ...(lastDirection === 'in' && { lastInAt: lastAt }),
    ...(lastDirection === 'out' && { lastOutAt: lastAt }),
    asOf: T0,
    source: 'model',
  }
}

function someFollowUp(contactId: string, random: () => number): RowOf<'followUps'> {
  const isPast = random() < 0.5
  const dueAt = isPast ? past(random) : 2 * T0 - past(random)
  return {
    id: newId(),
    contactId,
    dueAt,
    timeZone: 'UTC',
    note: 'Call',
    condition: 'regardless',
    armedAt: T0,
    state: isPast ? 'fired' : 'due',
    createdAt: T0,
    updatedAt: T0,
  }
}

/** From minutes to about three months ago, at whole minutes. */
function past(random: () => number): number {
  return T0 - Math.floor(10 ** (random() * 5.1)) * 60_000
}
