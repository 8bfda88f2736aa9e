import {
  bucketOf,
  CONTACT_FIELD,
  kindOf,
  mayCreate,
  mayWrite,
  OWNER_FIELD,
  TEAM_FIELD,
} from '../../../storage/sync/rights.ts'
import type { Json, Mutation } from '../../../storage/sync/wire.ts'
import type { Batch, Refused } from './batch.ts'
import { contactOf, type Held, keyOf, nameIn } from './held.ts'

/** @returns the row a mutation is about, made when it is new; or why it may not be written. Nothing is changed yet. */
export function targetOf(batch: Batch, mutation: Mutation): Held | Refused {
  const kind = kindOf(mutation.tbl)
  if (kind === undefined) return { st: 'parked' }
  // That nothing is to be theirs either would tell them less.
  if (batch.writer.role === 'viewer') return { st: 'denied', code: 'RIGHTS' }
  const fault = placeFault(batch, mutation)
  if (fault !== undefined) return fault
  const held = batch.rows.get(keyOf(mutation.tbl, mutation.id))
  if (held === undefined) return kind === 'child' ? newChild(batch, mutation) : newRow(batch, mutation)
  // It follows its contact, which may have moved within this push.
  const bucket = contactOf(batch.rows, held)?.bucket ?? held.bucket
  const target = { tbl: held.tbl, bucket, ownerId: nameIn(held.data, OWNER_FIELD) }
  const isDenied = Object.keys(mutation.ops).some((field) => mayWrite(batch.writer, target, field) !== 'ok')
  if (isDenied) return { st: 'denied', code: 'RIGHTS' }
  const contactId = kind === 'child' ? mutation.ops[CONTACT_FIELD]?.v : undefined
  if (contactId === undefined || contactId === held.parent) return held
  return visibleContact(batch, contactId) === undefined ? { st: 'denied', code: 'PARENT' } : held
}

/** Somebody who does not exist would own the row, or somebody else than the writer what only the writer sees. */
function placeFault({ places, writer }: Batch, { tbl, ops }: Mutation): Refused | undefined {
  const owner = ops[OWNER_FIELD]?.v ?? null
  const team = ops[TEAM_FIELD]?.v ?? null
  const kind = kindOf(tbl)
  if (kind === 'contact') {
    if (!isNullOrIn(owner, places.userIds)) return { st: 'invalid', code: 'OWNER' }
    if (!isNullOrIn(team, places.teamIds)) return { st: 'invalid', code: 'TEAM' }
  }
  const isPersonal = kind === 'mixed' || kind === 'private'
  if (isPersonal && owner !== null && owner !== writer.userId) return { st: 'denied', code: 'OWNER' }
  // Without an owner it would be nobody's.
  const losesOwner = kind === 'private' && ops[OWNER_FIELD] !== undefined && owner === null
  return losesOwner ? { st: 'invalid', code: 'OWNER' } : undefined
}

function newRow(batch: Batch, mutation: Mutation): Held | Refused {
  const { tbl, ops } = mutation
  const hasPlace = ops[OWNER_FIELD] !== undefined || ops[TEAM_FIELD] !== undefined
  // Whose a contact is must be said: left out, everybody would see it.
  if (kindOf(tbl) === 'contact' && !hasPlace) return { st: 'invalid', code: 'OWNER' }
  const ownerId = stringOrNull(ops[OWNER_FIELD]?.v)
  const bucket = bucketOf(tbl, { ownerId, teamId: stringOrNull(ops[TEAM_FIELD]?.v) })
  if (bucket === undefined) return { st: 'invalid', code: 'OWNER' }
  if (mayCreate(batch.writer, { tbl, bucket, ownerId }) !== 'ok') return { st: 'denied', code: 'RIGHTS' }
  return blank(mutation, bucket, null)
}

function newChild(batch: Batch, mutation: Mutation): Held | Refused {
  const { tbl, ops, parent = null } = mutation
  const contactId = ops[CONTACT_FIELD]?.v ?? parent
  if (typeof contactId !== 'string' || (parent ?? contactId) !== contactId)
    return { st: 'invalid', code: 'PARENT' }
  // Whether there is no such contact, or one of others, is not told.
  const contact = visibleContact(batch, contactId)
  if (contact === undefined) return { st: 'denied', code: 'PARENT' }
  if (mayCreate(batch.writer, { tbl, bucket: contact.bucket, ownerId: null }) !== 'ok')
    return { st: 'denied', code: 'RIGHTS' }
  return blank(mutation, contact.bucket, contactId)
}

function visibleContact({ rows, writer }: Batch, contactId: Json): Held | undefined {
  const contact = typeof contactId === 'string' ? rows.get(keyOf('contacts', contactId)) : undefined
  return contact !== undefined && writer.buckets.has(contact.bucket) ? contact : undefined
}

function blank({ tbl, id }: Mutation, bucket: string, parent: string | null): Held {
  return { tbl, id, bucket, parent, seq: 0, data: {}, clk: {}, from: bucket, isChanged: false }
}

function isNullOrIn(value: Json, ids: ReadonlySet<string>): boolean {
  return value === null || (typeof value === 'string' && ids.has(value))
}

function stringOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}
