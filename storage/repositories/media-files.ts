import type { Database } from '../database'
import type { Media, MediaBrief } from '../schema/media'
import type { Reply } from '../schema/reply'
import type { Change } from '../write/change'

/** @returns what is to be shown of a reply's files, oldest first. What a reply names is there, trash or not. */
export async function filesOf(db: Database, { media }: Pick<Reply, 'media'>): Promise<MediaBrief[]> {
  const rows = await db.media.bulkGet(Object.keys(media ?? {}))
  return rows
    .filter((row): row is Media => row !== undefined)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map(toBrief)
}

/** @returns what is to be shown of files, by their ids. */
export async function filesById(db: Database, ids: readonly string[]): Promise<Map<string, MediaBrief>> {
  const rows = await db.media.bulkGet([...ids])
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, toBrief(row)] as const])))
}

/** @returns whether a reply or a product still needs a file, but for `exceptId`. Those in the trash may come back. */
export async function isNeeded(db: Database, mediaId: string, exceptId = ''): Promise<boolean> {
  const replies = await db.replies.where('mediaKeys').equals(mediaId).primaryKeys()
  const products = await db.products.where('pictureId').equals(mediaId).primaryKeys()
  return [...replies, ...products].some((id) => id !== exceptId)
}

/** @returns what puts a file into the trash that `ownerId` lets go of; nothing while another one needs it. */
export async function releaseChanges(
  db: Database,
  mediaId: string,
  ownerId: string,
  now: number,
): Promise<Change[]> {
  const row = await db.media.get(mediaId)
  if (row === undefined || row.deletedAt !== undefined) return []
  if (await isNeeded(db, mediaId, ownerId)) return []
  return [{ table: 'media', id: mediaId, set: { deletedAt: now } }]
}

function toBrief({ createdAt: _1, deletedAt: _2, ...brief }: Media): MediaBrief {
  return brief
}
