import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { importsOf, laterImportsIn, loadedWith, parseSource, resolveOwn } from './module-graph'
import { root } from './run'

// A worker may not import() anything, but it may run a script again that it ran when it was installed. So all that the
// background imports on demand becomes one second script, which is loaded when something of it is first needed. What both
// of them need exists once, in the first: the second is handed it.

const ENTRY = join(root, 'entrypoints/background/index.ts')
const SCRIPT = '/background-parts.js'
const LOADER = 'virtual:load-part'
const SHARED = 'virtual:shared'
const SHIM = '\0shared:'
/** Of packages, those of which there must not be two. */
const SINGLE_PACKAGES = ['dexie', 'wxt/browser']

export type BackgroundGraph = {
  /** Files that are there from the start. */
  core: Set<string>
  /** What is imported on demand. */
  parts: string[]
  /** Files that only the parts need. */
  late: Set<string>
  /** What late files take from core ones and from the packages there is one of, by file or package. */
  shared: Map<string, Set<string>>
}

/** @returns what the background loads at once and what on demand. */
export function backgroundGraph(): BackgroundGraph {
  const core = loadedWith([ENTRY])
  const parts = [...core].flatMap((file) => importsOf(file).later.flatMap(({ file: part }) => part ?? []))
  const late = loadedWith(parts, (file) => core.has(file))
  const shared = new Map<string, Set<string>>()
  for (const file of late) {
    for (const { specifier, file: from, names } of importsOf(file).now) {
      const key = from ?? specifier
      if (!core.has(key) && !SINGLE_PACKAGES.includes(key)) continue
      if (names === 'all') throw new Error(`${file} takes all of ${specifier}: name what it needs`)
      shared.set(key, new Set([...(shared.get(key) ?? []), ...names]))
    }
  }
  // One that stands in both lists is there from the start.
  return { core, parts: [...new Set(parts)].filter((file) => late.has(file)).sort(), late, shared }
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
      return id === SHARED ? sharedCode(graph.shared) : undefined
    },
    transform: (code, id) => {
      if (id === ENTRY) return `import '${SHARED}'\n${code}`
      return graph.core.has(id) && code.includes('import(') ? withLoader(code, id) : undefined
    },
  }
}

/** For the build of the second one. */
export function backgroundParts(): Plugin {
  const { core, parts, shared } = backgroundGraph()
  return {
    name: 'background-parts',
    enforce: 'pre',
    resolveId: (specifier, importer) => {
      if (importer === undefined || importer.includes('node_modules')) return undefined
      const file = resolveOwn(specifier, importer)
      if (file !== undefined) return core.has(file) ? SHIM + file : undefined
      const single = SINGLE_PACKAGES.find((name) => `${specifier}/`.startsWith(`${name}/`))
      return single && SHIM + single
    },
    load: (id) => {
      if (!id.startsWith(SHIM)) return undefined
      const key = id.slice(SHIM.length)
      const names = [...(shared.get(key) ?? [])]
      return `export const { ${names.join(', ')} } = globalThis.chatsideShared[${text(nameOf(key))}]`
    },
    transform: (code, id) =>
      id.endsWith('/entrypoints/background-parts.ts') ? partsCode(code, parts) : undefined,
  }
}

const LOADER_CODE = `
const isWorker = typeof importScripts === 'function'
let loading
export function loadPart(name) {
  loading ??= load().catch((error) => { loading = undefined; throw error })
  return loading.then(() => globalThis.chatsideParts[name])
}
async function load() {
  if (globalThis.chatsideParts !== undefined) return
  if (isWorker) return importScripts('${SCRIPT}')
  await new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '${SCRIPT}'
    script.onload = resolve
    script.onerror = () => { script.remove(); reject(new Error('${SCRIPT} could not be loaded')) }
    document.head.append(script)
  })
}
// Only what ran while a worker was installed may run later.
if (isWorker) addEventListener('install', () => importScripts('${SCRIPT}'))
`

/** Puts each `import()` to the loader. */
function withLoader(code: string, id: string): string {
  let changed = code
  for (const { node, specifier } of laterImportsIn(parseSource(id, code)).toReversed()) {
    const part = `loadPart(${text(nameOf(resolveOwn(specifier, id) ?? specifier))})`
    changed = changed.slice(0, node.getStart()) + part + changed.slice(node.end)
  }
  return changed === code ? code : `import { loadPart } from '${LOADER}'\n${changed}`
}

function sharedCode(shared: BackgroundGraph['shared']): string {
  const entries = [...shared].map(([key, names], at) => {
    const own = [...names].map((name) => [name, `${name}_${at}`] as const)
    return {
      from: `import { ${own.map(([name, as]) => `${name} as ${as}`).join(', ')} } from ${text(key)}`,
      value: `${text(nameOf(key))}: { ${own.map(([name, as]) => `${name}: ${as}`).join(', ')} }`,
    }
  })
  const imports = entries.map(({ from }) => from).join('\n')
  return `${imports}\nglobalThis.chatsideShared = {\n${entries.map(({ value }) => value).join(',\n')}\n}`
}

function partsCode(code: string, parts: readonly string[]): string {
  const imports = parts.map((file, at) => `import * as part${at} from ${text(file)}`).join('\n')
  const entries = parts.map((file, at) => `${text(nameOf(file))}: part${at}`).join(', ')
  return `${imports}\n${code}\nglobalThis.chatsideParts = { ${entries} }\n`
}

/** The same in both scripts, and on every machine. */
function nameOf(key: string): string {
  return key.startsWith(root) ? relative(root, key).replaceAll('\\', '/') : key
}

function text(value: string): string {
  return JSON.stringify(value)
}
