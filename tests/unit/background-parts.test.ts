import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backgroundGraph, LATER_SCRIPTS } from '../../scripts/lib/background-parts'
import { importsOf } from '../../scripts/lib/module-graph'
import { root } from '../../scripts/lib/run'

const { core, later, shared } = backgroundGraph()
const own = (path: string): string => join(root, path)
const everyday = later['background-everyday'].files
const rare = later['background-parts'].files

describe('the three scripts of the background', () => {
  test('answer a search and a card from the first alone', () => {
    for (const path of ['storage/repositories/contact-search.ts', 'storage/repositories/card-more.ts']) {
      expect(core.has(own(path)), path).toBe(true)
    }
    // Whatever the first imports of these would be read before each answer of a worker that was woken.
    for (const path of [
      'storage/write/mutate.ts',
      'storage/write/transact.ts',
      'storage/derive/rule-tags.ts',
      'storage/database.ts',
    ]) {
      expect(core.has(own(path)), path).toBe(false)
      expect(everyday.has(own(path)), path).toBe(true)
    }
  })

  test('leave what is rarely asked for to the last one', () => {
    for (const path of [
      'storage/backup/restore-apply.ts',
      'storage/repositories/import-part.ts',
      'storage/repositories/merge.ts',
    ]) {
      expect(rare.has(own(path)), path).toBe(true)
    }
    for (const script of LATER_SCRIPTS) expect(later[script].parts.length, script).toBeGreaterThan(0)
  })

  test('hold each file once: what has a state has one', () => {
    expect([...everyday, ...rare].filter((file) => core.has(file))).toEqual([])
    expect([...rare].filter((file) => everyday.has(file))).toEqual([])
    for (const path of ['storage/read/connection.ts', 'storage/settings.ts', 'storage/stored-database.ts']) {
      expect(core.has(own(path)), path).toBe(true)
    }
    const withDexie = [...core].filter((file) =>
      importsOf(file).now.some(({ specifier }) => specifier === 'dexie'),
    )
    expect(withDexie).toEqual([])
    expect(shared['background-everyday'].get('dexie')).toContain('Dexie')
  })

  test('hand over nothing that may be assigned anew, since the later ones would keep the old', () => {
    const handed = [...shared.core, ...shared['background-everyday']]
    for (const [file, names] of handed.filter(([key]) => core.has(key) || everyday.has(key))) {
      const assigned = [...readFileSync(file, 'utf8').matchAll(/^export (?:let|var) (\w+)/gm)]
      expect(
        assigned.map(([, name]) => name).filter((name) => name !== undefined && names.has(name)),
        file,
      ).toEqual([])
    }
  })
})
