import { databaseName, DATABASE_VERSION, FIRST_NAME, OPEN_TIMEOUT_MS } from '../stored-database'

// A connection to read with, beside Dexie's. It is asked for before the rest of a worker has run, and makes nothing.

/** Undefined where there is no database of this version. */
let connection: Promise<IDBDatabase | undefined> | undefined

/** @returns the connection to the database in use; undefined while it has to be made, or brought to this version. */
export async function connect(): Promise<IDBDatabase | undefined> {
  // What keeps it from opening is told by whoever opens it for good.
  const asked = (connection ??= openInUse().catch(() => undefined))
  const db = await asked
  if (db === undefined) forget(asked)
  return db
}

/** Closes it; whoever reads next opens it again. */
export function disconnect(): void {
  void connection?.then((db) => db?.close())
  connection = undefined
}

function forget(asked: typeof connection): void {
  if (connection === asked) connection = undefined
}

async function openInUse(): Promise<IDBDatabase | undefined> {
  // Nearly always it is this one: nobody waits for its name.
  const [likely, name] = await Promise.all([openStored(FIRST_NAME), databaseName()])
  if (name === FIRST_NAME) return ofThisVersion(likely)
  likely?.close()
  return ofThisVersion(await openStored(name))
}

function ofThisVersion(db: IDBDatabase | undefined): IDBDatabase | undefined {
  if (db === undefined || db.version === DATABASE_VERSION) return db
  db.close()
  return undefined
}

/** Resolves to undefined where there is none, and when it does not open. */
function openStored(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name)
    let isLate = false
    const settle = (db: IDBDatabase | undefined): void => {
      clearTimeout(timer)
      if (isLate) db?.close()
      isLate = true
      resolve(db)
    }
    const timer = setTimeout(() => settle(undefined), OPEN_TIMEOUT_MS)
    request.addEventListener('upgradeneeded', () => request.transaction?.abort())
    request.addEventListener('success', () => {
      makeRoom(request.result)
      settle(request.result)
    })
    request.addEventListener('error', (event) => {
      // Else the browser would report it as nobody's.
      event.preventDefault()
      settle(undefined)
    })
  })
}

/** Nobody who wants to change or delete the database waits for this connection. */
function makeRoom(db: IDBDatabase): void {
  const asked = connection
  const over = (): void => {
    db.close()
    forget(asked)
  }
  db.addEventListener('versionchange', over)
  db.addEventListener('close', over)
}
