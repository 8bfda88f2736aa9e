import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outputDir } from '../../scripts/lib/build'
import type { BackupState, RestoreState, StorageState } from '../../storage/protocol/data'
import type { ImportJob } from '../../storage/schema/import'
import { newId } from '../../utils/ids'
import { launchMortalChromium, type MortalChromium } from '../browsers/chromium-mortal'
import { waitFor } from '../browsers/wait-for'
import { type PracticeServer, startPracticeServer } from '../whatsapp-web/server'
import { askAsUi } from './support/ask-as-ui'
import { evaluateInPuppeteer } from './support/in-puppeteer'
import { strangers } from './support/strangers'

const BACKUP_KILLS = 8
const RESTORE_KILLS = 7
const IMPORT_KILLS = 13
const IMPORTED = 2_000
const EVERYBODY = { search: '', sort: 'name', limit: 1 }
const MESSAGES = 20_000
const LONG_MS = 60_000
const CONTACT = newId()

let server: PracticeServer
let chromium: MortalChromium
let page: Page

beforeAll(async () => {
  server = await startPracticeServer()
  chromium = await launchMortalChromium({ extensionDir: outputDir('chrome'), proxyUrl: server.proxyUrl })
  page = await chromium.openExtensionPage('workspace.html#/backup')
  await ask('contacts.create', { id: CONTACT, patch: { name: 'Maria' } })
  await evaluateInPuppeteer(page, putMessages, CONTACT, MESSAGES)
  await evaluateInPuppeteer(page, choosePrepared)
  // The first thing after an installation is the welcome, in a tab of its own or in the one that is open.
  await waitFor('the welcome', async () => {
    const pages = await chromium.browser.pages()
    return pages.some((one) => one.url().endsWith('#/welcome'))
  })
  await page.bringToFront()
  await goTo('#/backup')
  await press('Choose a folder')
  await automaticBackup()
  await waitFor('the page to have ended it', () =>
    evaluateInPuppeteer(page, says, 'Back up everything again'),
  )
})
afterAll(async () => {
  await chromium?.close()
  await server.close()
})

describe('the worker killed while data go in and out, in Chromium', () => {
  it(`writes a whole backup over ${BACKUP_KILLS} kills`, async () => {
    let kills = 0
    // One backup may be over before all kills are done: the next ones meet the rest.
    while (kills < BACKUP_KILLS) {
      const before = await lastBackup()
      await press('Back up everything again')
      const isOver = async () => (await lastBackup()) !== before
      kills += await killUntil(isOver, BACKUP_KILLS - kills)
      await waitForScreen('the backup', isOver)
    }
    const { last } = (await ask('backup.state', {})) as BackupState
    expect(last).toMatchObject({ kind: 'full', place: 'folder' })
    expect(last?.rows).toBeGreaterThan(MESSAGES)
    expect(kills).toBeGreaterThanOrEqual(BACKUP_KILLS)
  })

  it(`restores it over ${RESTORE_KILLS} kills: nothing is missing and nothing is there twice`, async () => {
    const rows = await counts()
    let kills = 0
    while (kills < RESTORE_KILLS) {
      await ask('contacts.save', {
        target: { contactId: CONTACT },
        id: CONTACT,
        patch: { name: `Wrong ${kills}` },
      })
      await goTo('#/restore')
      await press('Look in the backup folder')
      await press('Look at it')
      kills += await killUntil(() => has('.backup-modes'), RESTORE_KILLS - kills)
      await waitForScreen('the preview', () => has('.backup-modes'))
      await evaluateInPuppeteer(page, () =>
        document.querySelectorAll<HTMLInputElement>('[type=radio]')[1]?.click(),
      )
      await press('Replace everything')
      kills += await killUntil(() => has('.backup-done'), RESTORE_KILLS - kills)
      await waitForScreen('the end', () => has('.backup-done'))
      const { contact } = (await ask('card.get', { contactId: CONTACT })) as { contact: { name: string } }
      expect(contact.name).toBe('Maria')
      expect(await counts()).toEqual(rows)
      await goTo('#/diagnostics')
      // The database that took its place has none yet: what is written from here on is not in it.
      await automaticBackup()
    }
    expect(((await ask('restore.state', {}, 'workspace')) as RestoreState).running).toBeUndefined()
    expect(kills).toBeGreaterThanOrEqual(RESTORE_KILLS)
  })

  it(`imports ${IMPORTED} contacts and takes them back over ${IMPORT_KILLS} kills, each of them once`, async () => {
    const before = await counts()
    let kills = 0
    while (kills < IMPORT_KILLS) {
      await goTo('#/import-contacts')
      await chooseTable()
      await press(`Import ${IMPORTED.toLocaleString('en')} contacts`)
      const isIn = (): Promise<boolean> => has('.contact-files-job')
      kills += await killUntil(isIn, IMPORT_KILLS - kills)
      await waitForScreen('the import', isIn)
      const [job] = (await ask('imports.list', {}, 'workspace')) as ImportJob[]
      expect(job).toMatchObject({ state: 'done', added: IMPORTED, updated: 0, skipped: 0, rejected: 0 })
      expect(await asked('contacts.page', EVERYBODY)).toMatchObject({ total: IMPORTED + 1 })
      await press('Undo this import')
      const isUndone = (): Promise<boolean> => evaluateInPuppeteer(page, says, 'Undone: everything')
      kills += await killUntil(isUndone, IMPORT_KILLS - kills)
      await waitForScreen('the undo', isUndone)
      expect(await asked('contacts.page', EVERYBODY)).toMatchObject({ total: 1 })
      await goTo('#/diagnostics')
    }
    // What was taken back waits in the trash.
    expect((await counts())['contacts']).toBeGreaterThan(before['contacts'] ?? 0)
    expect(kills).toBeGreaterThanOrEqual(IMPORT_KILLS)
    expect(strangers(server)).toEqual([])
  })
})

/** A table of contacts, given to the page as a person chooses it. */
async function chooseTable(): Promise<void> {
  const rows = Array.from({ length: IMPORTED }, (_, at) => `Customer ${at},+3491${1_000_000 + at}`)
  const file = join(mkdtempSync(join(tmpdir(), 'chatside-table-')), 'contacts.csv')
  writeFileSync(file, `Name,Phone\n${rows.join('\n')}\n`)
  const input = await waitFor('the field for files', () => page.$('input[type=file]'))
  await input.uploadFile(file)
}

/** @throws with what the page says instead, so that a failure tells where it stopped. */
async function waitForScreen(what: string, isThere: () => Promise<boolean>): Promise<void> {
  try {
    await waitFor(what, isThere, LONG_MS)
  } catch (error) {
    const shown = await evaluateInPuppeteer(page, () => document.body.innerText)
    const restore = JSON.stringify(await asked('restore.state', {}, 'workspace'))
    throw new Error(`${String(error)}. The page says:\n${shown}\nThe restore: ${restore}`, { cause: error })
  }
}

/** Kills the worker at once, and again each time it has answered, until it is over. @returns how often. */
async function killUntil(isOver: () => Promise<boolean>, most: number): Promise<number> {
  let kills = 0
  do {
    if (await chromium.killWorker()) kills += 1
  } while (!(await isOver()) && kills < most)
  return kills
}

/** One that nobody asked for is made as soon as there is a place for it and none was made before. */
async function automaticBackup(): Promise<void> {
  await waitForScreen('the automatic backup', async () => (await lastBackup()) !== undefined)
}

async function lastBackup(): Promise<string | undefined> {
  return ((await asked('backup.state')) as BackupState).last?.id
}

/** Of what a person recorded. */
async function counts(): Promise<Record<string, number>> {
  const { tables } = (await asked('storage.state')) as StorageState
  const told = tables.filter(({ name }) => ['contacts', 'messages', 'notes', 'tags'].includes(name))
  return Object.fromEntries(told.map(({ name, rows }) => [name, rows]))
}

async function has(css: string): Promise<boolean> {
  // Also sees to it that the worker is up again: one that is only starting cannot be killed.
  await asked('settings.get')
  return (await page.$(css)) !== null
}

async function goTo(route: string): Promise<void> {
  await evaluateInPuppeteer(page, (hash) => void (location.hash = hash), route)
}

/** Presses the first button of that text, once it is there. */
async function press(text: string): Promise<void> {
  await waitForScreen(`the button ${text}`, () => evaluateInPuppeteer(page, pressButton, text))
}

/** Asks until the worker, which may just have been killed, answers. */
function asked(name: string, input: object = {}, audience = 'ui'): Promise<unknown> {
  return waitFor(`an answer to ${name}`, () => ask(name, input, audience).catch(() => undefined))
}

function ask(name: string, input: object, audience = 'ui'): Promise<unknown> {
  if (audience === 'ui') return evaluateInPuppeteer(page, askAsUi, name, input)
  return evaluateInPuppeteer(page, askAsWorkspace, name, input)
}

// The following run in a page of Chatside, as text.

function pressButton(text: string): boolean {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)
  button?.click()
  return button !== undefined
}

async function askAsWorkspace(name: string, input: unknown): Promise<unknown> {
  const { runtime } = (globalThis as unknown as { chrome: typeof chrome }).chrome
  const answer = await runtime.sendMessage({ chatside: 1, audience: 'workspace', name, input })
  return (answer as { output: unknown }).output
}

function says(text: string): boolean {
  return document.body.innerText.includes(text)
}

function choosePrepared(): void {
  const choose = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('Chatside', { create: true })
  Object.assign(globalThis, { showDirectoryPicker: choose })
}

/** Many rows at once, as if they had been seen over months. */
async function putMessages(contactId: string, count: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('chatside')
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
  })
  const transaction = database.transaction('messages', 'readwrite')
  for (let at = 0; at < count; at += 1) {
    const row = {
      direction: 'in',
      at: 1_700_000_000_000 + at,
      ack: 'read',
      kind: 'text',
      length: 12,
      account: 'a',
    }
    transaction
      .objectStore('messages')
      .put({ ...row, id: `a|M${at}`, messageId: `M${at}`, contactId, seenAt: 1 })
  }
  await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  database.close()
}
