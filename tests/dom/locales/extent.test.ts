import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '@/locales/en'
import { core } from '@/locales/en/core'

const FORMS = /\.(one|other)$/

/** Every file of ours that `entry` loads before any import(). */
function staticFiles(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  const text = readFileSync(entry, 'utf8')
  for (const [, from] of text.matchAll(/^(?:import|export)[^'"(]*?['"]((?:@|\.)[^'"]+)['"]/gm)) {
    const path = from!.startsWith('@/') ? from!.slice(2) : join(dirname(entry), from!)
    const file = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find(
      (one) => /\.tsx?$/.test(one) && existsSync(one),
    )
    if (file !== undefined && !file.startsWith('locales/')) staticFiles(file, seen)
  }
  return seen
}

/** The keys of the catalogue that stand in these files as a whole, or by their beginning. */
function keysIn(files: Iterable<string>): string[] {
  const code = [...files].map((file) => readFileSync(file, 'utf8')).join('\n')
  const prefixes = [...code.matchAll(/`([a-zA-Z]+[.a-zA-Z-]*[.-])\$\{/g)].map(([, prefix]) => prefix!)
  return Object.keys(en).filter((key) => {
    const base = key.replace(FORMS, '')
    // Titles of features are said by the workspace; commands to the background may bear the name of a text.
    const said = new RegExp(`(\\bt\\(|\\? |: (?<!title: ))\\s*'(${key}|${base})'`.replaceAll('.', '\\.'))
    return said.test(code) || prefixes.some((prefix) => key.startsWith(prefix))
  })
}

describe.each(['components/sidebar/mount.tsx', 'components/popup/mount.tsx'])('%s', (entry) => {
  it('says nothing that it has not loaded', () => {
    const files = staticFiles(entry)
    expect(files.size).toBeGreaterThan(40)
    const known = new Set<string>(Object.keys(core))
    expect(keysIn(files).filter((key) => !known.has(key))).toEqual([])
  })
})
