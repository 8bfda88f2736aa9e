import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { Connection } from 'puppeteer-core'
import { chromiumSwitches, writePreferences } from '../../browsers/chromium-setup'
import { findBrowser } from '../../browsers/find-browser'
import { guard } from '../../browsers/guardian'
import { BenchBrowser } from './bench-browser'
import { PipeTransport } from './pipe-transport'

/** `direct`: host:port of a server of our own, which is reached without the proxy. */
export type LaunchOptions = { userDataDir: string; proxyUrl: string; direct?: string }

/** Wide enough that the sidebar stands open beside the chat. */
const WINDOW = '1440,900'

/**
 * Starts Chromium with a bare DevTools pipe. The drivers of the tests attach to every frame and worker and hold each new
 * one until they have looked at it, which costs a measurement more than what it measures.
 */
export async function launchBenchBrowser(options: LaunchOptions): Promise<BenchBrowser> {
  writePreferences(options.userDataDir, 'normal')
  const child = spawn(findBrowser('chromium'), switches(options), {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  await once(child, 'spawn')
  const unguard = child.pid === undefined ? () => {} : guard({ pid: child.pid })
  const [, , , toBrowser, fromBrowser] = child.stdio
  const transport = new PipeTransport(toBrowser as Writable, fromBrowser as Readable)
  const connection = new Connection('', transport)
  return new BenchBrowser(connection, async () => {
    await ended(child, connection)
    unguard()
  })
}

function switches({ userDataDir, proxyUrl, direct }: LaunchOptions): string[] {
  return [
    '--headless=new',
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    `--user-data-dir=${userDataDir}`,
    `--window-size=${WINDOW}`,
    `--proxy-server=${proxyUrl}`,
    `--proxy-bypass-list=<-loopback>${direct === undefined ? '' : `;${direct}`}`,
    ...chromiumSwitches(),
    '--mute-audio',
    'about:blank',
  ]
}

/** The browser is asked to end, so that its databases are closed as after a normal quit. */
async function ended(child: ChildProcess, connection: Connection): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit')
    await connection.send('Browser.close')
    await exit
  }
  connection.dispose()
}
