import { fail, run } from './lib/run'

// Everything that can be said about the code without running it.
const CHECKS = [
  ['types prepared', 'wxt', ['prepare']],
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', ['--noEmit']],
  ['dead code', 'knip', []],
  [
    'layers',
    'depcruise',
    [
      '--config',
      '.dependency-cruiser.cjs',
      'entrypoints',
      'components',
      'storage',
      'utils',
      'locales',
      'tests',
      'scripts',
      'backend',
    ],
  ],
] as const

const failed: string[] = []
for (const [name, program, args] of CHECKS) {
  const startedAt = performance.now()
  const { code, output } = await run(program, args, { quiet: true })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (code === 0) continue
  failed.push(name)
  console.log(output)
}
if (failed.length > 0) fail(`check failed: ${failed.join(', ')}`)
