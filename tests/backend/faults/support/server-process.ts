import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Of a push: the workspace is locked, the rows are written, the counter is saved, it is committed, the others are told. */
export const POINTS = ['locked', 'upserted', 'counted', 'committed', 'notified'] as const
export type Point = (typeof POINTS)[number]
/** To end at a point of the next push, or how much room there is on its disk: see `quota.ts`. */
export type Command = Point | 'full' | 'refusing' | 'roomy'
/** Where the server has its data. */
export type Place = { url: string } | { folder: string }

export type ServerProcess = {
  url: string
  pid: number | undefined
  /** Of the first owner's invite; undefined when there is an owner. */
  secret: string | undefined
  logged: () => string
  /** Resolves once it knows. */
  tell: (command: Command) => Promise<void>
  /** With which signal it has ended, or with which code. */
  ended: Promise<NodeJS.Signals | number | null>
  kill: () => Promise<void>
}

const ENTRY = fileURLToPath(new URL('./dying-server.ts', import.meta.url))
const running = new Set<ChildProcess>()

/** `imports`: modules that are loaded before it. `mostBlocks`: no file of it may be longer, in blocks of 512 bytes. */
export async function startServerProcess(
  place: Place,
  { imports = [], mostBlocks }: { imports?: readonly string[]; mostBlocks?: number } = {},
): Promise<ServerProcess> {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    DEVICE_RATE: '10000',
    ...('url' in place ? { DATABASE_URL: place.url } : { DATA_DIR: place.folder }),
  }
  const flags = ['tsx', ...imports].flatMap((name) => ['--import', name])
  const command = [process.execPath, ...flags, ENTRY, '--port', '0']
  const limited = ['sh', '-c', `ulimit -S -f ${mostBlocks}; exec "$@"`, 'sh', ...command]
  const [program = '', ...args] = mostBlocks === undefined ? command : limited
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  running.add(child)
  let logged = ''
  child.stderr?.on('data', (chunk: Buffer) => (logged += chunk.toString()))
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    return (signal ?? code) as NodeJS.Signals | number | null
  })
  const early = ended.then(() => Promise.reject(new Error(`It ended: ${logged}`)))
  const [said] = (await Promise.race([once(child, 'message'), early])) as [{ url: string; secret?: string }]
  early.catch(() => undefined)
  return {
    url: said.url,
    pid: child.pid,
    secret: said.secret,
    logged: () => logged,
    ended,
    tell: async (command) => {
      const heard = once(child, 'message')
      child.send(command)
      await heard
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Ends whatever still runs. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
