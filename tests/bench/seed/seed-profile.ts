import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outputDir } from '../../../scripts/lib/build'
import { root } from '../../../scripts/lib/run'
import { callText } from '../browser/call-text'
import { prepareAsking } from '../browser/ask-background'
import { launchBenchBrowser } from '../browser/launch'
import { waitForNoPass } from '../pages/rule-pass'
import type { PracticeServer } from '../../whatsapp-web/server'
import { practiceUrl } from '../../whatsapp-web/url'
import type { BenchBrowser } from '../browser/bench-browser'
import { bundleSeed } from './bundle-seed'
import type { SeedPlan, SeedReport } from './plan'

/** How much is in a profile. */
export type SeedSize = { name: string; contacts: number; replies: number; messagesEach?: number }

export const CACHE = join(root, '.cache')
const PREFIX = 'bench-profile-'
const CHAT_SOURCES = fileURLToPath(new URL('../../whatsapp-web/app/seed/', import.meta.url))

/**
 * Seeds a profile once: about a minute and a half for 100,000 contacts, ten minutes with a million messages and the pass over
 * all of them that follows, so that what is measured later begins in peace.
 * @returns its folder. To be copied, never used, so that each run begins with the same data.
 */
export async function seededProfile(
  size: SeedSize,
  server: PracticeServer,
  say: (text: string) => void,
): Promise<string> {
  const bundle = await bundleSeed()
  const prefix = `${PREFIX}${size.name}-`
  const dir = join(CACHE, prefix + (await hashOf(bundle, size)))
  if (existsSync(dir)) return dir
  await removeFormer(prefix)
  const unfinished = `${dir}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  say(`Seeding ${size.contacts} contacts and ${size.replies} replies, once …`)
  const report = await fillProfile(unfinished, bundle, size, server)
  await writeFile(join(unfinished, 'seed-report.json'), JSON.stringify(report))
  await rename(unfinished, dir)
  say(`Seeded ${JSON.stringify(report.rows)} in ${report.seconds.toFixed(0)} s`)
  return dir
}

/** Other seeding code, other chats on the practice page, or another place of the extension, whose id follows from it. */
async function hashOf(bundle: string, size: SeedSize): Promise<string> {
  const hash = createHash('sha256').update(`settled${bundle}`)
  hash.update(JSON.stringify(size)).update(outputDir('chrome'))
  const names = await readdir(CHAT_SOURCES, { recursive: true })
  for (const name of names.filter((each) => each.endsWith('.ts')).sort()) {
    hash.update(await readFile(join(CHAT_SOURCES, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

async function removeFormer(prefix: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const former = (await readdir(CACHE)).filter((name) => name.startsWith(prefix))
  for (const name of former) await rm(join(CACHE, name), { recursive: true, force: true })
}

async function fillProfile(
  userDataDir: string,
  bundle: string,
  size: SeedSize,
  server: PracticeServer,
): Promise<SeedReport> {
  const browser = await launchBenchBrowser({ userDataDir, proxyUrl: server.proxyUrl })
  try {
    // The chats are read before the extension is there, which would begin to record them.
    const plan = await planFor(browser, size)
    await browser.install(outputDir('chrome'))
    const page = await browser.open(browser.extensionUrl('workspace.html'))
    await page.evaluateText(`${bundle}; globalThis.benchSeed = benchSeed; undefined`)
    const report = await page.evaluateText<SeedReport>(
      callText(
        (given: SeedPlan) => {
          const { benchSeed } = globalThis as unknown as {
            benchSeed: { seed: (plan: SeedPlan) => Promise<SeedReport> }
          }
          return benchSeed.seed(given)
        },
        [plan],
      ),
    )
    await prepareAsking(page)
    await waitForNoPass(page)
    return report
  } finally {
    await browser.close()
  }
}

async function planFor(browser: BenchBrowser, size: SeedSize): Promise<SeedPlan> {
  const { contacts, replies, messagesEach } = size
  const page = await browser.open(practiceUrl())
  const chats = await page.evaluate(async () => {
    await window.practice.ready
    return window.practice.chats().map(({ id, title, kind, phone }) => ({ id, title, kind, phone }))
  })
  await page.close()
  const self = chats.find(({ kind }) => kind === 'self')
  const known = chats.map(({ phone, ...chat }) => ({ ...chat, ...(phone !== undefined && { phone }) }))
  return {
    contacts,
    replies,
    ...(messagesEach !== undefined && { messagesEach }),
    chats: known,
    account: `phone:+${self?.phone}`,
    nowMs: Date.now(),
  }
}
