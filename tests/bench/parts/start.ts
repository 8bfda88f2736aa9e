import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openProfile } from '../../browsers/temporary-profile'
import { prepareAsking } from '../browser/ask-background'
import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'
import { MANY_REPLIES } from '../context'
import { figuresOf } from '../figures/figure'
import { interleave } from '../figures/interleave'
import { median } from '../figures/stats'
import type { Part } from './part'

const PAUSE_MS = 300

type Asked = { browser: BenchBrowser; page: BenchTarget }

/**
 * From asking the background, whose worker has just died, to its shortest answer: what every first question pays. Beside
 * it the same of an extension that does nothing else, which is what the browser itself takes.
 */
export const start: Part = {
  name: 'start',
  async measure(bench) {
    const chatside = await pageOf(await bench.chatside(MANY_REPLIES), 'popup.html')
    const profile = openProfile(undefined)
    try {
      await writeEmptyExtension(profile.dir)
      const bare = await bench.bare()
      await bare.install(profile.dir)
      const empty = await pageOf(bare, 'page.html')
      const pairs = await interleave(bench.times(40, 10), {
        with: () => askCold(chatside),
        without: () => askCold(empty),
      })
      const own = pairs.map((pair) => pair.with)
      const platform = pairs.map((pair) => pair.without)
      const ratio = median(own) / median(platform)
      return [
        ...figuresOf('start: first answer of a worker that died', own, 'ms', null),
        ...figuresOf('start: first answer of an empty worker', platform, 'ms', null),
        { name: 'start: times the empty worker', value: ratio, unit: '', limit: null },
      ]
    } finally {
      await profile.release()
    }
  },
}

async function pageOf(browser: BenchBrowser, path: string): Promise<Asked> {
  const page = await browser.open(browser.extensionUrl(path))
  await prepareAsking(page)
  // A worker that was never asked may not have said yet that it listens.
  await page.evaluate(() => window.benchAsk('ui.ping', {}))
  return { browser, page }
}

async function askCold({ browser, page }: Asked): Promise<number> {
  await browser.killWorker()
  return page.evaluate(async (pauseMs) => {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const startedAt = performance.now()
    await window.benchAsk('ui.ping', {})
    return performance.now() - startedAt
  }, PAUSE_MS)
}

async function writeEmptyExtension(dir: string): Promise<void> {
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    background: { service_worker: 'worker.js' },
  }
  const worker = 'chrome.runtime.onMessage.addListener((_message, _sender, respond) => respond({ ok: true }))'
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(dir, 'worker.js'), worker)
  await writeFile(join(dir, 'page.html'), '<!doctype html><title>Empty</title>')
}
