import type { Colleague, TeamState } from '@/storage/protocol/team'
import type { Contact } from '@/storage/schema/contact'
import { bucketOf, mayWrite, OWNER_FIELD } from '@/storage/sync/rights'
import { mayShare } from '@/storage/sync/role-rules'

type Link = NonNullable<TeamState['link']>
type Whose = Pick<Contact, 'ownerId' | 'teamId'>

/** @returns whether one may say whose a contact is. One that is here is in sight, so its bucket is among one's own. */
export function mayAssign({ user, role }: Link, whose: Whose): boolean {
  const ownerId = whose.ownerId ?? null
  const teamId = whose.teamId ?? null
  const bucket = bucketOf('contacts', { ownerId, teamId })
  if (bucket === undefined) return false
  const writer = { userId: user.id, role, buckets: new Set([bucket]) }
  return mayWrite(writer, { tbl: 'contacts', bucket, ownerId }, OWNER_FIELD) === 'ok'
}

/** @returns whether one may show it to single colleagues: what everybody sees needs no showing. */
export function mayShow({ role }: Link, { ownerId, teamId }: Whose): boolean {
  return mayShare({ role }) && (ownerId !== undefined || teamId !== undefined)
}

/** @returns to whom it may be given: not to whoever only looks on, nor to the one who has it. */
export function takersOf(
  colleagues: readonly Colleague[],
  ownerId: string | undefined,
): readonly Colleague[] {
  return colleagues.filter(({ id, role, hasLeft }) => !hasLeft && role !== 'viewer' && id !== ownerId)
}
