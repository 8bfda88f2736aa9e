import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { launchChromium } from '../browsers/chromium'
import { launchMortalChromium } from '../browsers/chromium-mortal'
import { launchFirefox } from '../browsers/firefox'

const HOLDER = fileURLToPath(new URL('../fixtures/hold-browsers.ts', import.meta.url))

describe('a test process that is killed', () => {
  it('leaves neither browsers nor profiles behind', async () => {
    const holder = spawn(process.execPath, ['--import', 'tsx', HOLDER], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const profiles = await firstLine(holder)
    expect(profiles).toHaveLength(3)
    expect(profiles.every((dir) => existsSync(dir))).toBe(true)
    holder.kill('SIGKILL')
    await once(holder, 'exit')

    await expect.poll(() => profiles.filter((dir) => existsSync(dir)), { timeout: 20_000 }).toEqual([])
    await expect.poll(() => processesNaming(profiles), { timeout: 20_000 }).toEqual([])
  })
})

describe('a driver that cannot load the extension', () => {
  it.each([
    ['Chromium', launchChromium],
    ['mortal Chromium', launchMortalChromium],
    ['Firefox', launchFirefox],
  ])('says so and leaves nothing behind: %s', async (_name, launch) => {
    const folder = mkdtempSync(join(tmpdir(), 'chatside-leftovers-'))
    writeFileSync(join(folder, 'manifest.json'), '{ broken')
    vi.stubEnv('TMPDIR', folder)
    try {
      await expect(launch({ extensionDir: folder })).rejects.toThrow(/manifest|JSON/i)
      // Its children end when they notice that it has.
      await expect.poll(() => processesNaming([folder]), { timeout: 20_000 }).toEqual([])
      expect(readdirSync(folder).filter((name) => name.startsWith('chatside-'))).toEqual([])
    } finally {
      vi.unstubAllEnvs()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

async function firstLine(holder: ChildProcess): Promise<string[]> {
  if (!holder.stdout) throw new Error('The output of the process is not read')
  for await (const line of createInterface({ input: holder.stdout })) return JSON.parse(line) as string[]
  throw new Error('The process ended before its browsers were open')
}

/** Command lines of running processes that name one of the folders; empty where there is no /proc. */
function processesNaming(folders: readonly string[]): string[] {
  if (!existsSync('/proc/self/cmdline')) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandLineOf(pid))
    .filter((line) => folders.some((dir) => line.includes(dir)))
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // The process ended between the listing and the reading.
    return ''
  }
}
