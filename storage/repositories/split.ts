import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { newId as freshId } from '@/utils/ids'
import type { Written } from '../protocol/shared'
import type { MovedRows, ReplacedRow, RowOf } from '../rows'
import type { Alias } from '../schema/alias'
import { moveMessages, replaceRow } from '../write/beside'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { distinctRow } from './distinct-rows'
import { settleMessages } from './chat-mark'
import { remakeActivity } from './remake'
import { rebuildEvidence } from './evidence'
import { requireContact } from './target'

export type Parting = { contactId: string; aliasIds: readonly string[]; newId: string; name: string }

/**
 * Makes names of a contact, and the messages seen under them, a contact of their own. The two are not proposed as the
 * same again.
 * @throws AppError 'not-found' for names that are not the contact's, 'bad-request' when none would be left.
 */
export async function splitContact({ contactId, aliasIds, newId, name }: Parting): Promise<Written> {
  return transact(async (tx) => {
    const old = await requireContact(tx, contactId)
    if ((await tx.db.contacts.get(newId)) !== undefined) return { contactId: newId }
    const aliases = await tx.db.aliases.where('contactId').equals(contactId).toArray()
    const taken = aliases.filter(({ id }) => aliasIds.includes(id))
    if (taken.length < new Set(aliasIds).size) throw new AppError('not-found', 'aliases')
    if (taken.length === aliases.length) throw new AppError('bad-request', 'aliases')
    const created = parted(old, taken, newId, name)
    const beside = await partBeside(tx, old, created, taken, aliases)
    const written = await mutate(partingChanges(old, created, taken), 'contacts.split', beside)
    for (const id of [contactId, newId]) rebuildEvidence(tx, id)
    return { contactId: newId, ...written }
  })
}

/** A number that goes with its name is the new contact's. */
function parted(
  old: RowOf<'contacts'>,
  taken: readonly Alias[],
  id: string,
  name: string,
): RowOf<'contacts'> {
  const now = clockNow()
  const phone = taken.find(({ kind }) => kind === 'phone')?.value
  return {
    id,
    kind: old.kind,
    name: name.trim() === '' ? (phone ?? old.name) : name.trim(),
    ...(phone !== undefined && old.kind === 'person' && { phone }),
    ...(old.ownerId !== undefined && { ownerId: old.ownerId }),
    ...(old.teamId !== undefined && { teamId: old.teamId }),
    custom: {},
    tags: {},
    createdAt: now,
    updatedAt: now,
  }
}

function partingChanges(
  old: RowOf<'contacts'>,
  created: RowOf<'contacts'>,
  taken: readonly Alias[],
): Change[] {
  const isOwnPhone = taken.some(({ kind, value }) => kind === 'phone' && value === old.phone)
  return [
    { table: 'contacts', create: created },
    ...(isOwnPhone ? [{ table: 'contacts', id: old.id, set: { phone: null } } as const] : []),
    // The person's word stands above how it was learnt.
    ...taken.map(({ id }): Change => ({
      table: 'aliases',
      id,
      set: { contactId: created.id, learntBy: null },
    })),
  ]
}

async function partBeside(
  tx: Transaction,
  old: RowOf<'contacts'>,
  created: Pick<RowOf<'contacts'>, 'id' | 'name'>,
  taken: readonly Alias[],
  aliases: readonly Alias[],
): Promise<{ moved: MovedRows[]; replaced: ReplacedRow[] }> {
  const both = [old.id, created.id]
  const owned = aliases.map((alias) => (taken.includes(alias) ? { ...alias, contactId: created.id } : alias))
  const moved = [
    ...(await moveWholeAccounts(tx, old.id, created.id, owned)),
    ...(await settleMessages(tx, both, owned)),
  ]
  const score = await tx.db.scores.get(old.id)
  const replaced = await holdApart(tx, old, created)
  if (moved.length === 0) return { moved, replaced }
  for (const id of both) replaced.push(...(await remakeActivity(tx, id)))
  if (score !== undefined)
    replaced.push({ table: 'scores', id: old.id, contactId: old.id, before: { ...score } })
  return { moved, replaced }
}

/** All messages of an account in which the contact keeps no name go along, whether they are marked or not. */
async function moveWholeAccounts(
  tx: Transaction,
  from: string,
  to: string,
  aliases: readonly Alias[],
): Promise<MovedRows[]> {
  const kept = new Set(aliases.filter(({ contactId }) => contactId === from).map(({ account }) => account))
  if (kept.has('')) return []
  const rows = await tx.db.messages.where('contactId').equals(from).toArray()
  const gone = rows.filter(({ account }) => account !== '' && !kept.has(account))
  return moveMessages(tx, gone, { from, to })
}

/** Both timelines say so, and the two are not proposed as the same person. */
async function holdApart(
  tx: Transaction,
  old: Pick<RowOf<'contacts'>, 'id' | 'name'>,
  created: Pick<RowOf<'contacts'>, 'id' | 'name'>,
): Promise<ReplacedRow[]> {
  const at = clockNow()
  const distinct = distinctRow(old.id, created.id, at)
  const replaced = await replaceRow(tx, 'distinct', distinct.id, old.id, distinct)
  for (const [one, other] of [[old, created] as const, [created, old] as const]) {
    const what = { kind: 'split', name: other.name, otherId: other.id }
    const event = { id: freshId(), contactId: one.id, at, what }
    replaced.push(...(await replaceRow(tx, 'events', event.id, one.id, event)))
  }
  return replaced
}
