import type { BenchTarget } from '../browser/bench-target'

const PART_ROWS = 500

/**
 * Imports rows as a table tells them, read and checked already, through the background of an extension page.
 * @returns the id of the import, and how long each part took: ms.
 */
export function importRows(page: BenchTarget, rows: number): Promise<{ id: string; parts: number[] }> {
  return page.evaluate(
    async (count, partRows) => {
      const { chrome } = window as unknown as {
        chrome: { runtime: { sendMessage: (message: unknown) => Promise<{ ok: boolean; code?: string }> } }
      }
      const ask = async (name: string, input: unknown): Promise<void> => {
        const answer = await chrome.runtime.sendMessage({ chatside: 1, audience: 'workspace', name, input })
        if (!answer.ok) throw new Error(`${name} failed: ${answer.code}`)
      }
      const told = Array.from({ length: count }, (_, at) => {
        const contact = {
          name: `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at % 26]}na ${(at * 7919).toString(36)} Pérez`,
          phone: `+34${600_000_000 + ((at * 7_919_111) % 99_999_989)}`,
          email: `person${(at * 104_729) % 1_000_003}@customers.example`,
          company: `Company ${at % 997}`,
          role: 'Buyer',
          custom: { Size: String(at % 50) },
        }
        const notes = at % 10 === 0 ? [{ text: `Met at stand ${at}` }] : []
        return { line: at + 2, contact, tags: [`Group ${at % 5}`], notes }
      })
      const id = crypto.randomUUID()
      await ask('imports.begin', { id, name: 'bench.csv', mode: 'skip', total: count, fields: [] })
      const parts: number[] = []
      for (let part = 0; part * partRows < count; part++) {
        const from = performance.now()
        await ask('imports.part', { id, part, rows: told.slice(part * partRows, (part + 1) * partRows) })
        parts.push(performance.now() - from)
      }
      await ask('imports.end', { id, state: 'done', rejected: 0 })
      return { id, parts }
    },
    rows,
    PART_ROWS,
  )
}

/**
 * Puts the contacts, names and notes that are stored into an empty database with the same tables and indexes, so many rows at
 * a time, and nothing else. @returns how long that takes: ms.
 */
export function barePut(page: BenchTarget): Promise<number> {
  return page.evaluate(async (partRows) => {
    const names = ['contacts', 'aliases', 'notes']
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(String(request.error))))
      })
    const own = await done(indexedDB.open('chatside'))
    const all = (name: string): Promise<unknown[]> =>
      done(own.transaction(name).objectStore(name).getAll() as IDBRequest<unknown[]>)
    const stored = await Promise.all(names.map(all))
    const opening = indexedDB.open('bench-bare', 1)
    opening.addEventListener('upgradeneeded', () => {
      for (const name of names) {
        const from = own.transaction(name).objectStore(name)
        const to = opening.result.createObjectStore(name, { keyPath: from.keyPath })
        for (const index of from.indexNames) {
          const { keyPath, multiEntry, unique } = from.index(index)
          to.createIndex(index, keyPath, { multiEntry, unique })
        }
      }
    })
    const bare = await done(opening)
    const startedAt = performance.now()
    for (let at = 0; at < Math.max(...stored.map((rows) => rows.length)); at += partRows) {
      const writing = bare.transaction(names, 'readwrite')
      const committed = new Promise((resolve) => writing.addEventListener('complete', resolve))
      for (const [which, name] of names.entries()) {
        for (const row of stored[which]?.slice(at, at + partRows) ?? []) writing.objectStore(name).put(row)
      }
      await committed
    }
    const ms = performance.now() - startedAt
    bare.close()
    own.close()
    await done(indexedDB.deleteDatabase('bench-bare'))
    return ms
  }, PART_ROWS)
}

/** Takes an import back. @returns how long each of its parts took: ms. */
export function undoImport(page: BenchTarget, id: string): Promise<number[]> {
  return page.evaluate(async (jobId) => {
    const { chrome } = window as unknown as {
      chrome: {
        runtime: { sendMessage: (message: unknown) => Promise<{ output: { done: number; total: number } }> }
      }
    }
    const parts: number[] = []
    for (;;) {
      const from = performance.now()
      const message = { chatside: 1, audience: 'workspace', name: 'imports.undo', input: { id: jobId } }
      const { output } = await chrome.runtime.sendMessage(message)
      parts.push(performance.now() - from)
      if (output.done === output.total) return parts
    }
  }, id)
}
