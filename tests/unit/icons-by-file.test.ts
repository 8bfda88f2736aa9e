import { describe, expect, it } from 'vitest'
import { iconFiles, importEach } from '../../scripts/lib/icons-by-file'

const INDEX = `import * as index from './icons/index.mjs';
export { index as icons };
export { default as Check, default as CheckIcon, default as LucideCheck } from './icons/check.mjs';
export { default as Trash2, default as LucideTrash2 } from './icons/trash-2.mjs';
export { default as createLucideIcon } from './createLucideIcon.mjs';
`
const files = iconFiles(INDEX)
const rewritten = (code: string): string => importEach(code, (name) => files.get(name))

describe('icons', () => {
  it('are known by each of their names', () => {
    expect([...files]).toEqual([
      ['Check', './icons/check.mjs'],
      ['CheckIcon', './icons/check.mjs'],
      ['LucideCheck', './icons/check.mjs'],
      ['Trash2', './icons/trash-2.mjs'],
      ['LucideTrash2', './icons/trash-2.mjs'],
    ])
  })

  it('are imported each from its own file, types and all else as before', () => {
    const code = `import {\n  Check,\n  type LucideIcon,\n  Trash2 as Bin,\n} from 'lucide-preact'\nimport { t } from '@/locales/t'`
    expect(rewritten(code)).toBe(
      `import Check from "./icons/check.mjs"; import Bin from "./icons/trash-2.mjs"; import { type LucideIcon } from 'lucide-preact';\nimport { t } from '@/locales/t'`,
    )
  })

  it('are left alone where only a type is imported', () => {
    const code = `import type { LucideIcon } from 'lucide-preact'`
    expect(rewritten(code)).toBe(code)
  })
})
