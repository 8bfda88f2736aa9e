import { resolve } from 'node:path'
import type { UserConfig } from 'vite'

const SIDEBAR = resolve('entrypoints/sidebar/main.tsx')
const ICON = /[\\/]lucide-preact[\\/]dist[\\/]esm[\\/]icons[\\/]/

type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }

/**
 * Puts all that the sidebar loads before any `import()` into one file. The bundler would cut it into forty by who else
 * needs which part; every cut costs bytes, and the sidebar is the page that opens with each chat.
 */
export function firstViewInOne(config: UserConfig): void {
  const names = new WeakMap<Graph, (id: string) => string | null>()
  const nameIn = (graph: Graph): ((id: string) => string | null) => {
    const known = names.get(graph) ?? namesOf(graph)
    names.set(graph, known)
    return known
  }
  config.build = {
    ...config.build,
    rolldownOptions: {
      ...config.build?.rolldownOptions,
      output: {
        ...outputOf(config),
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: (id, graph) => nameIn(graph)(id) }],
        },
      },
    },
  }
}

function outputOf(config: UserConfig) {
  const output = config.build?.rolldownOptions?.output ?? config.build?.rollupOptions?.output
  return Array.isArray(output) ? output[0] : output
}

function namesOf(graph: Graph): (id: string) => string | null {
  const view = loadedWith(SIDEBAR, graph)
  return (id) => {
    // Whoever needs a part of the view must not start the sidebar by loading it.
    if (view.has(id)) return id === SIDEBAR ? null : 'first-view'
    // Else each icon that two screens share would be a file of its own.
    return ICON.test(id) ? 'icons' : null
  }
}

function loadedWith(entry: string, graph: Graph): Set<string> {
  const seen = new Set<string>()
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) visit(imported)
  }
  visit(entry)
  return seen
}
