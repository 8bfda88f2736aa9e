import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, posix, relative } from 'node:path'
import { parseImage, type Stage } from './image-file'
import { root } from './run'

// Does what the Dockerfile says without Docker: each stage is a folder, its commands run there, and the last one's command is
// started as somebody without rights. What Docker itself and the base image bring is not shown by it.

/** Whom the image has as its own user; here nobody in particular. */
const NOBODY = { uid: 65_534, gid: 65_534 }
const READY_TRIES = 240
const ASK_AGAIN_MS = 250

/** `folders`: of the stages so far, by their names. */
type Work = { home: string; folders: Map<string, string>; isInContext: (file: string) => boolean; say: Say }
type Say = (what: string) => void
type Copy = Extract<Stage['steps'][number], { do: 'copy' }>

/** @returns what was found wrong. */
export async function proveImage(say: Say): Promise<string[]> {
  const { stages, isInContext } = parseImage(join(root, 'backend/Dockerfile'))
  const home = mkdtempSync(join(tmpdir(), 'chatside-image-'))
  chmodSync(home, 0o755)
  const work: Work = { home, folders: new Map(), isInContext, say }
  try {
    let found = ['There is no stage.']
    for (const [at, stage] of stages.entries()) {
      const folder = join(home, String(at))
      work.folders.set(stage.name ?? String(at), folder)
      build(work, stage, folder)
      if (at === stages.length - 1) found = await start(stage, folder, say)
    }
    return found
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function build(work: Work, stage: Stage, folder: string): void {
  mkdirSync(inside(folder, stage.workdir), { recursive: true })
  for (const step of stage.steps) {
    if (step.do === 'copy') copy(work, step, folder)
    else runIn(work, step.command, folder, inside(folder, stage.workdir))
  }
}

function copy({ folders, isInContext }: Work, { from, sources, to, workdir }: Copy, folder: string): void {
  const stage = from === undefined ? undefined : (folders.get(from) ?? '')
  const isTaken = (path: string): boolean =>
    stage !== undefined || statSync(path).isDirectory() || isInContext(relative(root, path))
  for (const source of sources) {
    // Of another stage, paths are those of the image.
    const path = stage === undefined ? join(root, source) : inside(stage, source)
    const target = inside(folder, posix.resolve(workdir, to))
    const isInto = to.endsWith('/') && statSync(path).isFile()
    cpSync(path, isInto ? join(target, posix.basename(source)) : target, { recursive: true, filter: isTaken })
  }
}

function runIn({ home, say }: Work, command: string, folder: string, cwd: string): void {
  say(`RUN ${command}`)
  const user = `${NOBODY.uid}:${NOBODY.gid}`
  const local = command.replaceAll(/(?<=\s)\/(?=\w)/g, `${folder}/`).replaceAll('node:node', user)
  // The image empties the cache of npm, which is not to be that of whoever runs this.
  const env = { ...process.env, npm_config_cache: join(home, 'npm-cache') }
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', local], { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`RUN ${command}\n${stdout}${stderr}`)
}

async function start(stage: Stage, folder: string, say: (what: string) => void): Promise<string[]> {
  const found: string[] = []
  const port = await freePort()
  const paths = Object.entries(stage.env).map(([name, value]) => [
    name,
    value.startsWith('/') ? inside(folder, value) : value,
  ])
  const env = {
    PATH: process.env['PATH'],
    ...Object.fromEntries(paths),
    PORT: String(port),
  } as NodeJS.ProcessEnv
  const isRoot = process.getuid?.() === 0
  if (stage.user === undefined) found.push('The image runs as root.')
  if (!isRoot) say('not root here: it runs as whoever runs this')
  const [program = '', ...args] = stage.entry
  const child = spawn(program, args, { cwd: inside(folder, stage.workdir), env, ...(isRoot && NOBODY) })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const ended = once(child, 'close') as Promise<[number | null]>
  try {
    const isReady = await untilReady(`http://127.0.0.1:${port}/readyz`, () => child.exitCode !== null)
    if (!isReady) return [...found, `/readyz did not answer: ${printed}`]
    if (!/^http:\/\/localhost:\d+\/join#[\w-]{43}\.[\w-]{43}$/m.test(printed))
      found.push('No invite was printed.')
    const [check = '', ...checkArgs] = stage.health
    if (spawnSync(check, checkArgs, { env }).status !== 0)
      found.push('HEALTHCHECK fails while the server is ready.')
    child.kill('SIGTERM')
    const [code] = await ended
    if (code !== 0) found.push(`It ended with ${String(code)} when it was told to.`)
    if (spawnSync(check, checkArgs, { env }).status === 0) found.push('HEALTHCHECK passes without a server.')
    return found
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL')
  }
}

async function untilReady(url: string, isOver: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < READY_TRIES && !isOver(); tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok === true) return true
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

function inside(folder: string, path: string): string {
  return join(folder, posix.resolve('/app', path))
}
