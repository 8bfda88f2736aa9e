import { similarTagNames } from '@/utils/duplicates/tag-names'
import { compareNames } from '@/utils/text/compare-names'
import type { TagHygiene } from '../protocol/customers'
import { LIVE_CONTACTS, tagCountKey } from '../count-keys'
import { snapshot } from '../write/snapshot'
import { readCount } from './counts'
import { liveTags } from './tag-lists'

const RARE_SHARE = 0.02

/** @returns which tags few or none carry, and which are called nearly the same. */
export async function tagHygiene(): Promise<TagHygiene> {
  return snapshot(async (db) => {
    const tags = (await liveTags(db)).sort((a, b) => compareNames(a.name, b.name))
    const contacts = await readCount(db, LIVE_CONTACTS)
    const rows = await db.meta.bulkGet(tags.map(({ id }) => tagCountKey(id)))
    const counted = tags.map(({ id }, at) => ({ id, count: Number(rows[at]?.value ?? 0) }))
    const idsWhere = (isMeant: (count: number) => boolean): string[] =>
      counted.filter(({ count }) => isMeant(count)).map(({ id }) => id)
    const similar = tags.flatMap((tag, at) =>
      tags
        .slice(at + 1)
        .filter((other) => similarTagNames(tag.name, other.name))
        .map((other) => ({ tagId: tag.id, otherId: other.id })),
    )
    return {
      contacts,
      unused: idsWhere((count) => count <= 0),
      rare: idsWhere((count) => count > 0 && count < RARE_SHARE * contacts),
      similar,
    }
  })
}
