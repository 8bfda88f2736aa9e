import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'puppeteer-core'
import { outputDir } from '../../scripts/lib/build'
import { newId } from '../../utils/ids'
import { launchMortalChromium, type MortalChromium } from '../browsers/chromium-mortal'
import { waitFor } from '../browsers/wait-for'
import { type PracticeServer, startPracticeServer } from '../whatsapp-web/server'
import { evaluateInPuppeteer } from './support/in-puppeteer'
import { endNoteStream, startNoteStream } from './support/note-stream'
import { readStoredRows } from './support/stored-rows'
import { strangers } from './support/strangers'
import { proveStream, STREAM_CHAT } from './support/stream-proof'

const KILLS = 30
const WRITERS = 4

let server: PracticeServer
let chromium: MortalChromium
let page: Page

beforeAll(async () => {
  server = await startPracticeServer()
  chromium = await launchMortalChromium({ extensionDir: outputDir('chrome'), proxyUrl: server.proxyUrl })
  page = await chromium.openExtensionPage('workspace.html#/diagnostics')
})
afterAll(async () => {
  await chromium?.close()
  await server.close()
})

describe('the worker killed under a stream of notes, in Chromium', () => {
  it(`keeps every acknowledged note over ${KILLS} kills, and writes none twice`, async () => {
    const contactId = newId()
    await evaluateInPuppeteer(page, startNoteStream, STREAM_CHAT, contactId, WRITERS)
    const acknowledged = () => evaluateInPuppeteer(page, () => window.noteStream.acknowledged.length)
    for (let kill = 1; kill <= KILLS; kill++) {
      const before = await acknowledged()
      await waitFor(`a note after kill ${kill - 1}`, async () => (await acknowledged()) > before)
      await waitFor(`a worker for kill ${kill}`, () => chromium.killWorker())
    }
    const stream = await evaluateInPuppeteer(page, endNoteStream)
    // The kills met writes on their way, or nothing was tried here.
    expect(stream.repeats).toBeGreaterThanOrEqual(KILLS)
    await proveStream(stream, contactId, (table) => evaluateInPuppeteer(page, readStoredRows, table))
    expect(strangers(server)).toEqual([])
  })
})
