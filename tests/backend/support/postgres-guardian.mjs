// Runs PostgreSQL for a test process, and outlives it only to clean up: `node postgres-guardian.mjs <folder> <user> <command…>`.
// Its input is a pipe to that process, which ends with it, even when it is killed.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const [folder = '', user = '{}', command = '', ...args] = process.argv.slice(2)
const postgres = spawn(command, args, {
  ...JSON.parse(user),
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
})

// SIGQUIT: at once, without waiting for connections or writing anything; the folder is removed anyway.
const stop = () => postgres.kill('SIGQUIT')
process.stdin.on('end', stop).on('error', stop).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
postgres.on('error', (error) => {
  console.error(error.message)
  clean()
})
postgres.on('exit', clean)

function clean() {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}
