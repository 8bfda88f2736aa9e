import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'

export type Size = { name: string; bytes: number; limit: number }

const KB = 1000

/**
 * Measures a production build against the budgets of docs/architecture.md.
 * @returns gzip sizes in bytes. A page's first view counts its document and every script and style it loads before any
 * `import()`; what is loaded lazily does not count, and of the background what it loads on demand counts by itself.
 */
export function buildSizes(dir: string): Size[] {
  return [
    { name: 'content script', bytes: gzipped(join(dir, 'content-scripts/whatsapp.js')), limit: 30 * KB },
    {
      name: 'page-world script',
      bytes: gzipped(join(dir, 'content-scripts/whatsapp-page.js')),
      limit: 3 * KB,
    },
    { name: 'sidebar first view', bytes: firstView(dir, 'sidebar.html'), limit: 70 * KB },
    { name: 'background', bytes: firstView(dir, 'background.js'), limit: 38 * KB },
    { name: 'background, everyday', bytes: gzipped(join(dir, 'background-everyday.js')), limit: 115 * KB },
    { name: 'background on demand', bytes: gzipped(join(dir, 'background-parts.js')), limit: 62 * KB },
    {
      name: 'whole package',
      bytes: allFiles(dir).reduce((sum, file) => sum + gzipped(file), 0),
      limit: 1500 * KB,
    },
  ]
}

/** @returns every file below `dir`, with its full path. */
export function allFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((file) => statSync(file).isFile())
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

function firstView(dir: string, entry: string): number {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const reference of staticReferences(text, file.endsWith('.html'))) {
      visit(reference.startsWith('/') ? join(dir, reference) : normalize(join(dirname(file), reference)))
    }
  }
  visit(join(dir, entry))
  return [...seen].reduce((sum, file) => sum + gzipped(file), 0)
}

function staticReferences(text: string, isDocument: boolean): string[] {
  const pattern = isDocument
    ? /(?:src|href)="([^"]+\.(?:js|css))"/g
    : /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{}\s,]+?from\s*)?["']([^"']+\.js)["']/g
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])
}
