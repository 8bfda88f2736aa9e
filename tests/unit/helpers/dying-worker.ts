import { Dexie } from 'dexie'
import { closeDatabase } from '@/storage/database'
import { forgetSettings } from '@/storage/settings'

let writesLeft = Infinity
let hasDied = false
let deaths = 0

/** Opening the database again is most of what a death costs, and tells nothing new each time. */
const REOPEN_EVERY = 10

// Every database opened from now on can lose its worker: the transaction under way is rolled back, as the browser does.
Dexie.addons.push((db) => {
  db.use({
    stack: 'dbcore',
    name: 'dying-worker',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        return {
          ...table,
          mutate: (request) =>
            table.mutate(request).then((response) => {
              writesLeft -= 1
              if (writesLeft >= 0) return response
              hasDied = true
              request.trans.abort()
              throw new Error('The worker died')
            }),
        }
      },
    }),
  })
})

/**
 * Runs `work` in a worker that dies after `writes` writes inside its transactions, or, when it writes less, after its last
 * commit and before its answer. Afterwards a new worker is there that remembers nothing.
 * @returns whether it died inside a transaction.
 */
export async function dieAfter(writes: number, work: () => Promise<unknown>): Promise<boolean> {
  writesLeft = writes
  hasDied = false
  // Nobody is there any more to take the answer, whatever it is.
  await work().catch(() => undefined)
  writesLeft = Infinity
  forgetSettings()
  deaths += 1
  if (deaths % REOPEN_EVERY === 0) closeDatabase()
  return hasDied
}

/** What a new worker begins with: nothing in memory. */
export function restartWorker(): void {
  closeDatabase()
  forgetSettings()
}
