import { readConfig } from '../../../../backend/src/config.ts'
import type { Db, Tx } from '../../../../backend/src/db/db.ts'
import { openDatabase } from '../../../../backend/src/db/open-database.ts'
import { createLog } from '../../../../backend/src/http/logger.ts'
import { start } from '../../../../backend/src/start.ts'
import type { Command, Point } from './server-process.ts'

// The server as one runs it, in a process of its own that can be told to end at a point of the next push: at once and
// without another word, as by a power cut.

const STATEMENTS: readonly { start: string; point: Point }[] = [
  { start: 'select gen, counter, rights from workspaces where ws = $1 for no key update', point: 'locked' },
  { start: 'insert into rows', point: 'upserted' },
  { start: 'update workspaces set counter', point: 'counted' },
]

let told: Command | undefined
process.on('message', (command: Command) => {
  told = command
  process.send?.('heard')
})

const config = readConfig(process.argv.slice(2), process.env)
const { url, ownerLink } = await start(config, createLog('info'), async (options) =>
  mortal(await openDatabase(options)),
)
process.send?.({ url, secret: /#([\w-]+)/.exec(ownerLink ?? '')?.[1] })

function mortal(db: Db): Db {
  return {
    ...db,
    own: async (work) => {
      let writes = false
      const result = await db.own((tx) => work(watched(tx, () => (writes = true))))
      if (writes) reach('committed')
      return result
    },
    notify: async (channel, text) => {
      await db.notify(channel, text)
      reach('notified')
    },
  }
}

function watched(tx: Tx, onCounted: () => void): Tx {
  return {
    query: async <Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> => {
      const rows = await tx.query<Row>(sql, params)
      const point = STATEMENTS.find((one) => sql.trimStart().startsWith(one.start))?.point
      if (point === 'counted') onCounted()
      if (point !== undefined) reach(point)
      return rows
    },
  }
}

function reach(point: Point): void {
  if (told === point) process.kill(process.pid, 'SIGKILL')
}
