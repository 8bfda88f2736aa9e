import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { outputDir } from '../../scripts/lib/build'
import { MIGRATIONS } from '../../storage/migrations/all'
import { launchMortalChromium, type MortalChromium } from '../browsers/chromium-mortal'
import { waitFor } from '../browsers/wait-for'
import profile from '../fixtures/migrations/v3.json'
import { askAsUi } from './support/ask-as-ui'
import { evaluateInPuppeteer } from './support/in-puppeteer'
import { storedVersion, storeOldProfile } from './support/old-profile'

const VERSION = 3
const COPIES = 2_000
const OURS = MIGRATIONS.length * 10

let chromium: MortalChromium
let own: Page

beforeAll(async () => {
  chromium = await launchMortalChromium({ extensionDir: outputDir('chrome') })
  own = await chromium.openExtensionPage('workspace.html#/diagnostics')
  // A worker that has just started looks into the database once by itself.
  await waitFor('the first sweep', () => evaluateInPuppeteer(own, hasSwept))
  const { mediaChunks: _, ...tables } = profile
  const contacts = profile.contacts.map(notOverdue)
  await waitFor('the old profile', () => isStored({ ...tables, contacts }), 60_000)
})
afterAll(() => chromium?.close())

it('A worker that dies while rows are rewritten leaves the old ones, and the next one brings them all up', async () => {
  void ask().catch(() => undefined)
  await waitFor('the rows to be put aside', () => versionOf('chatside-snapshots'))
  await waitFor('the first death', () => chromium.killWorker())
  expect(await versionOf('chatside')).toBe(VERSION * 10)
  void ask().catch(() => undefined)
  await waitFor('the second death', () => chromium.killWorker())
  const page = (await waitFor('an answer', () => ask().catch(() => undefined), 60_000)) as {
    rows: { name: string }[]
  }
  expect(page.rows.map(({ name }) => name)).toContain('Maria Silva')
  expect(await versionOf('chatside')).toBe(OURS)
  const { tables, snapshots } = (await ask('storage.state', {})) as {
    tables: { name: string; rows: number }[]
    snapshots: { schema: number; rows: number }[]
  }
  const counts = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
  expect(counts['messages']).toBe(profile.messages.length * COPIES)
  for (const table of ['contacts', 'notes', 'replies', 'followUps', 'history'] as const) {
    expect(counts[table]).toBe(profile[table].length)
  }
  expect(snapshots).toMatchObject([{ schema: VERSION }])
  expect(snapshots[0]!.rows).toBeGreaterThan(counts['messages']!)
})

/** Whoever was in the trash for too long is erased by the next worker, at any moment. */
function notOverdue<Row extends object>(row: Row): Row {
  return 'purgeAt' in row ? { ...row, purgeAt: Date.now() + 86_400_000 } : row
}

function ask(
  name = 'contacts.page',
  input: object = { search: '', sort: 'name', limit: 50 },
): Promise<unknown> {
  return evaluateInPuppeteer(own, askAsUi, name, input)
}

function versionOf(name: string): Promise<number | undefined> {
  return evaluateInPuppeteer(own, storedVersion, name)
}

/** Our own page may ask, and open the database, at any moment in between. */
async function isStored(tables: Record<string, { id: string }[]> | object): Promise<boolean> {
  const stores = Object.assign({}, ...MIGRATIONS.slice(0, VERSION).map((one) => one.stores)) as Record<
    string,
    string
  >
  return evaluateInPuppeteer(
    own,
    storeOldProfile,
    VERSION,
    stores,
    tables as Record<string, { id: string }[]>,
    COPIES,
  ).then(
    () => true,
    () => false,
  )
}

/** Runs in a page of Chatside. */
async function hasSwept(): Promise<boolean> {
  const { storage } = (globalThis as unknown as { chrome: typeof chrome }).chrome
  return 'cleanedUpAt' in (await storage.local.get('cleanedUpAt'))
}
