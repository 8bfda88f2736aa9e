import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { liteDump } from '../../support/databases.ts'

/** Makes a folder for a server in which the database is made already: that takes seconds of each test otherwise. */
export async function makeDataFolder(folder: string): Promise<void> {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const { status, stderr } = spawnSync('tar', ['-xf', await liteDump(), '-C', data], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
