// Waits until the process that started it is gone, however it ended, then removes what that process left behind.
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'

/** @type {Map<number, { dir?: string, pid?: number }>} */
const guarded = new Map()

for await (const line of createInterface({ input: process.stdin })) {
  const { id, dir, pid, done } = JSON.parse(line)
  if (done) guarded.delete(id)
  else guarded.set(id, { dir, pid })
}

for (const { pid } of guarded.values()) if (pid !== undefined) killGroup(pid)
const folders = [...guarded.values()].flatMap(({ dir }) => dir ?? [])
await Promise.all(folders.map(removeFolder))
// A browser that was still closing may have written into its profile once more.
await Promise.all(folders.map(removeFolder))

/** @param {string} dir */
async function removeFolder(dir) {
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  await delay(1000)
}

/** @param {number} pid */
function killGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch (error) {
    // The group ended before us: nothing is left to do.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error
  }
}
