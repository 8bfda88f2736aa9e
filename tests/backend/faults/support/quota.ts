import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { Command } from './server-process.ts'

// Loaded before a server, so that its disk has no room when it is told so: `full` for a file to become longer, `refusing`
// for anything at all, as where what is written again is put in another place.

let room: Command = 'roomy'
process.on('message', (said: Command) => (room = said))

const { writeSync, ftruncateSync } = fs
/** Those of the process itself, such as its log, are no files. */
const FIRST_FILE = 3

function refuse(fd: number, end: number): void {
  const isRefused = room === 'refusing' || (room === 'full' && end > fs.fstatSync(fd).size)
  if (fd < FIRST_FILE || !isRefused || !fs.fstatSync(fd).isFile()) return
  throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', errno: -28 })
}

fs.writeSync = ((fd: number, buffer: Uint8Array, offset?: number, length?: number, position?: number) => {
  refuse(fd, (position ?? fs.fstatSync(fd).size) + (length ?? buffer.length))
  return writeSync(fd, buffer, offset, length, position)
}) as typeof fs.writeSync
fs.ftruncateSync = (fd, length) => {
  refuse(fd, length ?? 0)
  ftruncateSync(fd, length)
}
syncBuiltinESMExports()
