import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { fold } from '@/utils/text/fold'
import type { Target, Written } from '../protocol/shared'
import type { TagColor } from '../schema/tag'
import type { FieldValues } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { liveTags } from './tag-lists'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'

/**
 * Makes a tag, or changes the one of this id.
 * @throws AppError 'conflict' when another tag has the same name, apart from case and accents.
 */
export async function saveTag(tag: {
  id: string
  name: string
  color: TagColor
  folder?: string | undefined
}): Promise<Written> {
  return transact(async (tx) => {
    const name = tag.name.trim()
    const others = (await liveTags(tx.db)).filter(({ id }) => id !== tag.id)
    if (others.some((other) => fold(other.name) === fold(name))) throw new AppError('conflict', 'tags.name')
    const { id, color, folder } = tag
    const old = await tx.db.tags.get(id)
    const change: Change =
      old === undefined
        ? {
            table: 'tags',
            create: { id, name, color, createdAt: clockNow(), ...(folder !== undefined && { folder }) },
          }
        : { table: 'tags', id, set: { name, color, folder: folder ?? null } }
    return mutate([change], 'tags.save')
  })
}

/** Puts tags into a folder, or without one out of theirs: one action, which one undo takes back. */
export async function moveTags(ids: readonly string[], folder: string | undefined): Promise<Written> {
  return transact(async (tx) => {
    const wanted = folder?.trim() || undefined
    const tags = (await tx.db.tags.bulkGet([...new Set(ids)])).flatMap((tag) => tag ?? [])
    const moved = tags.filter((tag) => tag.deletedAt === undefined && tag.folder !== wanted)
    const changes = moved.map(({ id }): Change => ({ table: 'tags', id, set: { folder: wanted ?? null } }))
    return changes.length === 0 ? {} : mutate(changes, 'tags.move')
  })
}

/** Puts a tag into the trash. Contacts keep its id, so that undo brings it back on all of them. */
export async function removeTag(id: string): Promise<Written> {
  return transact(async (tx) => {
    const tag = await tx.db.tags.get(id)
    if (tag === undefined) throw new AppError('not-found', 'tags')
    if (tag.deletedAt !== undefined) return {}
    return mutate([{ table: 'tags', id, set: { deletedAt: clockNow() } }], 'tags.remove')
  })
}

/** Puts a tag on a contact or takes it off; a chat without a card gets one of the id `newContactId` with the tag. */
export async function setTag(
  target: Target,
  { newContactId, tagId, on }: { newContactId: string; tagId: string; on: boolean },
): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const tag = await tx.db.tags.get(tagId)
    if (tag === undefined || tag.deletedAt !== undefined) throw new AppError('not-found', 'tags')
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    if (!on && changes.length > 0) return {}
    const set = { [`tags.${tagId}`]: on ? 1 : null, ...(await decisionOf(tx, contactId, tagId, on)) }
    const change: Change = { table: 'contacts', id: contactId, set }
    return { contactId, ...(await mutate([...changes, change], 'tags.set')) }
  })
}

/** What a person decides stands: a tag put on by hand is no rule's any more, and none puts on again what was taken off. */
async function decisionOf(
  tx: Transaction,
  contactId: string,
  tagId: string,
  on: boolean,
): Promise<FieldValues> {
  const auto = { [`autoTags.${tagId}`]: null }
  if (on) return { ...auto, [`refusedTags.${tagId}`]: null }
  const contact = await tx.db.contacts.get(contactId)
  const rules = (await tx.db.tagRules.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
  const isOfRule = contact?.autoTags?.[tagId] !== undefined || rules.some((rule) => rule.tagId === tagId)
  return isOfRule ? { ...auto, [`refusedTags.${tagId}`]: 1 } : auto
}
