import type { BenchTarget } from '../browser/bench-target'

/** Rows and the time it took to get, or to put aside, all of them: ms. `parts`: of each request. */
export type Run = { rows: number; ms: number; parts: number[] }
export type RestoreRun = { staged: Run; preparedMs: number; switchedMs: number; undoneMs: number }

type Answer = { ok: boolean; code?: string; detail?: string; output: never }
type Ask = <Output>(name: string, input: unknown) => Promise<Output>

declare global {
  interface Window {
    benchAskAll: Ask
  }
}

/** Lets functions that run in the workspace ask what only the workspace may. */
export async function prepareWorkspace(page: BenchTarget): Promise<void> {
  await page.evaluate(() => {
    const { chrome } = window as unknown as {
      chrome: { runtime: { sendMessage: (message: unknown) => Promise<Answer> } }
    }
    window.benchAskAll = async (name, input) => {
      const audience = /^(backup\.state|contacts\.(page|save))$/.test(name) ? 'ui' : 'workspace'
      const answer = await chrome.runtime.sendMessage({ chatside: 1, audience, name, input })
      if (!answer.ok) throw new Error(`${name} failed: ${answer.code} ${answer.detail ?? ''}`)
      return answer.output
    }
  })
}

/** Reads a backup from its beginning to its end, and keeps nothing of it. */
export function readBackup(page: BenchTarget, kind: 'full' | 'incremental'): Promise<Run> {
  return page.evaluate(async (wanted) => {
    type Page = { rows: unknown[]; next?: string }
    type Plan = { id: string; tables: { name: string }[] }
    const ask = window.benchAskAll
    const parts: number[] = []
    const startedAt = performance.now()
    const { id, tables } = await ask<Plan>('backup.begin', { kind: wanted })
    let rows = 0
    const walk = async (name: string, input: object): Promise<void> => {
      for (let cursor: string | undefined; ;) {
        const askedAt = performance.now()
        const more = cursor === undefined ? {} : { cursor }
        const found = await ask<Page>(name, { id, limit: 2_000, ...input, ...more })
        parts.push(performance.now() - askedAt)
        rows += found.rows.length
        cursor = found.next
        if (cursor === undefined) return
      }
    }
    for (const { name: table } of tables) await walk('backup.page', { table })
    await walk('backup.changes', {})
    const file = { name: 'bench', bytes: 1, rows, place: 'downloads', isEncrypted: false }
    await ask('backup.done', { id, ...file })
    return { rows, ms: performance.now() - startedAt, parts }
  }, kind)
}

/** Changes so many contacts, one after another. @returns how long each took: ms. */
export function editContacts(page: BenchTarget, count: number): Promise<number[]> {
  return page.evaluate(async (wanted) => {
    type Page = { rows: { id: string }[]; next?: string }
    const ask = window.benchAskAll
    const ids: string[] = []
    for (let cursor: string | undefined; ids.length < wanted;) {
      const more = cursor === undefined ? {} : { cursor }
      const found = await ask<Page>('contacts.page', { search: '', sort: 'name', limit: 200, ...more })
      ids.push(...found.rows.map(({ id }) => id))
      cursor = found.next
      if (cursor === undefined) break
    }
    const times: number[] = []
    for (const contactId of ids.slice(0, wanted)) {
      const startedAt = performance.now()
      const patch = { company: `Company ${Math.random()}` }
      await ask('contacts.save', { target: { contactId }, id: crypto.randomUUID(), patch })
      times.push(performance.now() - startedAt)
    }
    return times
  }, count)
}

/** Restores a full backup of what is there in its place, and takes that back: a page that is read is put aside at once. */
export function restoreAll(page: BenchTarget): Promise<RestoreRun> {
  return page.evaluate(async () => {
    type Page = { rows: unknown[]; next?: string }
    type Plan = { id: string; tables: { name: string }[]; settings: unknown; schema: number }
    type Progress = { done: number; total: number }
    const ask = window.benchAskAll
    const { tables, settings, ...head } = await ask<Plan>('backup.begin', { kind: 'full' })
    const { schema } = head
    const { id } = await ask<{ id: string }>('restore.begin', { schema, heads: [head], settings })
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const startedAt = performance.now()
      await work()
      return performance.now() - startedAt
    }
    const untilDone = (name: string, input: object): Promise<number> =>
      timed(async () => {
        for (;;) {
          const { done, total } = await ask<Progress>(name, { id, ...input })
          if (done === total) return
        }
      })
    const parts: number[] = []
    let rows = 0
    for (const { name: table } of tables) {
      for (let cursor: string | undefined; ;) {
        const more = cursor === undefined ? {} : { cursor }
        const found = await ask<Page>('backup.page', { id: head.id, limit: 2_000, table, ...more })
        const part = { id, part: parts.length, rows: found.rows }
        if (found.rows.length > 0) parts.push(await timed(() => ask('restore.stage', part)))
        rows += found.rows.length
        cursor = found.next
        if (cursor === undefined) break
      }
    }
    const preparedMs = await untilDone('restore.prepare', {})
    const switchedMs = await untilDone('restore.apply', { mode: 'replace' })
    const undoneMs = await untilDone('restore.undo', {})
    const ms = parts.reduce((sum, one) => sum + one, 0)
    return { staged: { rows, ms, parts }, preparedMs, switchedMs, undoneMs }
  })
}
