import { askUi } from '@/storage/client'
import { logFault } from '@/utils/logger'
import { readHeads } from './read-heads'
import { filesIn, type Folder, removeFrom } from './folder'
import { loadPreferences } from './preferences'
import { outdated } from './rotation'

/** Removes the backups that newer ones have made superfluous. A folder that cannot be tidied is no failed backup. */
export async function rotate(folder: Folder): Promise<void> {
  try {
    const { profileId, last, lastFull } = await askUi('backup.state', {})
    const { backups } = await readHeads(await filesIn(folder))
    const { keepFull } = await loadPreferences()
    const old = outdated(backups, { profileId, full: keepFull, ids: [last?.id, lastFull?.id] })
    // What goes on from others goes first, so that nothing is ever left without its beginning.
    for (const { name } of old.toSorted((a, b) => b.head.at - a.head.at)) await removeFrom(folder, name)
  } catch (error) {
    logFault('old backups', error)
  }
}
