type Stores = Record<string, string>

/** Runs in the extension's own origin (as text): how far a database is, in the browser's numbers. */
export async function storedVersion(name: string): Promise<number | undefined> {
  return (await indexedDB.databases()).find((one) => one.name === name)?.version
}

/**
 * Runs in the extension's own origin (as text): puts a profile of an older version in the place of the one there is, with
 * `copies` of each message. Whoever has it open lets go by itself.
 */
export async function storeOldProfile(
  version: number,
  stores: Stores,
  tables: Record<string, { id: string }[]>,
  copies: number,
): Promise<void> {
  const settle = (request: IDBRequest): Promise<void> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error ?? new Error('refused'))
    })
  await settle(indexedDB.deleteDatabase('chatside'))
  const opening = indexedDB.open('chatside', version * 10)
  opening.onupgradeneeded = () => {
    for (const [table, indexes] of Object.entries(stores)) {
      const [keyPath = 'id', ...others] = indexes.split(',').map((index) => index.trim())
      const store = opening.result.createObjectStore(table, { keyPath })
      for (const index of others) {
        const name = index.replace(/^\*/, '')
        const path = name.startsWith('[') ? name.slice(1, -1).split('+') : name
        store.createIndex(name, path, { multiEntry: index.startsWith('*') })
      }
    }
  }
  await settle(opening)
  const names = Object.keys(tables)
  const transaction = opening.result.transaction(names, 'readwrite')
  for (const name of names) {
    const times = name === 'messages' ? copies : 1
    for (let copy = 0; copy < times; copy++) {
      for (const row of tables[name] ?? []) {
        transaction.objectStore(name).put(copy === 0 ? row : { ...row, id: `${row.id}-${copy}` })
      }
    }
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
  })
  opening.result.close()
}
