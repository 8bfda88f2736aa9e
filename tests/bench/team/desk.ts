import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { outputDir } from '../../../scripts/lib/build'
import { guard } from '../../browsers/guardian'
import { waitFor } from '../../browsers/wait-for'
import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'
import type { BenchContext } from '../context'
import { CACHE } from '../seed/seed-profile'
import type { ServerProcess } from './server-process'

declare global {
  interface Window {
    /** Asks the background as the workspace does. */
    teamAsk: (name: string, input: unknown, audience?: 'ui' | 'workspace') => Promise<unknown>
  }
}

/** The real extension in a browser of its own, which may reach the server; a page of the workspace is open. */
export type Desk = { browser: BenchBrowser; page: BenchTarget }

let built: Promise<string> | undefined

export async function openDesk(bench: BenchContext, { host }: ServerProcess): Promise<Desk> {
  const browser = await bench.fresh(host)
  await browser.install(await (built ??= buildForTeam()))
  // The first thing after an installation is a tab of its own, in front of all others: what is hidden fetches nothing.
  const welcome = browser.extensionUrl('workspace.html#/welcome')
  await waitFor('the first tab', async () => (await browser.targets()).some(({ url }) => url === welcome))
  const page = await browser.open(browser.extensionUrl('workspace.html#/contacts'))
  await page.session.send('Page.bringToFront')
  await page.evaluate(() => {
    const { chrome } = window as unknown as {
      chrome: {
        runtime: {
          sendMessage: (
            message: unknown,
          ) => Promise<{ ok: boolean; code?: string; detail?: string; output?: unknown }>
        }
      }
    }
    window.teamAsk = async (name, input, audience = 'ui') => {
      const answer = await chrome.runtime.sendMessage({ chatside: 1, audience, name, input })
      if (!answer.ok) throw new Error(`${name} failed: ${answer.code} ${answer.detail ?? ''}`)
      return answer.output
    }
  })
  return { browser, page }
}

/** @returns a copy of the build with the permission for a server here: no program can answer the browser's question. */
async function buildForTeam(): Promise<string> {
  const dir = join(CACHE, `bench-team-build-${process.pid}`)
  guard({ dir })
  await rm(dir, { recursive: true, force: true })
  await cp(outputDir('chrome'), dir, { recursive: true })
  const path = join(dir, 'manifest.json')
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { host_permissions: string[] }
  manifest.host_permissions.push('http://localhost/*')
  await writeFile(path, JSON.stringify(manifest))
  return dir
}
