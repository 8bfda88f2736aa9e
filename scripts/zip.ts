import { TARGETS } from './lib/build'
import { fail, run } from './lib/run'

for (const target of TARGETS) {
  const { code, output } = await run('wxt', ['zip', '-b', target, '--mv3'], { quiet: true })
  if (code !== 0) fail(output)
  console.log(/\S+\.zip.*/.exec(output)?.[0] ?? `${target}: zipped`)
}
