import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backgroundGraph } from '../../scripts/lib/background-parts'
import { root } from '../../scripts/lib/run'

const { core, late, parts, shared } = backgroundGraph()
const own = (path: string): string => join(root, path)

describe('the two scripts of the background', () => {
  test('leave what is rarely asked for to the second one', () => {
    for (const path of [
      'storage/backup/restore-apply.ts',
      'storage/repositories/import-part.ts',
      'storage/repositories/merge.ts',
    ]) {
      expect(late.has(own(path)), path).toBe(true)
    }
    expect([...late].filter((file) => core.has(file))).toEqual([])
    expect(parts.length).toBeGreaterThan(0)
  })

  test('write by the same code: what holds a state is there once', () => {
    for (const path of ['storage/write/transact.ts', 'storage/settings.ts', 'storage/database.ts']) {
      expect(core.has(own(path)), path).toBe(true)
      expect(late.has(own(path)), path).toBe(false)
    }
    expect(shared.get('dexie')).toContain('Dexie')
  })

  test('hand over nothing that may be assigned anew, since the second one would keep the old', () => {
    for (const [file, names] of shared) {
      if (!core.has(file)) continue
      const assigned = [...readFileSync(file, 'utf8').matchAll(/^export (?:let|var) (\w+)/gm)]
      expect(
        assigned.map(([, name]) => name).filter((name) => name !== undefined && names.has(name)),
        file,
      ).toEqual([])
    }
  })
})
