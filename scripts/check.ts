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

async function check([name, program, args]: (typeof CHECKS)[number]): Promise<void> {
  const startedAt = performance.now()
  const { code, output } = await run(program, args, { quiet: true })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (code === 0) return
  failed.push(name)
  console.log(output)
}

// The others rest on the first one; the longest runs beside the rest.
const [prepared, ...others] = CHECKS
await check(prepared)
await Promise.all(others.map(check))
if (failed.length > 0) fail(`check failed: ${failed.join(', ')}`)
