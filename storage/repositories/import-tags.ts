import { idOf } from '@/utils/ids'
import { fold } from '@/utils/text/fold'
import type { Database } from '../database'
import type { FieldValues } from '../rows'
import { TAG_COLORS, type Tag } from '../schema/tag'
import type { Person } from './import-people'
import { liveTags } from './tag-lists'

/** The tags there are by their folded names, and those that rows of this part make. */
export type TagBook = { jobId: string; now: number; byName: Map<string, string>; made: Tag[] }

export async function openTagBook(db: Database, jobId: string, now: number): Promise<TagBook> {
  const tags = await liveTags(db)
  return { jobId, now, byName: new Map(tags.map(({ id, name }) => [tagKey(name), id])), made: [] }
}

/** @returns by path what puts on these tags that the person does not have. A tag that a rule put on is not put on again. */
export function newTags(book: TagBook, { row }: Person, names: readonly string[]): FieldValues {
  const ids = names.filter((name) => tagKey(name) !== '').map((name) => tagOf(book, name))
  const missing = ids.filter((id) => row.tags[id] === undefined)
  return Object.fromEntries(
    missing.flatMap((id): [string, unknown][] => [
      [`tags.${id}`, 1],
      ...(row.refusedTags?.[id] === undefined ? [] : [[`refusedTags.${id}`, null] as [string, unknown]]),
    ]),
  )
}

/** @returns whether one of these tags is missing. Makes none. */
export function hasNewTag({ byName }: TagBook, { row }: Person, names: readonly string[]): boolean {
  return names.some((name) => row.tags[byName.get(tagKey(name)) ?? ''] === undefined)
}

function tagOf({ jobId, now, byName, made }: TagBook, written: string): string {
  const [key, name] = [tagKey(written), written.trim()]
  const known = byName.get(key)
  if (known !== undefined) return known
  const id = idOf('import.tag', jobId, key)
  const color = TAG_COLORS[(key.codePointAt(0) ?? 0) % TAG_COLORS.length] ?? 'gray'
  made.push({ id, name, color, createdAt: now })
  byName.set(key, id)
  return id
}

/** Names that differ by case, accents or width mean one tag. */
function tagKey(name: string): string {
  return fold(name).trim()
}
