import { ensureBrowsers } from '../tests/browsers/ensure-browsers'
import { parseOptions } from '../tests/bench/options'
import { PARTS } from '../tests/bench/parts/all'
import { runBench } from '../tests/bench/run-bench'
import { build } from './lib/build'
import { fail } from './lib/run'

// A build of its own: a test or a build that runs meanwhile must not change what is measured.
process.env['CHATSIDE_OUT'] ??= '.cache/bench-build'

const options = parseOptions(
  process.argv.slice(2),
  PARTS.map(({ name }) => name),
)
if (!ensureBrowsers(['chromium'])) process.exit(1)
await build(['chrome'])
const isChosen = (name: string): boolean => options.only.length === 0 || options.only.includes(name)
const failed = await runBench(
  PARTS.filter(({ name }) => isChosen(name)),
  options,
)
if (failed.length > 0) fail(`Could not be measured: ${failed.join(', ')}`)
