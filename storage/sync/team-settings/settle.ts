import type { Settings } from '../../schema/settings'
import { TEAM_PARTS, type TeamPart, type TeamSetting } from '../../schema/team-setting'
import { transact } from '../../write/transact'
import { linkOf } from '../link'
import { putSettings } from './change'
import { toFlat } from './flat'
import { isRanked, itemsOf, settingId } from './parts'
import { isMarked, mark } from './read'

/**
 * All that the team has has come: from now on its rows say what its settings are. What it does not have yet goes up from
 * an owner's browser as it is there, also what a newer version shares.
 */
export async function settleTeamSettings(): Promise<void> {
  await transact(async (tx) => {
    const link = await linkOf(tx)
    if (link === null) return
    if (tx.role === 'owner') {
      const ids = new Set(await tx.db.teamSettings.toCollection().primaryKeys())
      const missing = TEAM_PARTS.filter((part) => !ids.has(settingId(part)))
      const rows = missing.flatMap((part) => rowsOf(part, tx.settings)).filter(({ id }) => !ids.has(id))
      await putSettings(
        tx,
        rows.map((fields) => ({ fields, old: undefined })),
      )
    }
    if (await isMarked(tx.db)) return
    await mark(tx.db)
    tx.changes.teamSettings = 'all'
  })
}

/** The setting itself comes last: what has it has its elements. */
function rowsOf(part: TeamPart, settings: Settings): TeamSetting[] {
  const rows = itemsOf(part, settings).map(({ key, value }, at): TeamSetting => {
    const rank = isRanked(part) ? { rank: at + 1 } : {}
    return { id: settingId(part, key), part, key, value: toFlat(value), ...rank }
  })
  const isWhole = rows.some(({ key }) => key === '')
  return isWhole ? rows : [...rows, { id: settingId(part), part, key: '', value: {} }]
}
