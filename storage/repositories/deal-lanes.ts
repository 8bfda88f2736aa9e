import { Dexie } from 'dexie'
import type { Database } from '../database'
import type { DealRow } from '../rows'
import type { Settings } from '../schema/settings'
import { DEALS_PREFIX } from '../count-keys'
import { shelterOf } from './stages'

/** Where a deal stands in its column. */
export type DealPlace = readonly [rank: number, id: string]

/** What is known of the deals of a stage without reading them; sums in minor units, by currency. */
export type StageTotal = { count: number; sums: Record<string, number> }

/** @returns the stages whose deals stand in a column: its own, and in the first open one all that were removed. */
export async function stageKeysOf(
  db: Database,
  settings: Pick<Settings, 'stages'>,
  stageId: string,
): Promise<string[]> {
  if (stageId !== shelterOf(settings)) return [stageId]
  const known = new Set(settings.stages.map(({ id }) => id))
  const used = [...(await stageTotals(db)).keys()]
  return [stageId, ...used.filter((id) => !known.has(id))]
}

/** @returns the count and the sums of each stage that has or had deals. */
export async function stageTotals(db: Database): Promise<Map<string, StageTotal>> {
  const totals = new Map<string, StageTotal>()
  for (const { key, value } of await db.meta.where('key').startsWith(DEALS_PREFIX).toArray()) {
    const [stageId = '', currency] = key.slice(DEALS_PREFIX.length).split(':')
    const total = totals.get(stageId) ?? { count: 0, sums: {} }
    if (currency === undefined) total.count = Number(value)
    else if (Number(value) !== 0) total.sums[currency] = Number(value)
    totals.set(stageId, total)
  }
  return totals
}

/** @returns the deals of these stages as one column, after `after`, at most `limit`. */
export async function dealsOf(
  db: Database,
  stageKeys: readonly string[],
  after: DealPlace | undefined,
  limit: number,
): Promise<DealRow[]> {
  const rows: DealRow[] = []
  for (const key of stageKeys) {
    const found = await db.deals
      .where('[stageKey+rank]')
      .between([key, after?.[0] ?? Dexie.minKey], [key, Dexie.maxKey])
      .filter(({ rank, id }) => after === undefined || rank > after[0] || id > after[1])
      .limit(limit)
      .toArray()
    rows.push(...found)
  }
  return rows.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).slice(0, limit)
}
