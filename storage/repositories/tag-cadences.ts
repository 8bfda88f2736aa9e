import type { MovedCadences } from '../rows'
import type { Settings } from '../schema/settings'
import { changeSettings } from '../change-settings'
import { readSettings } from '../settings'
import { requireMaySet } from '../sync/team-settings/may-set'

/**
 * @returns which cadences are for contacts with a tag.
 * @throws AppError 'look-only' when there are some and the person may not change them.
 */
export async function cadencesOf(tagId: string): Promise<string[]> {
  const { cadences } = await readSettings()
  const ids = cadences.flatMap((cadence) => (cadence.tagId === tagId ? [cadence.id] : []))
  if (ids.length > 0) await requireMaySet('cadences')
  return ids
}

/** Cadences for one tag are for another one from now on. */
export async function moveCadences({ ids, fromId, intoId }: MovedCadences): Promise<void> {
  if (ids.length === 0) return
  await changeSettings(({ cadences }) => ({ cadences: moved(cadences, ids, fromId, intoId) }))
}

/** Takes that back, but for those that were given another tag since. */
export async function restoreCadences(done: readonly MovedCadences[]): Promise<void> {
  for (const { ids, fromId, intoId } of done) await moveCadences({ ids, fromId: intoId, intoId: fromId })
}

type Cadences = Settings['cadences']

function moved(cadences: Cadences, ids: readonly string[], fromId: string, intoId: string): Cadences {
  return cadences.map((cadence) =>
    ids.includes(cadence.id) && cadence.tagId === fromId ? { ...cadence, tagId: intoId } : cadence,
  )
}
