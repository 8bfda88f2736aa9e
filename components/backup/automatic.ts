import { useEffect } from 'preact/hooks'
import { askUi } from '@/storage/client'
import type { BackupState } from '@/storage/protocol/data'
import { logFault } from '@/utils/logger'
import { isDue } from './due'
import { backUp, job, targetNow } from './job'
import { places } from './places'

/** After a failure one waits, or a disk that is full would be met each minute. */
const REST_MS = 30 * 60_000

let failedAt = Number.NEGATIVE_INFINITY

/** Makes a backup when one is due and has a place where nobody need be asked; `now` is renewed each minute. */
export function useAutomaticBackup(state: BackupState | undefined, now: number): void {
  const known = places.value
  useEffect(() => {
    if (state === undefined || known === undefined || !isDue(state, now) || now - failedAt < REST_MS) return
    if (job.peek().at === 'idle') start(now).catch((error: unknown) => logFault('backup', error))
  }, [state, known, now])
}

async function start(now: number): Promise<void> {
  if ((await targetNow()).place === 'link') return
  // What was known may be older than a backup that somebody has just made.
  if (!isDue(await askUi('backup.state', {}), now) || job.peek().at !== 'idle') return
  const isMade = await backUp({ isAutomatic: true })
  if (!isMade && job.peek().at === 'failed') failedAt = now
}
