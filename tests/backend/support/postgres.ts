import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

type User = { uid: number; gid: number } | undefined

const DEBIAN = '/usr/lib/postgresql'
const GUARDIAN = fileURLToPath(new URL('./postgres-guardian.mjs', import.meta.url))
const START_TRIES = 300

let started: Promise<string> | undefined
let durable: Promise<string> | undefined
let guardian: ChildProcess | undefined

/** Set by `global-setup.ts`, so that all files of a run share one server. */
const SHARED = 'CHATSIDE_TEST_POSTGRES'

/** @returns the address of a PostgreSQL of our own: the run's, or one that is gone with this process. */
export function postgresUrl(): Promise<string> {
  const shared = process.env[SHARED]
  return (started ??= shared === undefined ? startPostgres() : Promise.resolve(shared))
}

/** @returns the address of one whose commits are on the disk when they are answered, gone with this process. */
export function durablePostgresUrl(): Promise<string> {
  return (durable ??= startPostgres({ isDurable: true }))
}

/** Starts the server of this run. @returns what takes it away. */
export async function sharePostgres(): Promise<() => void> {
  process.env[SHARED] ??= await startPostgres()
  return () => guardian?.kill('SIGTERM')
}

/** @returns the folder of `initdb` and `postgres`, or undefined when they are not installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

async function startPostgres({ isDurable } = { isDurable: false }): Promise<string> {
  const bin = findPostgres()
  if (bin === undefined)
    throw new Error('PostgreSQL is not installed (on Debian: sudo apt-get install postgresql).')
  const user = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'chatside-postgres-'))
  chmodSync(folder, 0o700)
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`initdb failed: ${made.stderr}`)
  }
  const port = await freePort()
  const options = [
    `-D ${data} -p ${port} -h 127.0.0.1 -k ${folder}${isDurable ? '' : ' -F'}`,
    '-c max_connections=200 -c shared_buffers=32MB -c log_min_messages=panic',
  ]
  guard(folder, user, [join(bin, 'postgres'), ...options.join(' ').split(' ')])
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await untilUp(url)
  return url
}

/** The guardian stops the server and removes its folder when this process ends, in whatever way. */
function guard(folder: string, user: User, command: readonly string[]): void {
  guardian = spawn(process.execPath, [GUARDIAN, folder, JSON.stringify(user ?? {}), ...command], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  })
  // The pipe is what it watches; nothing here waits for it.
  guardian.unref()
  if (guardian.stdin !== null && 'unref' in guardian.stdin && typeof guardian.stdin.unref === 'function')
    guardian.stdin.unref()
}

/** PostgreSQL refuses to run as root: it then runs as the user Debian's package makes, or as nobody. */
function unprivileged(): User {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, name: string): number =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN)
  for (const name of ['postgres', 'nobody']) {
    const user = { uid: idOf('-u', name), gid: idOf('-g', name) }
    if (Number.isInteger(user.uid) && Number.isInteger(user.gid)) return user
  }
  return undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function untilUp(url: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries === START_TRIES) throw error
      await sleep(100)
    }
  }
}
