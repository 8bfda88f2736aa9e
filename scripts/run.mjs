// Bootstrap of every npm script: runs on plain Node with nothing installed, installs what is missing, then hands over
// to scripts/<name>.ts.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [name, ...args] = process.argv.slice(2)

installPackages()
const result = run(process.execPath, ['--import', 'tsx', join('scripts', `${name}.ts`), ...args])
process.exit(result.status ?? 1)

/** Installs the npm packages when the lock file changed since the last time. */
function installPackages() {
  const stamp = join(root, 'node_modules', '.chatside-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing packages …')
  const installed = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (installed.status !== 0) process.exit(installed.status ?? 1)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

/**
 * @param {string} command
 * @param {string[]} commandArgs
 */
function run(command, commandArgs) {
  return spawnSync(command, commandArgs, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  })
}
