import type { TableName } from '../../../storage/protocol/command'

/** Runs in the extension's own origin (as text): every row of a table, as it is stored. */
export async function readStoredRows(table: TableName): Promise<unknown[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('chatside')
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
  })
  try {
    return await new Promise((resolve, reject) => {
      const request = database.transaction(table).objectStore(table).getAll()
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
    })
  } finally {
    database.close()
  }
}
