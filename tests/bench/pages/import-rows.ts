import type { BenchTarget } from '../browser/bench-target'

/** `bareMs`: the same rows put into the same tables with the same indexes, without anything else. */
type Imported = { id: string; rows: number; ms: number; parts: number[]; bareMs: number }

const PART_ROWS = 500

/**
 * Imports rows as a table tells them, read and checked already, into an extension page's own background; then reads what
 * came of them and puts it into an empty database beside.
 */
export function importRows(page: BenchTarget, rows: number): Promise<Imported> {
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
        const name = `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at % 26]}na ${(at * 7919).toString(36)} Pérez`
        const contact = {
          name,
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
      const startedAt = performance.now()
      for (let part = 0; part * partRows < count; part++) {
        const from = performance.now()
        await ask('imports.part', { id, part, rows: told.slice(part * partRows, (part + 1) * partRows) })
        parts.push(performance.now() - from)
      }
      const ms = performance.now() - startedAt
      await ask('imports.end', { id, state: 'done', rejected: 0 })

      const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(new Error(String(request.error))))
        })
      const names = ['contacts', 'aliases', 'notes']
      const own = await done(indexedDB.open('chatside'))
      const reading = own.transaction(names)
      const stored = await Promise.all(
        names.map((name) => done(reading.objectStore(name).getAll() as IDBRequest<unknown[]>)),
      )
      const opening = indexedDB.open('bench-bare', 1)
      opening.addEventListener('upgradeneeded', () => {
        for (const name of names) {
          const from = reading.db.transaction(names).objectStore(name)
          const to = opening.result.createObjectStore(name, { keyPath: from.keyPath })
          for (const index of from.indexNames) {
            const { keyPath, multiEntry, unique } = from.index(index)
            to.createIndex(index, keyPath, { multiEntry, unique })
          }
        }
      })
      const bare = await done(opening)
      const bareFrom = performance.now()
      const most = Math.max(...stored.map((one) => one.length))
      for (let at = 0; at < most; at += partRows) {
        const writing = bare.transaction(names, 'readwrite')
        const committed = new Promise((resolve) => writing.addEventListener('complete', resolve))
        for (const [which, name] of names.entries()) {
          const store = writing.objectStore(name)
          for (const row of stored[which]?.slice(at, at + partRows) ?? []) store.put(row)
        }
        await committed
      }
      const bareMs = performance.now() - bareFrom
      bare.close()
      own.close()
      await done(indexedDB.deleteDatabase('bench-bare'))
      return { id, rows: count, ms, parts, bareMs }
    },
    rows,
    PART_ROWS,
  )
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
