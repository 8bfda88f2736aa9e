import { DAY_MS, TRASH_DAYS } from '../limits'
import type { AnyRow, FieldValues, RowOf } from '../rows'
import { isSame } from '../write/paths'
import { elementsOf, type Fields } from './fields'
import { SHAPES, type SyncedTable } from './synced-tables'

/** The last moment a date can hold. */
const LATEST_MS = 8.64e15

/**
 * @returns the row that says these fields, not checked yet. What of it is this device's own stays as it is in `old`, the row
 * it takes the place of.
 */
export function fromFields(
  table: SyncedTable,
  id: string,
  fields: Fields,
  old: AnyRow | undefined,
): FieldValues {
  const { plain, sets = [], labelled = [] } = SHAPES[table]
  const shared = new Set([...plain, ...sets, ...labelled])
  const row: FieldValues = { ...ownPart(old, shared), id }
  for (const name of plain) {
    const value = fields[name]
    if (value !== undefined && value !== null) row[name] = value
  }
  for (const name of sets) putSet(table, row, name, elementsUnder(fields, name), old)
  for (const name of labelled) putSet(table, row, name, elementsUnder(fields, name).flatMap(named), old)
  if (table === 'contacts') finishContact(row, old as RowOf<'contacts'> | undefined)
  if (table === 'followUps') finishFollowUp(row, old as RowOf<'followUps'> | undefined)
  if (table === 'suggestionRules') row['dismissals'] ??= 0
  if (table === 'sealedTexts') finishSealed(row, old as RowOf<'sealedTexts'> | undefined)
  return row
}

function ownPart(old: AnyRow | undefined, shared: ReadonlySet<string>): FieldValues {
  return Object.fromEntries(Object.entries(old ?? {}).filter(([name]) => !shared.has(name)))
}

function elementsUnder(fields: Fields, name: string): [string, unknown][] {
  const start = `${name}.`
  return Object.entries(fields).flatMap(([field, value]): [string, unknown][] =>
    field.startsWith(start) && value !== null ? [[field.slice(start.length), value]] : [],
  )
}

function named([, value]: [string, unknown]): [string, unknown][] {
  return Array.isArray(value) && typeof value[0] === 'string' ? [[value[0], value[1]]] : []
}

/** An optional set that got empty again is as good as none. */
function putSet(
  table: SyncedTable,
  row: FieldValues,
  name: string,
  elements: readonly [string, unknown][],
  old: AnyRow | undefined,
): void {
  const isRequired = SHAPES[table].required?.includes(name) === true
  const wasEmpty = old !== undefined && (old as FieldValues)[name] !== undefined
  if (elements.length > 0 || isRequired || wasEmpty) row[name] = Object.fromEntries(elements)
}

/** Tags that rules put on here stay, unless a person decided about them. */
function finishContact(row: FieldValues, old: RowOf<'contacts'> | undefined): void {
  const { tags, refusedTags } = row as RowOf<'contacts'>
  const isDecided = (tagId: string): boolean =>
    Object.hasOwn(tags, tagId) || (refusedTags !== undefined && Object.hasOwn(refusedTags, tagId))
  const kept = elementsOf(old?.autoTags).filter(([tagId]) => !isDecided(tagId))
  if (kept.length > 0) row['autoTags'] = Object.fromEntries(kept)
  else delete row['autoTags']
  row['tags'] = { ...tags, ...Object.fromEntries(kept.map(([tagId]) => [tagId, 1])) }
  const { deletedAt } = row as RowOf<'contacts'>
  if (deletedAt === undefined) {
    delete row['purgeAt']
    delete row['isForgotten']
  } else if (deletedAt !== old?.deletedAt || old.purgeAt === undefined) {
    row['purgeAt'] = Math.min(deletedAt + TRASH_DAYS * DAY_MS, LATEST_MS)
  }
}

/**
 * One that has fired here stays so: that it is due tells no more than that nobody said otherwise. What was to be shown here
 * is not shown any more once another device has seen to it, or it was set anew.
 */
function finishFollowUp(row: FieldValues, old: RowOf<'followUps'> | undefined): void {
  if (old === undefined) return
  const next = row as RowOf<'followUps'>
  const isSameRound = next.dueAt === old.dueAt && next.armedAt === old.armedAt
  if (isSameRound && next.state === 'due' && (old.state === 'firing' || old.state === 'fired')) {
    row['state'] = old.state
    if (old.firedAt !== undefined) row['firedAt'] = old.firedAt
    return
  }
  if (isSameRound && next.state === old.state) return
  delete row['noticeId']
  delete row['owedAt']
  if (!isSameRound) {
    delete row['onScreen']
    delete row['leftUntil']
  }
}

/** What is sealed anew is to be opened anew. */
function finishSealed(row: FieldValues, old: RowOf<'sealedTexts'> | undefined): void {
  const { sealed } = row as Partial<RowOf<'sealedTexts'>>
  if (sealed !== undefined && !isSame(sealed, old?.sealed)) row['waits'] = sealed.k
}
