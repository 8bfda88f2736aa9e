import { type Settings, settingsSchema } from './schema/settings'
import type { TeamPart } from './schema/team-setting'
import { readSettings, storeSettings } from './settings'
import { readTeamSession } from './sync/team-session'
import type * as Changing from './sync/team-settings/change'

let changes: Promise<unknown> = Promise.resolve()
let changing: typeof Changing | undefined

/**
 * Changes the settings: one change after another, each seeing the one before. It resolves when they are stored.
 * @param seen what the person saw who made the change, where that may be another: in a team others change settings too.
 * @throws AppError 'look-only' for what only others in the team may change.
 */
export async function changeSettings(
  change: (settings: Settings) => Partial<Settings>,
  seen: Partial<Settings> = {},
): Promise<Settings> {
  const run = changes.then(async () => {
    const before = await readSettings()
    const next = settingsSchema.parse({ ...before, ...change(before) })
    const parts = await changeOfTeam({ ...before, ...seen }, next)
    return storeSettings((now) => ({
      ...next,
      ...Object.fromEntries(parts.map((part) => [part, now[part]])),
    }))
  })
  changes = run.catch(() => undefined)
  return run
}

/** @returns which settings the team has, and has changed by itself. */
async function changeOfTeam(base: Settings, next: Settings): Promise<readonly TeamPart[]> {
  if ((await readTeamSession()) === undefined) return []
  changing ??= await import('./sync/team-settings/change')
  return changing.changeTeamSettings(base, next)
}
