import type { Source, SourceIndex, SourceRange, SourceTable } from './source'

// The few ways of reading that a question to a worker just woken needs, on the browser's own database. Dexie, which does
// everything else, is ten times as much to load before the first row is there.

/** After every text that begins alike. */
const AFTER_ALL = '\uffff'

/** @returns what is read with inside a transaction of the browser's; each table is there that it is about. */
export function nativeSource(transaction: IDBTransaction): Source {
  const names = [...transaction.objectStoreNames]
  return Object.fromEntries(names.map((name) => [name, tableOf(transaction, name)])) as Source
}

function tableOf(transaction: IDBTransaction, name: string): SourceTable<unknown> {
  let known: IDBObjectStore | undefined
  const store = (): IDBObjectStore => (known ??= transaction.objectStore(name))
  const get = (id: string): Promise<unknown> => answerOf(store().get(id))
  return {
    get,
    bulkGet: (ids) => Promise.all(ids.map(get)),
    toArray: () => answerOf(store().getAll()),
    where: (index) => indexOf(store().index(index)),
  }
}

function indexOf(index: IDBIndex): SourceIndex<unknown> {
  const within = (range: IDBKeyRange): SourceRange<unknown> => rangeOf(index, range, false, undefined)
  return {
    equals: (key) => within(IDBKeyRange.only(key)),
    above: (key) => within(IDBKeyRange.lowerBound(key, true)),
    aboveOrEqual: (key) => within(IDBKeyRange.lowerBound(key)),
    between: (lower, upper, includesLower = true, includesUpper = false) =>
      within(IDBKeyRange.bound(lower, upper, !includesLower, !includesUpper)),
    startsWith: (beginning) => within(IDBKeyRange.bound(beginning, beginning + AFTER_ALL)),
  }
}

function rangeOf(
  index: IDBIndex,
  range: IDBKeyRange,
  isReverse: boolean,
  most: number | undefined,
): SourceRange<unknown> {
  const rows = async (count: number | undefined): Promise<unknown[]> => {
    if (!isReverse) return answerOf(index.getAll(range, count))
    if (count !== undefined) return lastRows(index, range, count)
    return (await answerOf(index.getAll(range))).reverse()
  }
  return {
    reverse: () => rangeOf(index, range, !isReverse, most),
    limit: (count) => rangeOf(index, range, isReverse, count),
    toArray: () => rows(most),
    first: async () => (await rows(1))[0],
    primaryKeys: async () => (await answerOf(index.getAllKeys(range, most))).map(String),
    count: () => answerOf(index.count(range)),
  }
}

/** From the end on, one after the other: browsers do not read backwards in one go yet. */
function lastRows(index: IDBIndex, range: IDBKeyRange, count: number): Promise<unknown[]> {
  const rows: unknown[] = []
  return new Promise((resolve, reject) => {
    const request = index.openCursor(range, 'prev')
    request.addEventListener('error', () => reject(failureOf(request)))
    request.addEventListener('success', () => {
      const cursor = request.result
      if (cursor !== null) rows.push(cursor.value)
      if (cursor === null || rows.length >= count) resolve(rows)
      else cursor.continue()
    })
  })
}

/** @returns what the browser answers. */
export function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(failureOf(request)))
  })
}

function failureOf({ error }: IDBRequest): Error {
  return error ?? new Error('The database gave no reason')
}
