import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const PACKAGE = 'lucide-preact'
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*['"]lucide-preact['"];?/g
const EXPORT = /export \{([^}]*)\} from '(\.\/icons\/[\w-]+\.mjs)'/g

/**
 * Imports each icon from its own file. The package has one file that names them all, so that whoever takes one is tied to
 * every icon that any page takes: the sidebar's first view would carry those of the workspace.
 */
export function iconsByFile(): Plugin {
  const index = fileURLToPath(import.meta.resolve(PACKAGE))
  const files = iconFiles(readFileSync(index, 'utf8'))
  const fileOf = (name: string): string | undefined => {
    const file = files.get(name)
    return file === undefined ? undefined : join(dirname(index), file)
  }
  return {
    name: 'icons-by-file',
    apply: 'build',
    // Before types are taken away: what is imported as a type stays as it is.
    enforce: 'pre',
    transform: (code, id) =>
      code.includes(PACKAGE) && !id.includes('node_modules')
        ? { code: importEach(code, fileOf), map: null }
        : undefined,
  }
}

/** @returns the file of each icon by each of its names, from the package's file that names them all. */
export function iconFiles(index: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const [, names = '', file = ''] of index.matchAll(EXPORT)) {
    for (const [, name = ''] of names.matchAll(/default as (\w+)/g)) files.set(name, file)
  }
  return files
}

/** @returns `code` with an import of its own for each icon that has a file; other names stay as they are. */
export function importEach(code: string, fileOf: (name: string) => string | undefined): string {
  return code.replaceAll(IMPORT, (_, list: string) => {
    const names = list.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
    const rest = names.filter((name) => fileOf(importedName(name)) === undefined)
    const icons = names.flatMap((name) => {
      const file = fileOf(importedName(name))
      return file === undefined ? [] : [`import ${localName(name)} from ${JSON.stringify(file)};`]
    })
    return [...icons, ...(rest.length > 0 ? [`import { ${rest.join(', ')} } from '${PACKAGE}';`] : [])].join(
      ' ',
    )
  })
}

function importedName(name: string): string {
  return name.split(/\s+as\s+/)[0] ?? name
}

function localName(name: string): string {
  return name.split(/\s+as\s+/).at(-1) ?? name
}
