import { Dexie } from 'dexie'
import type { DBCore, DBCoreMutateRequest, DBCoreMutateResponse, DBCoreTable, DBCoreTransaction } from 'dexie'
import { isKept, markOf } from './kept'

/** In `meta`: grows with each backup that is begun; absent before the first one, and then nothing is marked. */
export const GENERATION = 'backup:generation'

/**
 * Marks each row that is written or taken out, in the same transaction, so that the next backup need not read all of them.
 * Rewriting rows for a newer version marks none: a full backup is due then.
 */
export function markRows(db: Dexie): void {
  db.use({
    stack: 'dbcore',
    name: 'backupMarks',
    create: (core) => {
      // Dexie asks for each table of each transaction anew, and what lies below works out all its indexes each time.
      const tables = new Map<string, DBCoreTable>()
      const make = (name: string): DBCoreTable => {
        const table = core.table(name)
        return isKept(name) ? { ...table, mutate: (request) => mutate(tableOf, table, request) } : table
      }
      const tableOf = (name: string): DBCoreTable => {
        const made = tables.get(name) ?? make(name)
        tables.set(name, made)
        return made
      }
      return { ...core, table: tableOf }
    },
  })
}

// Here promises are chained, not awaited: nothing but the database may be waited for.

const generations = new WeakMap<DBCoreTransaction, Promise<number | undefined>>()

function mutate(
  tableOf: DBCore['table'],
  table: DBCoreTable,
  request: DBCoreMutateRequest,
): Promise<DBCoreMutateResponse> {
  const { trans } = request
  const asked = generations.get(trans) ?? readGeneration(tableOf, trans)
  generations.set(trans, asked)
  return asked.then((generation) => {
    if (generation === undefined) return table.mutate(request)
    return keysOf(table, request).then((keys) =>
      table.mutate(request).then((answer) => {
        const values = keys
          .filter((key) => isKept(table.name, key))
          .map((key) => ({ id: markOf(table.name, key), generation }))
        if (values.length === 0) return answer
        return tableOf('backupMarks')
          .mutate({ trans, type: 'put', values })
          .then(() => answer)
      }),
    )
  })
}

/** Once in each transaction: another worker may have begun a backup. */
function readGeneration(tableOf: DBCore['table'], trans: DBCoreTransaction): Promise<number | undefined> {
  const { objectStoreNames, mode } = trans as DBCoreTransaction & IDBTransaction
  if (mode !== 'readwrite' || !objectStoreNames.contains('backupMarks'))
    return Dexie.Promise.resolve(undefined)
  const row: Promise<{ value: number } | undefined> = tableOf('meta').get({ trans, key: GENERATION })
  return row.then((found) => found?.value)
}

function keysOf(table: DBCoreTable, request: DBCoreMutateRequest): Promise<string[]> {
  const { primaryKey } = table.schema
  if (request.type === 'deleteRange') {
    const { trans, range } = request
    const query = { index: primaryKey, range }
    return table.query({ trans, values: false, limit: Infinity, query }).then(({ result }) => result)
  }
  const keys =
    request.type === 'delete' ? request.keys : request.values.map((row) => primaryKey.extractKey?.(row))
  return Dexie.Promise.resolve(keys)
}
