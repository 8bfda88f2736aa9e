import type { BackupKey } from '@/utils/backup-file/passphrase'

// A database of the workspace's own, beside the one with the data: what is in it exists in this browser alone. A folder
// that a person allowed, and the key of their passphrase, are objects that no message and no file can carry.
const NAME = 'chatside-backup'
const STORE = 'kept'

type Kept = { folder: FileSystemDirectoryHandle; key: BackupKey }

/** @returns the folder a person chose for backups, which may have to be allowed again; undefined when there is none. */
export function readBackupFolder(): Promise<Kept['folder'] | undefined> {
  return read('folder')
}

/** Keeps the folder, or none. */
export function keepBackupFolder(folder: Kept['folder'] | undefined): Promise<void> {
  return keep('folder', folder)
}

/** @returns what backups are encrypted with, which can be used but not read out; undefined when they are not. */
export function readBackupKey(): Promise<BackupKey | undefined> {
  return read('key')
}

/** Keeps the key, or none. The passphrase itself is kept nowhere. */
export function keepBackupKey(key: BackupKey | undefined): Promise<void> {
  return keep('key', key)
}

async function read<Name extends keyof Kept>(name: Name): Promise<Kept[Name] | undefined> {
  const db = await open()
  try {
    return (await ended(db.transaction(STORE).objectStore(STORE).get(name))) as Kept[Name] | undefined
  } finally {
    db.close()
  }
}

async function keep<Name extends keyof Kept>(name: Name, value: Kept[Name] | undefined): Promise<void> {
  const db = await open()
  try {
    const store = db.transaction(STORE, 'readwrite').objectStore(STORE)
    await (value === undefined ? ended(store.delete(name)) : ended(store.put(value, name)))
  } finally {
    db.close()
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
  return ended(request)
}

function ended<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
  })
}
