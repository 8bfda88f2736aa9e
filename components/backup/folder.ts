import type { SourceFile } from '@/utils/backup-file/byte-source'
import { isBackupName } from './file-name'

type Mode = { mode: 'readwrite' }
type Entry = { kind: 'file' | 'directory'; name: string }
type MovableFile = FileSystemFileHandle & { move?: (name: string) => Promise<void> }

/** What TypeScript does not know yet of a folder in Chrome. */
export type Folder = FileSystemDirectoryHandle & {
  queryPermission: (mode: Mode) => Promise<PermissionState>
  requestPermission: (mode: Mode) => Promise<PermissionState>
  values: () => AsyncIterable<Entry>
}
type Picker = (options: Mode & { id: string; startIn: string }) => Promise<Folder>

const OWN_NAME = 'Chatside'
const COPIED_BYTES = 4 * 1024 * 1024

/** @returns whether this browser can give us a folder at all. */
export function canChooseFolder(): boolean {
  return pickerOf() !== undefined
}

/**
 * Asks a person for a folder; to be called by a click.
 * @returns the folder of our own in it; undefined when they chose none.
 */
export async function chooseFolder(): Promise<Folder | undefined> {
  try {
    const chosen = await pickerOf()?.({ id: 'backup', mode: 'readwrite', startIn: 'documents' })
    if (chosen === undefined || chosen.name === OWN_NAME) return chosen
    return (await chosen.getDirectoryHandle(OWN_NAME, { create: true })) as Folder
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}

/** @returns whether we may write there; `ask` only by a click. */
export async function isAllowed(folder: Folder, ask = false): Promise<boolean> {
  const mode: Mode = { mode: 'readwrite' }
  if ((await folder.queryPermission(mode)) === 'granted') return true
  return ask && (await folder.requestPermission(mode)) === 'granted'
}

/** @returns the backups in a folder. */
export async function filesIn(folder: Folder): Promise<File[]> {
  const files: File[] = []
  for await (const { kind, name } of folder.values()) {
    if (kind === 'file' && isBackupName(name)) files.push(await (await folder.getFileHandle(name)).getFile())
  }
  return files
}

/**
 * Writes a file under another name, has it checked as it stands in the folder, and only then gives it its own: a file of
 * that name is a whole one.
 */
export async function saveToFolder(
  folder: Folder,
  name: string,
  file: Blob,
  check: (written: SourceFile) => Promise<void>,
): Promise<void> {
  const temporary = `${name}.part`
  try {
    const part: MovableFile = await folder.getFileHandle(temporary, { create: true })
    await copy(file, part)
    await check(await part.getFile())
    if (await isMoved(part, name)) return
    const whole = await folder.getFileHandle(name, { create: true })
    await copy(file, whole)
    await check(await whole.getFile())
  } catch (error) {
    await removeFrom(folder, name)
    throw error
  } finally {
    await removeFrom(folder, temporary)
  }
}

/** Removes a file, if it is there. */
export async function removeFrom(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await folder.removeEntry(name)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
  }
}

async function copy(file: Blob, to: FileSystemFileHandle): Promise<void> {
  const writable = await to.createWritable()
  try {
    for (let at = 0; at < file.size; at += COPIED_BYTES)
      await writable.write(file.slice(at, at + COPIED_BYTES))
    await writable.close()
  } catch (error) {
    await writable.abort()
    throw error
  }
}

/** Not every browser and not every file system can rename a file. */
async function isMoved(file: MovableFile, name: string): Promise<boolean> {
  if (file.move === undefined) return false
  try {
    await file.move(name)
    return true
  } catch (error) {
    if (error instanceof DOMException) return false
    throw error
  }
}

function pickerOf(): Picker | undefined {
  return (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker
}
