import { signal } from '@preact/signals'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { readBackupFolder, readBackupKey } from '@/storage/backup-folder'
import { askUi } from '@/storage/client'
import type { BackupKind, BackupRecord } from '@/storage/schema/backup'
import { AppError } from '@/utils/app-error'
import { now } from '@/utils/clock'
import { kindOf } from './backup-kind'
import { mayDownload, offerDownload, saveToDownloads } from './downloads'
import { filesIn, type Folder, isAllowed, saveToFolder } from './folder'
import { LOCK } from './lock'
import { changePreferences, loadPreferences } from './preferences'
import { rotate } from './rotate'
import { type BackupProgress, type BackupRun, noteBackup, type StagedBackup, stageBackup } from './run-backup'
import { clearStaging } from './staging'

const MOST_TRIES = 3

/** Where the next backup goes; 'link' into the downloads, without the browser telling what became of it. */
export type Target = { place: 'folder'; folder: Folder } | { place: 'downloads' | 'link' }

export type Job =
  | { at: 'idle' }
  | { at: 'running'; kind: BackupKind; progress: BackupProgress; stop: () => void }
  /** Only the person can say whether the file is there. */
  | { at: 'handed'; staged: StagedBackup }
  | { at: 'failed'; error: unknown; isAutomatic: boolean }

/** What this tab is doing about backups. */
export const job = signal<Job>({ at: 'idle' })

/** @returns where a backup can go now without asking anybody. */
export async function targetNow(): Promise<Target> {
  const folder = (await readBackupFolder()) as Folder | undefined
  if (folder !== undefined && (await isAllowed(folder))) return { place: 'folder', folder }
  return { place: (await mayDownload()) ? 'downloads' : 'link' }
}

/**
 * Makes a backup; says so, and does nothing, while another tab is at it. `kind` undefined takes the least that is enough.
 * @returns whether it came about.
 */
export async function backUp(options: { kind?: BackupKind; isAutomatic?: boolean } = {}): Promise<boolean> {
  if (job.peek().at === 'running') return false
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock === null) {
      // This tab may have begun one by itself just before.
      const isOwn = job.peek().at === 'running'
      if (options.isAutomatic !== true && !isOwn) showToast({ text: t('backup.elsewhere'), tone: 'error' })
      return false
    }
    try {
      await run(options.kind)
      return true
    } catch (error) {
      const isStopped = error instanceof DOMException && error.name === 'AbortError'
      job.value = isStopped
        ? { at: 'idle' }
        : { at: 'failed', error, isAutomatic: options.isAutomatic === true }
      return false
    }
  })
}

/** The person says that the file is where they wanted it. */
export async function confirmHanded(staged: StagedBackup): Promise<void> {
  await end(staged, 'downloads')
  job.value = { at: 'idle' }
}

/** The file was not wanted. */
export async function dropHanded(staged: StagedBackup): Promise<void> {
  job.value = { at: 'idle' }
  await staged.remove()
}

async function run(wanted: BackupKind | undefined): Promise<void> {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  job.value = { at: 'running', kind: wanted ?? 'incremental', progress: NOTHING, stop }
  await clearStaging()
  const [target, key] = await Promise.all([targetNow(), readBackupKey()])
  const kind = wanted ?? (await leastKind(target, key !== undefined))
  const onProgress = (progress: BackupProgress): void => {
    job.value = { at: 'running', kind, progress, stop }
  }
  const staged = await stageInTime({ kind, key, onProgress, signal: controller.signal })
  if (target.place === 'link') {
    offerDownload(staged.name, staged.file)
    job.value = { at: 'handed', staged }
    return
  }
  onProgress({ step: 'saving', done: 0, total: staged.file.size })
  if (target.place === 'folder') await saveToFolder(target.folder, staged.name, staged.file, staged.check)
  else await saveToDownloads(staged.name, staged.file)
  await end(staged, target.place)
  if (target.place === 'folder') await rotate(target.folder)
  job.value = { at: 'idle' }
}

/** Erasing somebody may make a backup void while it is read: it is begun anew then. */
async function stageInTime(run: BackupRun): Promise<StagedBackup> {
  for (let left = MOST_TRIES; ; left--) {
    try {
      return await stageBackup(run)
    } catch (error) {
      const isVoid = error instanceof AppError && error.code === 'not-found'
      if (!isVoid || left <= 1) throw error
    }
  }
}

const NOTHING: BackupProgress = { step: 'reading', done: 0, total: 0 }

async function leastKind(target: Target, isEncrypted: boolean): Promise<BackupKind> {
  if ((await loadPreferences()).fullNext) return 'full'
  const names =
    target.place === 'folder' ? new Set((await filesIn(target.folder)).map(({ name }) => name)) : undefined
  const place = target.place === 'folder' ? 'folder' : 'downloads'
  return kindOf(await askUi('backup.state', {}), { now: now(), place, isEncrypted, names })
}

async function end(staged: StagedBackup, place: BackupRecord['place']): Promise<void> {
  await noteBackup(staged, place)
  if (staged.head.kind === 'full') await changePreferences({ fullNext: false })
  await staged.remove()
}
