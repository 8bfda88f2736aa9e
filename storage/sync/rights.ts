import type { Role } from './wire.ts'

/**
 * - contact: where its owner, its team or its sharing puts it
 * - child: wherever its contact is
 * - shared: everybody's, in the workspace's own bucket
 * - policy: likewise, but only managers and owners write it
 * - mixed: everybody's, or one person's when it has an owner
 * - private: one person's
 */
export type TableKind = 'contact' | 'child' | 'shared' | 'policy' | 'mixed' | 'private'

/** Tables that sync. What is worked out from others, or seen in WhatsApp, does not. */
const KINDS: ReadonlyMap<string, TableKind> = new Map([
  ['contacts', 'contact'],
  ['aliases', 'child'],
  ['notes', 'child'],
  ['followUps', 'child'],
  ['deals', 'child'],
  ['orders', 'child'],
  ['sealedTexts', 'child'],
  ['tags', 'shared'],
  ['products', 'shared'],
  ['media', 'shared'],
  ['tagRules', 'policy'],
  ['suggestionRules', 'policy'],
  ['teamSettings', 'policy'],
  ['replies', 'mixed'],
  ['preferences', 'private'],
])

/** Fields that say in which bucket a row is. */
export const OWNER_FIELD = 'ownerId'
export const TEAM_FIELD = 'teamId'
export const CONTACT_FIELD = 'contactId'

/** Who writes: the buckets are those the server has worked out for them. */
export type Writer = { userId: string; role: Role; buckets: ReadonlySet<string> }
/** A row as it is, or as it is to be made. */
export type Target = { tbl: string; bucket: string; ownerId: string | null }
/** 'parked': a table that is not known here, perhaps of a newer version. */
export type Verdict = 'ok' | 'denied' | 'parked'

/** @returns what kind of table it is; undefined when it is not known. */
export function kindOf(tbl: string): TableKind | undefined {
  return KINDS.get(tbl)
}

/** @returns whether somebody may write a field of a row that is there, in the bucket in which it is. */
export function mayWrite(writer: Writer, target: Target, field: string): Verdict {
  const mayTouch = mayWriteRow(writer, target)
  if (mayTouch !== 'ok' || isLeading(writer.role)) return mayTouch
  const decidesPlace = field === OWNER_FIELD || field === TEAM_FIELD
  if (!decidesPlace || kindOf(target.tbl) !== 'contact') return 'ok'
  // A rep hands over what is theirs and takes what is nobody's. What is a colleague's stays where it is.
  const isTaking = field === OWNER_FIELD && target.ownerId === null
  return isTaking || target.ownerId === writer.userId ? 'ok' : 'denied'
}

/** @returns whether somebody may make a row, or put one, into a bucket. */
export function mayCreate(writer: Writer, target: Target): Verdict {
  return mayWriteRow(writer, target)
}

/**
 * @returns the bucket of a row by its fields; undefined when they do not tell. `contactBucket` is that of the contact a
 * child belongs to. A contact that is shared with single people stays in its own bucket: fields do not say so.
 */
export function bucketOf(
  tbl: string,
  row: { ownerId: string | null; teamId: string | null; contactBucket?: string | undefined },
): string | undefined {
  switch (kindOf(tbl)) {
    case 'contact':
      if (row.teamId !== null) return `t:${row.teamId}`
      return row.ownerId === null ? 'ws' : `o:${row.ownerId}`
    case 'child':
      return row.contactBucket
    case 'shared':
    case 'policy':
      return 'ws'
    case 'mixed':
      return row.ownerId === null ? 'ws' : `o:${row.ownerId}`
    case 'private':
      return row.ownerId === null ? undefined : `o:${row.ownerId}`
    default:
      return undefined
  }
}

function mayWriteRow({ userId, role, buckets }: Writer, { tbl, bucket }: Target): Verdict {
  const kind = kindOf(tbl)
  if (kind === undefined) return 'parked'
  if (role === 'viewer' || !buckets.has(bucket)) return 'denied'
  if (kind === 'policy') return isLeading(role) ? 'ok' : 'denied'
  // Managers see the buckets of their people, but what is somebody's own is not theirs to change.
  if (kind === 'private' || (kind === 'mixed' && bucket !== 'ws')) {
    return bucket === `o:${userId}` ? 'ok' : 'denied'
  }
  return 'ok'
}

function isLeading(role: Role): boolean {
  return role === 'owner' || role === 'manager'
}
