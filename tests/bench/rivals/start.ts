import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { root, run } from '../../../scripts/lib/run'
import { guard } from '../../browsers/guardian'
import { waitFor } from '../../browsers/wait-for'
import { CACHE } from '../seed/seed-profile'

/** Their servers in one process; `url` is a page with their clients in `benchRivals`. */
export type Rivals = { url: string; host: string; stop: () => Promise<void> }

const HERE = fileURLToPath(new URL('.', import.meta.url))
const START_MS = 300_000

/** Installs the rivals' packages once, and starts their servers with so many documents. */
export async function startRivals(count: number): Promise<Rivals> {
  const packages = await installed()
  const folder = await mkdtemp(join(tmpdir(), 'chatside-rivals-'))
  const unguardFolder = guard({ dir: folder })
  const script = join(folder, 'rivals.js')
  await bundleInto(script, packages)
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(HERE, 'serve.ts'), packages, folder, String(count), script],
    { cwd: root, detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const unguard = guard({ ...(child.pid !== undefined && { pid: child.pid }) })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const url = await waitFor(
    "the rivals' servers",
    () => {
      if (child.exitCode !== null) throw new Error(`The rivals' servers ended with ${child.exitCode}`)
      return /Serves (\S+)\n/.exec(printed)?.[1]
    },
    START_MS,
  )
  return {
    url,
    host: new URL(url).host,
    stop: async () => {
      const closed = once(child, 'close')
      child.kill('SIGKILL')
      await closed
      await rm(folder, { recursive: true, force: true })
      unguard()
      unguardFolder()
    },
  }
}

/** @returns the folder with their packages, which are none of the project's own. */
async function installed(): Promise<string> {
  const lock = await readFile(join(HERE, 'package-lock.json'))
  const dir = join(CACHE, `bench-rivals-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`)
  if (existsSync(dir)) return dir
  const draft = `${dir}.${process.pid}`
  await mkdir(draft, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) await cp(join(HERE, name), join(draft, name))
  const args = ['ci', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await run('npm', args, { quiet: true })
  if (code !== 0) throw new Error(`The rivals' packages could not be installed: ${output}`)
  await rename(draft, dir)
  return dir
}

async function bundleInto(outfile: string, packages: string): Promise<void> {
  await build({
    entryPoints: [join(HERE, 'in-page.ts')],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'benchRivals',
    target: 'chrome120',
    nodePaths: [join(packages, 'node_modules')],
    // As its makers built it for browsers.
    alias: { pouchdb: join(packages, 'node_modules/pouchdb/dist/pouchdb.min.js') },
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
}
