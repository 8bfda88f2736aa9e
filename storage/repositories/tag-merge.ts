import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { KEY_SEPARATOR } from '../derive/separator'
import { CHUNK_ROWS } from '../limits'
import type { Written } from '../protocol/shared'
import type { ContactRow, FieldValues } from '../rows'
import type { Tag } from '../schema/tag'
import { batchOf } from '../write/batch'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { cadencesOf, moveCadences } from './tag-cadences'
import { renamingChanges } from './tag-references'

type Ids = { fromId: string; intoId: string }

const REASON = 'tags.merge'

/**
 * Makes one tag of two: on contacts, in rules, cadences, suggestions and as a label of replies. `fromId` goes to the trash.
 * All of it is one action for `undo`; a repeat goes on where it was cut short.
 * @throws AppError 'not-found', 'bad-request' for a tag with itself, 'conflict' when a rule that puts one of them on asks for
 * the other.
 */
export async function mergeTags({ fromId, intoId }: Ids): Promise<Written> {
  if (fromId === intoId) throw new AppError('bad-request', 'tags.merge')
  const { id: batchId, nextPart } = await batchOf(REASON, [fromId, intoId])
  const cadences = { fromId, intoId, ids: await cadencesOf(fromId) }
  let part = nextPart
  const write = async (changes: readonly Change[]): Promise<void> => {
    await mutate(changes, REASON, { batchId, part, ...(part === 0 && { cadences }) })
  }
  // Rules come first: one that still put the old tag on would put it on again.
  const isLeft = await transact(async (tx) => {
    const { from, into } = await bothTags(tx.db, { fromId, intoId }, nextPart > 0)
    if (from.deletedAt !== undefined) return false
    await write(await renamingChanges(tx.db, from, into))
    return true
  })
  part += 1
  if (!isLeft) return { undoId: batchId }
  await moveCadences(cadences)
  for (const contactIds of await snapshot((db) => contactsToChange(db, fromId))) {
    await transact(async (tx) =>
      write(contactChanges(await tx.db.contacts.bulkGet(contactIds), { fromId, intoId })),
    )
    part += 1
  }
  await write([{ table: 'tags', id: fromId, set: { deletedAt: clockNow() } }])
  return { undoId: batchId }
}

/** Of an action that was begun, the tag may have gone already. @throws AppError 'not-found'. */
async function bothTags(
  db: Database,
  { fromId, intoId }: Ids,
  isBegun: boolean,
): Promise<{ from: Tag; into: Tag }> {
  const [from, into] = await db.tags.bulkGet([fromId, intoId])
  if (from === undefined || into === undefined || into.deletedAt !== undefined) {
    throw new AppError('not-found', 'tags')
  }
  if (from.deletedAt !== undefined && !isBegun) throw new AppError('not-found', 'tags')
  return { from, into }
}

/** A few at a time: those who bear it, those in the trash, and, where a rule puts it on, those for whom it was refused. */
async function contactsToChange(db: Database, tagId: string): Promise<string[][]> {
  const bearers = await db.contacts
    .where('tagKeys')
    .startsWith(tagId + KEY_SEPARATOR)
    .primaryKeys()
  const trash = await db.contacts.where('purgeAt').above(0).primaryKeys()
  const refused = await db.contacts
    .filter(({ refusedTags = {} }) => Object.hasOwn(refusedTags, tagId))
    .primaryKeys()
  const ids = [...new Set([...bearers, ...trash, ...refused])].sort()
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK_ROWS) }, (_, at) => at * CHUNK_ROWS)
  return chunks.map((at) => ids.slice(at, at + CHUNK_ROWS))
}

function contactChanges(rows: readonly (ContactRow | undefined)[], ids: Ids): Change[] {
  return rows.flatMap((row) => {
    const set = row === undefined ? {} : mergedFields(row, ids)
    return row === undefined || Object.keys(set).length === 0
      ? []
      : [{ table: 'contacts', id: row.id, set } as const]
  })
}

/** What the person decided goes before what a rule did, and a tag that is on before one that was refused. */
function mergedFields(
  { tags, autoTags = {}, refusedTags = {} }: ContactRow,
  { fromId, intoId }: Ids,
): FieldValues {
  const isOn = (tagId: string): boolean => Object.hasOwn(tags, tagId)
  const isByHand = (tagId: string): boolean => isOn(tagId) && !Object.hasOwn(autoTags, tagId)
  const auto = autoTags[intoId] ?? autoTags[fromId]
  const isRefused = Object.hasOwn(refusedTags, fromId)
  if (!isOn(fromId) && !isRefused) return {}
  const gone = { [`tags.${fromId}`]: null, [`autoTags.${fromId}`]: null, [`refusedTags.${fromId}`]: null }
  if (isByHand(fromId) || isByHand(intoId)) {
    return { ...gone, [`tags.${intoId}`]: 1, [`autoTags.${intoId}`]: null, [`refusedTags.${intoId}`]: null }
  }
  if (isRefused || Object.hasOwn(refusedTags, intoId)) {
    return { ...gone, [`tags.${intoId}`]: null, [`autoTags.${intoId}`]: null, [`refusedTags.${intoId}`]: 1 }
  }
  return { ...gone, [`tags.${intoId}`]: 1, ...(auto !== undefined && { [`autoTags.${intoId}`]: auto }) }
}
