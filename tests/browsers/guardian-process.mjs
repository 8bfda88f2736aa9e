// Waits until the process that started it is gone, however it ended, then removes what that process left behind.
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** @type {Map<number, { dir?: string, pid?: number }>} */
const guarded = new Map()

for await (const line of createInterface({ input: process.stdin })) {
  const { id, dir, pid, done } = JSON.parse(line)
  if (done) guarded.delete(id)
  else guarded.set(id, { dir, pid })
}

for (const { pid } of guarded.values()) if (pid !== undefined) killGroup(pid)
// A browser that is closing by itself may still write into its profile, hence the second look.
for (let round = 0; round < 2 && guarded.size > 0; round++) {
  if (round > 0) await new Promise((resolve) => setTimeout(resolve, 1000))
  for (const { dir } of guarded.values()) {
    if (dir) rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
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
