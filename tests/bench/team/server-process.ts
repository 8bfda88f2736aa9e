import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/run'
import { freshPostgresUrl } from '../../backend/support/databases'
import { durablePostgresUrl } from '../../backend/support/postgres'
import { guard } from '../../browsers/guardian'
import { waitFor } from '../../browsers/wait-for'

export type Store = 'PGlite' | 'PostgreSQL'

/** A team's server in a process of its own. Resident memory of that process in MB, of PostgreSQL's own ones nothing. */
export type ServerProcess = {
  url: string
  /** host:port, as browsers name it. */
  host: string
  /** The invite of the first owner, as it was printed. */
  ownerLink: string
  /** `most`: since it serves; `starting`: the most until then. undefined where the system does not tell. */
  memory: () => { now: number; most: number; starting: number } | undefined
  stop: () => Promise<void>
}

const START_MS = 60_000
/** What is measured is the work of the server, not how it holds back one device. */
const RATES = { DEVICE_RATE: '10000', JOIN_RATE: '10000' }

/** Starts what `npm run server` starts, on a new folder or a new database. */
export async function startServerProcess(store: Store): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'chatside-bench-'))
  const unguardFolder = guard({ dir: folder })
  const { PATH, HOME } = process.env
  const url =
    store === 'PostgreSQL' ? { DATABASE_URL: await freshPostgresUrl(await durablePostgresUrl()) } : {}
  const args = ['--import', 'tsx', join(root, 'scripts/server.ts'), '--data', folder, '--port', '0']
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: process.platform !== 'win32',
    env: { PATH, HOME, HOST: 'localhost', LOG_LEVEL: 'warn', ...RATES, ...url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const unguard = guard({ ...(child.pid !== undefined && { pid: child.pid }) })
  const printed = await untilServing(child)
  const starting = memoryOf(child.pid)?.most
  // Begins the count of the most anew.
  if (starting !== undefined) writeFileSync(`/proc/${child.pid}/clear_refs`, '5')
  const served = /serves (http:\S+)/.exec(printed)?.[1] ?? ''
  return {
    url: served,
    host: new URL(served).host,
    ownerLink: /http:\S+\/join#\S+/.exec(printed)?.[0] ?? '',
    memory: () => {
      const memory = memoryOf(child.pid)
      return memory && starting !== undefined ? { ...memory, starting } : undefined
    },
    stop: async () => {
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      await closed
      await rm(folder, { recursive: true, force: true })
      unguard()
      unguardFolder()
    },
  }
}

async function untilServing(child: ChildProcess): Promise<string> {
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await waitFor(
    'the server to serve',
    () => {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`)
      return /\/join#\S+\n/.test(printed)
    },
    START_MS,
  )
  return printed
}

function memoryOf(pid: number | undefined): { now: number; most: number } | undefined {
  const path = `/proc/${pid}/status`
  if (!existsSync(path)) return undefined
  const status = readFileSync(path, 'utf8')
  const megabytes = (name: string): number =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}
