import type { BenchTarget } from '../browser/bench-target'

export type Pulled = { documents: number; ms: number }

/**
 * Fetches all rows from a team's server and puts each, as it comes, into a plain database by its key, a page with its
 * cursors in a transaction: what is left of a client without any of the extension's own work.
 */
export function plainPull(
  page: BenchTarget,
  from: { url: string; token: string; client: string; gen: string },
  limit: number,
): Promise<Pulled> {
  return page.evaluate(
    async ({ url, token, client, gen }, most) => {
      type Answer = {
        cursors: Record<string, number>
        rows: { tbl: string; id: string }[]
        more: boolean
      }
      const startedAt = performance.now()
      const opening = indexedDB.open('bench-plain', 1)
      opening.addEventListener('upgradeneeded', () => {
        opening.result.createObjectStore('rows', { keyPath: ['tbl', 'id'] })
        opening.result.createObjectStore('cursors')
      })
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(new Error(String(opening.error))))
      })
      let documents = 0
      let cursors: Answer['cursors'] = {}
      for (let more = true; more;) {
        const response = await fetch(`${url}/v1/sync/pull`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ client, gen, cursors, limit: most }),
        })
        if (!response.ok) throw new Error(`The server answered ${response.status}`)
        const answer = (await response.json()) as Answer
        const writing = db.transaction(['rows', 'cursors'], 'readwrite')
        const committed = new Promise((resolve, reject) => {
          writing.addEventListener('complete', resolve)
          writing.addEventListener('abort', () => reject(new Error(String(writing.error))))
        })
        for (const row of answer.rows) writing.objectStore('rows').put(row)
        writing.objectStore('cursors').put(answer.cursors, 'cursors')
        await committed
        documents += answer.rows.length
        ;({ cursors, more } = answer)
      }
      const ms = performance.now() - startedAt
      db.close()
      return { documents, ms }
    },
    from,
    limit,
  )
}
