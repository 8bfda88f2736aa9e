import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find-browser'
import { PORT_FILE } from './firefox-profile'
import { guard } from './guardian'
import { waitFor } from './wait-for'

export interface FirefoxProcess {
  port: number
  /** Settles when Firefox has ended, for whatever reason. */
  ended: Promise<void>
  /** Waits for Firefox to end by itself for a while, then ends it and all its children. */
  end(): Promise<void>
}

/** Starts Firefox for Marionette and waits until it listens. */
export async function startFirefox(
  userDataDir: string,
  headless: boolean,
  env: Record<string, string> = {},
): Promise<FirefoxProcess> {
  const args = ['--no-remote', '--profile', userDataDir, '--marionette', '--remote-allow-system-access']
  // Detached makes it the leader of a process group, so that its content processes can be ended with it.
  const child = spawn(findBrowser('firefox'), [...(headless ? ['--headless'] : []), ...args], {
    detached: process.platform !== 'win32',
    stdio: 'ignore',
    env: { ...process.env, ...env },
  })
  await once(child, 'spawn')
  const ended = once(child, 'exit').then(() => undefined)
  const unguard = child.pid === undefined ? () => {} : guard({ pid: child.pid })
  const end = async () => {
    await endGroup(child)
    unguard()
  }
  try {
    return { port: await listeningPort(child, userDataDir), ended, end }
  } catch (error) {
    killGroup(child)
    await end()
    throw error
  }
}

function listeningPort(child: ChildProcess, userDataDir: string): Promise<number> {
  const file = join(userDataDir, PORT_FILE)
  return waitFor(
    'Firefox to listen for its driver',
    () => {
      if (child.exitCode !== null) throw new Error(`Firefox ended at its start with code ${child.exitCode}`)
      return existsSync(file) && Number(readFileSync(file, 'utf8'))
    },
    30_000,
  )
}

async function endGroup(child: ChildProcess): Promise<void> {
  await waitFor('Firefox to quit', () => hasEnded(child), 5000).catch(() => killGroup(child))
  await waitFor('Firefox to end', () => hasEnded(child))
  // The leader is gone; helpers it left behind are ended as well.
  killGroup(child)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    child.kill('SIGKILL')
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
