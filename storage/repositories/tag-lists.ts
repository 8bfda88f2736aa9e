import { compareNames } from '@/utils/text/compare-names'
import type { Source } from '../read/source'
import type { TagWithCount } from '../protocol/ui'
import type { ContactRow } from '../rows'
import type { Tag } from '../schema/tag'
import { tagCountKey } from '../count-keys'
import { read } from '../read/read'

/** @returns every tag by name, with the number of contacts that carry it. */
export async function listTags(): Promise<TagWithCount[]> {
  return read(async (db) => {
    const tags = await liveTags(db)
    const counts = await db.meta.bulkGet(tags.map(({ id }) => tagCountKey(id)))
    return tags
      .map((tag, at) => ({ ...tag, count: Number(counts[at]?.value ?? 0) }))
      .sort((a, b) => compareNames(a.name, b.name))
  })
}

/** @returns the tags that are not in the trash. */
export async function liveTags(db: Source): Promise<Tag[]> {
  return (await db.tags.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
}

/** @returns the tags of a contact that are not in the trash, the oldest first. */
export async function tagsOf(db: Source, { tags }: Pick<ContactRow, 'tags'>): Promise<Tag[]> {
  const rows = await db.tags.bulkGet(Object.keys(tags).sort())
  return rows.flatMap((tag) => (tag === undefined || tag.deletedAt !== undefined ? [] : [tag]))
}
