import { startVitest } from 'vitest/node'
import { ensureBrowsers } from '../tests/browsers/ensure-browsers'
import { ensurePostgres } from '../tests/backend/support/ensure-postgres'
import { build } from './lib/build'

// `npm test` runs everything; `npm test -- unit` or `npm test -- tests/e2e/line` narrows it.
const PROJECTS = ['utils', 'unit', 'unit-alone', 'dom', 'backend', 'e2e']
const args = process.argv.slice(2)
const projects = args.filter((arg) => PROJECTS.includes(arg))
const filters = args.filter((arg) => !PROJECTS.includes(arg))

if (!ensureBrowsers() || !ensurePostgres()) process.exit(1)
await build(['chrome', 'firefox'])
const vitest = await startVitest('test', filters, {
  run: true,
  watch: false,
  project: projects,
  reporters: ['default'],
})
const modules = vitest.state.getTestModules()
const tests = modules.flatMap((module) => [...module.children.allTests()])
const passed = tests.filter((test) => test.result().state === 'passed').length
// A file that could not be loaded, or an error outside of any test, is a failure too.
const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
const failed = tests.length - passed + broken + vitest.state.getUnhandledErrors().length
await vitest.close()

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
