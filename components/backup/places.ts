import { signal } from '@preact/signals'
import { keepBackupFolder, readBackupFolder, readBackupKey } from '@/storage/backup-folder'
import { showError } from '../app/errors'
import { askToDownload, mayDownload, stopDownloading } from './downloads'
import { chooseFolder, type Folder, isAllowed } from './folder'

/** Where backups go in this browser. */
export type Places = {
  folder: Folder | undefined
  /** Whether the folder may be written to without asking. */
  isAllowed: boolean
  /** Whether files may be put among the downloads without asking. */
  mayDownload: boolean
  hasPassphrase: boolean
}

/** Undefined until it is known. */
export const places = signal<Places | undefined>(undefined)

/** Looks again. */
export async function loadPlaces(): Promise<void> {
  const folder = (await readBackupFolder()) as Folder | undefined
  places.value = {
    folder,
    isAllowed: folder !== undefined && (await isAllowed(folder)),
    mayDownload: await mayDownload(),
    hasPassphrase: (await readBackupKey()) !== undefined,
  }
}

/** By a click: another folder. */
export function pickFolder(): Promise<void> {
  return changed(async () => {
    const folder = await chooseFolder()
    if (folder !== undefined) await keepBackupFolder(folder)
  })
}

/** By a click: the folder that was chosen before, which browsers ask for again after a while. */
export function allowFolder(folder: Folder): Promise<void> {
  return changed(async () => void (await isAllowed(folder, true)))
}

/** No folder any more. What is in it stays. */
export function forgetFolder(): Promise<void> {
  return changed(() => keepBackupFolder(undefined))
}

/** By a click: whether downloads need a question. */
export function setUnattended(on: boolean): Promise<void> {
  return changed(async () => void (await (on ? askToDownload() : stopDownloading())))
}

async function changed(change: () => Promise<void>): Promise<void> {
  try {
    await change()
    await loadPlaces()
  } catch (error) {
    showError(error)
  }
}
