import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

// rule broken, the file that breaks it, what it imports
const VIOLATIONS = [
  ['utils-stand-alone', 'utils/a.ts', 'storage/database.ts'],
  ['contracts-know-utils-only', 'storage/schema/a.ts', 'storage/database.ts'],
  ['client-knows-contracts-only', 'storage/client.ts', 'storage/database.ts'],
  ['data-stays-in-storage', 'storage/repositories/a.ts', 'components/tags/index.ts'],
  ['building-blocks-have-no-data', 'components/ui/a.ts', 'storage/changes.ts'],
  ['components-ask-the-client', 'components/today/a.ts', 'storage/database.ts'],
  ['features-meet-at-their-index', 'components/card/a.ts', 'components/tags/tag-input.ts'],
  ['background-has-no-interface', 'entrypoints/background/a.ts', 'components/tags/index.ts'],
  ['adapter-is-narrow', 'entrypoints/whatsapp.content/a.ts', 'storage/database.ts'],
  ['page-world-is-alone', 'entrypoints/whatsapp-page.content.ts', 'storage/changes.ts'],
  ['pages-only-mount', 'entrypoints/sidebar/a.ts', 'storage/database.ts'],
  ['server-shares-the-protocol', 'backend/a.ts', 'storage/database.ts'],
  ['practice-page-shares-nothing', 'tests/whatsapp-web/a.ts', 'utils/b.ts'],
  ['product-knows-no-tests', 'components/score/a.ts', 'tests/helper.ts'],
] as const

describe('the layer rules', { timeout: 60_000 }, () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatside-layers-'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    copyFileSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
    for (const file of ['tsconfig.json', '.wxt']) symlinkSync(join(root, file), join(folder, file))
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('refuse a planted violation of each', () => {
    for (const [, , to] of VIOLATIONS) write(folder, to, 'export const target = 1\n')
    for (const [, from, to] of VIOLATIONS) {
      write(
        folder,
        from,
        `import { target } from '@/${to.replace(/\.ts$/, '')}'\nexport const user = target\n`,
      )
    }
    const output = cruise(folder)
    for (const [rule, from, to] of VIOLATIONS) expect(output).toContain(`error ${rule}: ${from} → ${to}`)
  })

  it('refuse a cycle', () => {
    write(folder, 'utils/a.ts', "import { b } from './b'\nexport const a = () => b\n")
    write(folder, 'utils/b.ts', "import { a } from './a'\nexport const b = () => a\n")
    expect(cruise(folder)).toContain('no-cycles')
  })

  it('accept what the table allows', () => {
    write(folder, 'utils/text.ts', 'export const text = 1\n')
    write(folder, 'storage/schema/a.ts', "import { text } from '@/utils/text'\nexport const a = text\n")
    write(
      folder,
      'components/card/index.ts',
      "import { a } from '@/storage/schema/a'\nexport const card = a\n",
    )
    expect(cruise(folder)).toContain('no dependency violations found')
  })
})

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

function cruise(folder: string): string {
  const bin = join(root, 'node_modules', '.bin', 'depcruise')
  const parts = ['utils', 'storage', 'components', 'entrypoints', 'tests', 'backend']
  for (const part of parts) mkdirSync(join(folder, part), { recursive: true })
  const result = spawnSync(bin, ['--config', '.dependency-cruiser.cjs', ...parts], {
    cwd: folder,
    encoding: 'utf8',
  })
  return result.stdout + result.stderr
}
