import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { importsOf, laterImportsIn, loadedWith, membersOf, parseSource, resolveOwn } from './module-graph'
import { root } from './run'

// A worker may not import() anything, but it may run a script again that it ran when it was installed. So what the background
// imports on demand becomes two more scripts: what nearly every worker comes to need, and what is rarely asked for. The first
// script holds what a question to a worker that has just been woken waits for, and little else: the browser reads all of it
// before it hands the question over. What several of them need exists once, in the earliest: the later ones are handed it.

const ENTRY = join(root, 'entrypoints/background/index.ts')
/** What is imported from here on is everyday work; what other `import()`s name is rare. */
const EVERYDAY = [
  'entrypoints/background/handlers/all.ts',
  'entrypoints/background/duties.ts',
  'storage/database.ts',
].map((file) => join(root, file))
/** In the order in which they may be loaded. */
export const LATER_SCRIPTS = ['background-everyday', 'background-parts'] as const
export type LaterScript = (typeof LATER_SCRIPTS)[number]
const LOADER = 'virtual:load-part'
const SHARED = 'virtual:shared'
const SHIM = '\0shared:'
/** Of packages, those of which there must not be two. */
const SINGLE_PACKAGES = ['dexie', 'wxt/browser', 'zod/mini']

/** What one of the later scripts holds. */
type Later = {
  /** What is imported on demand. */
  parts: string[]
  /** Files that only these parts, and scripts after this one, need. */
  files: Set<string>
}

/** What later scripts take from files and from the packages there is one of, by file or package. */
type Shared = Map<string, Set<string>>

export type BackgroundGraph = {
  /** Files that are there from the start. */
  core: Set<string>
  later: Record<LaterScript, Later>
  /** What each script hands to those after it. */
  shared: { core: Shared; 'background-everyday': Shared }
}

/** @returns what the background loads at once and what on demand. */
export function backgroundGraph(): BackgroundGraph {
  const core = loadedWith([ENTRY])
  const everyday = loadedWith(EVERYDAY, (file) => core.has(file))
  const known = new Set([...core, ...everyday])
  const rareParts = new Set(
    [...known].flatMap((file) => importsOf(file).later.flatMap(({ file: part }) => part ?? [])),
  )
  for (const part of EVERYDAY) rareParts.delete(part)
  for (const part of rareParts) {
    if (known.has(part)) throw new Error(`${part} is imported on demand, but is there before`)
  }
  const parts = [...rareParts].sort()
  const rare = loadedWith(parts, (file) => known.has(file))
  const atOnce = packagesOf(core)
  return {
    core,
    later: {
      'background-everyday': { parts: EVERYDAY, files: everyday },
      'background-parts': { parts, files: rare },
    },
    shared: {
      core: takenFrom((key) => core.has(key) || atOnce.has(key), [...everyday, ...rare]),
      'background-everyday': takenFrom(
        (key) => everyday.has(key) || (!atOnce.has(key) && SINGLE_PACKAGES.includes(key)),
        rare,
      ),
    },
  }
}

/** @returns the packages there must not be two of that files take something of. */
function packagesOf(files: Iterable<string>): Set<string> {
  const taken = [...files].flatMap((file) => importsOf(file).now.map(({ specifier }) => specifier))
  return new Set(taken.filter((specifier) => SINGLE_PACKAGES.includes(specifier)))
}

function takenFrom(isThere: (key: string) => boolean, by: Iterable<string>): Shared {
  const shared: Shared = new Map()
  for (const file of by) {
    for (const { specifier, file: from, names } of importsOf(file).now) {
      const key = from ?? specifier
      if (!isThere(key)) continue
      shared.set(key, new Set([...(shared.get(key) ?? []), ...namesIn(file, specifier, names)]))
    }
  }
  return shared
}

/** Of the schemas' library, which is imported as a whole, what a file has of it. */
function namesIn(file: string, specifier: string, names: readonly string[] | 'all'): readonly string[] {
  if (names !== 'all') return names
  if (specifier !== 'zod/mini') throw new Error(`${file} takes all of ${specifier}: name what it needs`)
  return membersOf(file, 'z')
}

/** For the build of the background's first script. */
export function backgroundCore(): Plugin {
  const graph = backgroundGraph()
  return {
    name: 'background-core',
    enforce: 'pre',
    resolveId: (id) => (id === LOADER || id === SHARED ? id : undefined),
    load: (id) => {
      if (id === LOADER) return LOADER_CODE
      return id === SHARED ? sharedCode(graph.shared.core) : undefined
    },
    transform: (code, id) => {
      // After what the entry itself has run first.
      if (id === ENTRY) return `${withLoader(code, id)}\nimport '${SHARED}'`
      return graph.core.has(id) ? withLoader(code, id) : undefined
    },
  }
}

/** For the build of a later one. */
export function backgroundLater(script: LaterScript): Plugin {
  const { later, shared } = backgroundGraph()
  const { parts, files } = later[script]
  const handedOn: Shared = script === 'background-everyday' ? shared[script] : new Map()
  // Handed over by the scripts before this one.
  const isLast = script === 'background-parts'
  const handed: Shared = new Map([...shared.core, ...(isLast ? shared['background-everyday'] : [])])
  const nameHere = (specifier: string, importer: string): string | undefined => {
    const file = resolveOwn(specifier, importer)
    if (file !== undefined) return files.has(file) ? undefined : file
    const name = SINGLE_PACKAGES.find((one) => `${specifier}/`.startsWith(`${one}/`))
    return name !== undefined && handed.has(name) ? name : undefined
  }
  return {
    name: script,
    enforce: 'pre',
    resolveId: (specifier, importer) => {
      if (specifier === LOADER || specifier === SHARED) return specifier
      if (importer === undefined || importer.includes('node_modules') || isEntry(importer)) return undefined
      const key = nameHere(specifier, importer)
      return key && SHIM + key
    },
    load: (id) => {
      if (id === LOADER) return 'export const loadPart = globalThis.chatsideLoad'
      if (id === SHARED) return sharedCode(handedOn)
      if (!id.startsWith(SHIM)) return undefined
      const key = id.slice(SHIM.length)
      const names = [...(handed.get(key) ?? [])]
      // Some of them are words of the language, which name nothing but what is exported.
      const taken = names.map((name, at) => `${name}: taken${at}`).join(', ')
      const given = names.map((name, at) => `taken${at} as ${name}`).join(', ')
      return `const { ${taken} } = globalThis.chatsideShared[${text(nameOf(key))}]\nexport { ${given} }`
    },
    transform: (code, id) => {
      if (isEntry(id)) return `import '${SHARED}'\n${partsCode(code, parts)}`
      return files.has(id) ? withLoader(code, id) : undefined
    },
  }
}

function isEntry(id: string): boolean {
  return LATER_SCRIPTS.some((script) => id.endsWith(`/entrypoints/${script}.ts`))
}

const LOADER_CODE = `
const isWorker = typeof importScripts === 'function'
const runs = [
  ${LATER_SCRIPTS.map((script) => `() => importScripts(${text(`/${script}.js`)})`).join(',\n  ')},
]
const paths = ${text(LATER_SCRIPTS.map((script) => `/${script}.js`))}
const loading = []
export async function loadPart(name, last) {
  for (let at = 0; at <= last; at++) {
    await (loading[at] ??= load(at).catch((error) => { loading[at] = undefined; throw error }))
  }
  return globalThis.chatsideParts[name]
}
globalThis.chatsideLoad = loadPart
async function load(at) {
  if (isWorker) return runs[at]()
  await new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = paths[at]
    script.onload = resolve
    script.onerror = () => { script.remove(); reject(new Error(paths[at] + ' could not be loaded')) }
    document.head.append(script)
  })
}
// Only what ran while a worker was installed may run later.
if (isWorker) addEventListener('install', () => {
  runs.forEach((run, at) => { loading[at] ??= Promise.resolve(run()) })
})
`

/** Puts each `import()` to the loader. */
function withLoader(code: string, id: string): string {
  if (!code.includes('import(')) return code
  let changed = code
  for (const { node, specifier } of laterImportsIn(parseSource(id, code)).toReversed()) {
    const file = resolveOwn(specifier, id) ?? specifier
    const last = EVERYDAY.includes(file) ? 0 : 1
    const part = `loadPart(${text(nameOf(file))}, ${last})`
    changed = changed.slice(0, node.getStart()) + part + changed.slice(node.end)
  }
  return changed === code ? code : `import { loadPart } from '${LOADER}'\n${changed}`
}

function sharedCode(shared: Shared): string {
  const entries = [...shared].map(([key, names], at) => {
    const own = [...names].map((name) => [name, `${name}_${at}`] as const)
    return {
      from: `import { ${own.map(([name, as]) => `${name} as ${as}`).join(', ')} } from ${text(key)}`,
      value: `${text(nameOf(key))}: { ${own.map(([name, as]) => `${name}: ${as}`).join(', ')} }`,
    }
  })
  const imports = entries.map(({ from }) => from).join('\n')
  const values = entries.map(({ value }) => value).join(',\n')
  return `${imports}\nObject.assign((globalThis.chatsideShared ??= {}), {\n${values}\n})`
}

function partsCode(code: string, parts: readonly string[]): string {
  const imports = parts.map((file, at) => `import * as part${at} from ${text(file)}`).join('\n')
  const entries = parts.map((file, at) => `${text(nameOf(file))}: part${at}`).join(', ')
  return `${imports}\n${code}\nObject.assign((globalThis.chatsideParts ??= {}), { ${entries} })\n`
}

/** The same in each script, and on every machine. */
function nameOf(key: string): string {
  return key.startsWith(root) ? relative(root, key).replaceAll('\\', '/') : key
}

function text(value: unknown): string {
  return JSON.stringify(value)
}
