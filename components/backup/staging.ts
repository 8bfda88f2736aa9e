import type { Sink } from '@/utils/backup-file/write-backup'
import { logFault } from '@/utils/logger'
import { removeFrom } from './folder'

/** A file in the making, out of everybody's sight. */
export type Staging = Sink & {
  /** Ends the writing. @returns the file, which may be larger than the memory. */
  finish: () => Promise<Blob>
  /** Lets go of it. */
  remove: () => Promise<void>
}

const FOLDER = 'staging'

/** @returns a new file in the browser's own file system; where there is none, in pieces that the browser keeps. */
export async function newStaging(name: string): Promise<Staging> {
  try {
    return await inFileSystem(name)
  } catch (error) {
    // Refused in a private window, and missing in some browsers.
    if (error instanceof DOMException || error instanceof TypeError) return inPieces()
    throw error
  }
}

/** Removes what a tab that was closed on the way has left behind. Only whoever makes backups may ask for it. */
export async function clearStaging(): Promise<void> {
  try {
    await (await navigator.storage.getDirectory()).removeEntry(FOLDER, { recursive: true })
  } catch (error) {
    const isNothing =
      error instanceof TypeError || (error instanceof DOMException && error.name === 'NotFoundError')
    if (!isNothing) logFault('backup staging', error)
  }
}

async function inFileSystem(name: string): Promise<Staging> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(FOLDER, { create: true })
  const handle = await folder.getFileHandle(name, { create: true })
  const writable = await handle.createWritable()
  let isOpen = true
  return {
    write: (bytes) => writable.write(bytes),
    finish: async () => {
      await writable.close()
      isOpen = false
      return handle.getFile()
    },
    remove: async () => {
      // What is being written cannot be removed.
      if (isOpen) await writable.abort()
      isOpen = false
      await removeFrom(folder, name)
    },
  }
}

/** Each piece becomes the browser's own at once, which may put it on the disk. */
function inPieces(): Staging {
  let pieces: Blob[] = []
  return {
    write: async (bytes) => void pieces.push(new Blob([bytes])),
    finish: async () => new Blob(pieces),
    remove: async () => void (pieces = []),
  }
}
