import type { AnyRow, FieldValues } from '../../rows'
import type { Settings } from '../../schema/settings'
import { TEAM_PARTS, type TeamPart, type TeamSetting } from '../../schema/team-setting'
import { now as clockNow } from '@/utils/clock'
import { isSame } from '../../write/paths'
import { type Put, putRows } from '../../write/put-row'
import { transact } from '../../write/transact'
import type { Transaction } from '../../write/transaction'
import { flatAfter } from './flat'
import { type ItemChange, listChange } from './items'
import { isList, isRanked, itemsOf, settingId } from './parts'
import { isMarked } from './read'

const REASON = 'settings.set'

/**
 * Writes what a person who saw `base` has made `next`, where it is the team's: as rows, on their way to the others from the
 * same moment on. What others have done to it meanwhile stays.
 * @returns which settings stay as the team has them now: what it does not have yet is the person's own.
 * @throws AppError 'look-only' for who may not, and nothing is written.
 */
export async function changeTeamSettings(base: Settings, next: Settings): Promise<readonly TeamPart[]> {
  if (TEAM_PARTS.every((part) => isSame(base[part], next[part]))) return TEAM_PARTS
  return transact(async (tx) => {
    tx.reason = REASON
    if (!(await isMarked(tx.db))) return []
    const rows = await tx.db.teamSettings.toArray()
    const shared = TEAM_PARTS.filter((part) => rows.some((row) => row.part === part && row.key === ''))
    await putSettings(
      tx,
      shared.flatMap((part) => putsOf(part, rows, base, next)),
    )
    return shared
  })
}

/** Stores rows, and queues them for the team. */
export async function putSettings(
  tx: Transaction,
  puts: readonly { fields: TeamSetting; old: AnyRow | undefined }[],
): Promise<void> {
  if (puts.length > 0) await putRows(tx, 'teamSettings', puts satisfies readonly Put[])
}

type SettingPut = { fields: TeamSetting; old: TeamSetting | undefined }

function putsOf(part: TeamPart, all: readonly TeamSetting[], base: Settings, next: Settings): SettingPut[] {
  const [before, after] = [itemsOf(part, base), itemsOf(part, next)]
  if (isSame(before, after)) return []
  const rows = all.filter((row) => row.part === part)
  const known = new Map(rows.map((row) => [row.key, row]))
  const live = rows.filter(({ key, deletedAt }) => key !== '' && deletedAt === undefined)
  const { put, gone } = listChange(before, after, new Map(live.map(({ key, rank = 0 }) => [key, rank])))
  const removed = gone.flatMap((key): SettingPut[] => {
    const old = known.get(key)
    if (old === undefined || old.deletedAt !== undefined) return []
    return [{ fields: { ...old, deletedAt: clockNow() }, old }]
  })
  return [...put.flatMap((change) => written(part, change, known.get(change.key)) ?? []), ...removed]
}

/** Who adds it once more has it back; an edit of what somebody took out stays with it. */
function written(
  part: TeamPart,
  { key, rank, value }: ItemChange<FieldValues>,
  old: TeamSetting | undefined,
): SettingPut | undefined {
  const { deletedAt, ...kept } = old ?? { id: settingId(part, key), part, key, value: {} }
  const isNew = value !== undefined && value.before === undefined
  if (old === undefined && !isNew) return undefined
  const flat = value === undefined ? kept.value : flatAfter(kept.value, value.before ?? {}, value.after)
  const stays = deletedAt !== undefined && !isNew
  const isPlaced = rank !== undefined && isList(part) && isRanked(part)
  const fields = { ...kept, value: flat, ...(stays && { deletedAt }), ...(isPlaced && { rank }) }
  return isSame(fields, old) ? undefined : { fields, old }
}
