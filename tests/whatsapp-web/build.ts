import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface PracticeBundle {
  js: string
  css: string
}

const here = fileURLToPath(new URL('.', import.meta.url))
const bundles = new Map<string, Promise<PracticeBundle>>()

/** The application, bundled in memory once for each state of its files. */
export async function buildPracticePage(): Promise<PracticeBundle> {
  const key = await hashSources()
  const bundle = bundles.get(key) ?? bundleSources()
  bundles.set(key, bundle)
  return bundle
}

async function bundleSources(): Promise<PracticeBundle> {
  const result = await build({
    entryPoints: { page: join(here, 'app/main.ts'), style: join(here, 'app/styles/all.css') },
    outdir: join(here, 'out'),
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox120'],
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const text = (name: string): string =>
    result.outputFiles.find((file) => file.path.endsWith(name))?.text ?? ''
  return { js: text('page.js'), css: text('style.css') }
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
  const names = await readdir(join(here, 'app'), { recursive: true })
  const files = ['api.ts', 'known-chats.ts', ...names.map((name) => join('app', name))].filter((name) =>
    /\.(?:ts|css)$/.test(name),
  )
  for (const name of files.sort()) hash.update(name).update(await readFile(join(here, name)))
  return hash.digest('hex')
}
