import { beginTimelines } from './backup/begin-timeline.ts'
import { restore } from './backup/restore.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openDatabase } from './db/open-database.ts'
import { createLog } from './http/logger.ts'
import { inviteOwner } from './people/first-start.ts'
import type { Log } from './services.ts'
import { start } from './start.ts'

await main()

async function main(): Promise<void> {
  try {
    const config = readConfig(process.argv.slice(2), process.env)
    const log = createLog(config.LOG_LEVEL)
    process.on('uncaughtException', (error) => {
      log.error('crashed', error)
      process.exit(1)
    })
    const { command } = config
    if (command.name === 'invite-owner') await printOwnerLink(config)
    else if (command.name === 'new-timeline') await beginTimelinesOf(config)
    else if (command.name === 'restore') await restoreFrom(config, command.files)
    else await serveUntilStopped(config, log)
  } catch (error) {
    // Each of these says what to do; where it was thrown helps nobody.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = error instanceof ConfigError ? 2 : 1
  }
}

async function serveUntilStopped(config: Config, log: Log): Promise<void> {
  const { url, ownerLink, stop } = await start(config, log)
  print(`Chatside serves ${url}`)
  if (ownerLink !== undefined) print(`Invite of the first owner, for one use within 7 days:\n${ownerLink}`)
  let isAsked = false
  const onSignal = (): void => {
    // Whoever asks twice does not want to wait.
    if (isAsked) process.exit(1)
    isAsked = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('did not stop well', error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
}

async function printOwnerLink(config: Config): Promise<void> {
  const db = await openDatabase({ url: config.DATABASE_URL, folder: config.DATA_DIR })
  const publicUrl = config.publicUrl ?? `http://localhost:${config.PORT}`
  const invite = await inviteOwner({ db, now: Date.now, publicUrl }).finally(() => db.close())
  print(invite?.link ?? 'There is no team here yet. Start the server first: it prints the first invite.')
}

async function beginTimelinesOf(config: Config): Promise<void> {
  const db = await openDatabase({ url: config.DATABASE_URL, folder: config.DATA_DIR })
  const teams = await beginTimelines(db).finally(() => db.close())
  print(
    teams === 0
      ? 'There is no team here yet.'
      : 'A new timeline begins. Start the server: the devices bring what they wrote since the copy was made.',
  )
}

async function restoreFrom(config: Config, files: readonly string[]): Promise<void> {
  const db = await openDatabase({ url: config.DATABASE_URL, folder: config.DATA_DIR })
  const { entries, upto } = await restore(db, files).finally(() => db.close())
  print(
    `Restored ${entries} entries, up to number ${upto}. Start the server: the devices bring what they wrote since.`,
  )
}

/** For a person; what is for a machine goes to stderr. */
function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
