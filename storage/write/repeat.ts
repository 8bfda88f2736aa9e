import type { AnyRow, FieldValues, UserTable } from '../rows'
import { isSame } from './paths'
import type { Transaction } from './transaction'

// Set by the moment, by the machine or by later actions: they do not tell one content from another.
const INCIDENTAL = new Set([
  'createdAt',
  'updatedAt',
  'deletedAt',
  'purgeAt',
  'activityAt',
  'nextFollowUpAt',
  'seenAt',
  'state',
  'firedAt',
  'doneAt',
  'armedAt',
  'outcome',
  'owedAt',
  'noticeId',
  'leftUntil',
  'onScreen',
  'dismissals',
  'autoTags',
  'workedGrade',
  'workedHeat',
])

/**
 * A caller whose answer was lost asks again with the same id. The row may have been edited in the meantime, so what was
 * first written counts too.
 * @returns whether creating `row` was done before; `old` is the row of that id.
 */
export async function isRepeat(
  tx: Transaction,
  table: UserTable,
  row: AnyRow,
  old: AnyRow,
): Promise<boolean> {
  if (hasSameContent(row, old)) return true
  const entries = await tx.db.history.where('rowIds').equals(row.id).toArray()
  return entries.some((entry) =>
    entry.changes.some(
      (change) =>
        change.table === table &&
        change.id === row.id &&
        change.kind === 'create' &&
        hasSameContent(row, change.row),
    ),
  )
}

/** @returns whether two rows say the same, apart from times and states; a set that got empty again is as good as none. */
export function hasSameContent(a: FieldValues, b: FieldValues): boolean {
  return isSame(contentOf(a), contentOf(b))
}

function contentOf(row: FieldValues): FieldValues {
  const { tags, autoTags } = row
  const own = isSet(tags) && isSet(autoTags) ? { ...row, tags: withoutAutoTags(tags, autoTags) } : row
  const content = Object.entries(own).filter(([field, value]) => !INCIDENTAL.has(field) && !isEmptySet(value))
  return Object.fromEntries(content)
}

/** What rules put on is theirs. */
function withoutAutoTags(tags: FieldValues, autoTags: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(tags).filter(([id]) => !Object.hasOwn(autoTags, id)))
}

function isEmptySet(value: unknown): boolean {
  return isSet(value) && Object.keys(value).length === 0
}

function isSet(value: unknown): value is FieldValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
