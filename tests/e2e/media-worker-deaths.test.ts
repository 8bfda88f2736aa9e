import { createHash } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outputDir } from '../../scripts/lib/build'
import { MEDIA_CHUNK_BYTES } from '../../storage/schema/media'
import { toBase64 } from '../../utils/base64'
import { launchMortalChromium, type MortalChromium } from '../browsers/chromium-mortal'
import { waitFor } from '../browsers/wait-for'
import { type PracticeServer, startPracticeServer } from '../whatsapp-web/server'
import { practiceUrl } from '../whatsapp-web/url'
import { askAsUi } from './support/ask-as-ui'
import { collectWrongs } from './support/chatside-chromium'
import { evaluateInPuppeteer } from './support/in-puppeteer'

/** One question may meet as many deaths as its repeats allow, and not more. */
const KILLS = 3
const FILE = { id: '00000000-0000-4000-8000-000000000001', name: 'film.mp4', type: 'video/mp4' }
const BYTES = Uint8Array.from({ length: 16 * 1024 * 1024 }, (_, at) => (at * 31 + (at >> 8)) & 255)

let server: PracticeServer
let chromium: MortalChromium
let own: Page
let page: Page

beforeAll(async () => {
  server = await startPracticeServer()
  chromium = await launchMortalChromium({ extensionDir: outputDir('chrome'), proxyUrl: server.proxyUrl })
  own = await chromium.openExtensionPage('workspace.html#/diagnostics')
  await storeReply()
  page = await chromium.browser.newPage()
  await page.goto(practiceUrl({ chats: 60, open: 'ana' }))
  await page.evaluate(() => window.practice.ready)
})
afterAll(async () => {
  await chromium?.close()
  await server.close()
})

describe('a file of a reply, while the worker dies', () => {
  it(`arrives byte for byte over ${KILLS} deaths, since each piece is asked for by itself`, async () => {
    const sidebar = await chromium.extensionFrame(page, 'sidebar.html')
    await sidebar.locator('aria/Search quick replies').fill('film')
    await sidebar.locator(`aria/Attach ${FILE.name}`).click()
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await waitFor(`an answer before kill ${kill}`, isAnswered)
      await waitFor(`kill ${kill}`, () => chromium.killWorker())
    }
    expect(await page.evaluate(() => window.practice.mediaPreview())).toBeUndefined()
    const [pasted] = await waitFor('the file', async () => {
      const files = await page.evaluate(() => window.practice.pastedFiles())
      return files.length > 0 && files
    })
    expect(pasted?.sha256).toBe(createHash('sha256').update(BYTES).digest('hex'))
    expect(await evaluateInPuppeteer(page, collectWrongs)).toEqual([])
  })
})

function ask(name: string, input: object): Promise<unknown> {
  return evaluateInPuppeteer(own, askAsUi, name, input)
}

/** Whether the worker is up again: one that is only starting cannot be killed yet. */
async function isAnswered(): Promise<boolean> {
  try {
    await ask('settings.get', {})
    return true
  } catch {
    return false
  }
}

async function storeReply(): Promise<void> {
  const replyId = '00000000-0000-4000-9000-000000000001'
  await ask('replies.save', { id: replyId, shortcut: 'film', title: 'Film', body: 'Our film', labels: [] })
  for (let index = 0; index * MEDIA_CHUNK_BYTES < BYTES.length; index += 1) {
    const piece = BYTES.subarray(index * MEDIA_CHUNK_BYTES, (index + 1) * MEDIA_CHUNK_BYTES)
    await ask('media.put', { mediaId: FILE.id, index, base64: toBase64(piece) })
  }
  await ask('media.add', { ...FILE, size: BYTES.length, replyId })
}
