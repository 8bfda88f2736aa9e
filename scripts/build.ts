import { build, outputDir, TARGETS } from './lib/build'

await build(TARGETS)
for (const target of TARGETS) console.log(`${target.padEnd(8)} ${outputDir(target)}`)
