import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../utils/ids'
import { waitFor } from '../browsers/wait-for'
import { describeBackups } from './support/backups'
import { ChromiumDesk } from './support/chromium-desk'
import type { Screen } from './support/desk'

describeBackups('Chromium', () => ChromiumDesk.start())

describe('backups in a folder, in Chromium', () => {
  const contactId = newId()
  let desk: ChromiumDesk

  beforeAll(async () => {
    desk = await ChromiumDesk.start()
    await desk.openOwn('#/diagnostics')
    await desk.ask('contacts.create', { id: contactId, patch: { name: 'Maria' } })
  })
  afterAll(() => desk?.close())

  it('go on from each other, make way for newer ones, and come back together', async () => {
    const own = await desk.openOwn('#/backup')
    await own.sees('There is no backup yet')
    await own.evaluate(choosePrepared)
    await own.click('Choose a folder')
    await own.sees('Written every day while Chatside is open')
    // The first one is made without being asked for.
    await waitFor('the backup', async () => (await desk.ask('backup.state', {})).last !== undefined)
    await own.sees('Back up now')
    await change('Maria 2')
    await backUp(own, 'Back up now')
    expect(await kinds(own)).toEqual(['full', 'incremental'])
    await change('Maria 3')
    await backUp(own, 'Back up everything again')
    await change('Maria 4')
    await backUp(own, 'Back up now')
    await change('Maria 5')
    await backUp(own, 'Back up everything again')
    // The first one and what went on from it made way.
    expect(await kinds(own)).toEqual(['full', 'incremental', 'full'])
  })

  it('say which file is missing', async () => {
    const restore = await desk.openOwn('#/restore')
    await restore.evaluate(hideWhole)
    await restore.click('Look in the backup folder')
    await restore.sees('A file that this one goes on from is missing')
    expect(await desk.wrongs()).toEqual([])
    await restore.evaluate(bringBack)
    await desk.openOwn('#/backup')
  })

  it('come back together', async () => {
    const restore = await desk.openOwn('#/restore')
    await restore.click('Look in the backup folder')
    await restore.sees('2 files together')
    await restore.evaluate(() =>
      document.querySelectorAll<HTMLButtonElement>('.backup-files button')[1]?.click(),
    )
    await restore.sees('Nothing would change')
    await restore.evaluate(() => document.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.click())
    await restore.sees('Changed contacts:')
    await restore.click('Replace everything')
    await restore.sees('The backup is restored')
    expect((await desk.ask('card.get', { contactId })).contact.name).toBe('Maria 4')
    expect(await desk.wrongs()).toEqual([])
  })

  function change(name: string): Promise<unknown> {
    return desk.ask('contacts.save', { target: { contactId }, id: contactId, patch: { name } })
  }

  async function backUp(own: Screen, button: string): Promise<void> {
    const before = (await desk.ask('backup.state', {})).last?.id
    await own.click(button)
    await waitFor('the backup', async () => (await desk.ask('backup.state', {})).last?.id !== before)
    await own.sees('Back up now')
  }
})

/** The kinds of the files in the folder, the oldest first. */
async function kinds(own: Screen): Promise<string[]> {
  const files = await own.evaluate(listFiles)
  return files.sort((a, b) => a.at - b.at).map(({ name }) => name.split('-')[5] ?? name)
}

// The following run in a page of Chatside, as text.

/** In place of the browser's own window for folders, which no test can press. */
function choosePrepared(): void {
  const root = navigator.storage.getDirectory()
  const choose = async () => (await root).getDirectoryHandle('picked', { create: true })
  Object.assign(globalThis, { showDirectoryPicker: choose })
}

async function listFiles(): Promise<{ name: string; at: number }[]> {
  const picked = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked')
  const folder = await picked.getDirectoryHandle('Chatside')
  const files: { name: string; at: number }[] = []
  for await (const handle of (
    folder as unknown as { values: () => AsyncIterable<FileSystemFileHandle> }
  ).values()) {
    const file = await handle.getFile()
    const head = JSON.parse((await file.slice(0, 1_000).text()).split('\n')[1] ?? '') as {
      head: { at: number }
    }
    files.push({ name: handle.name, at: head.head.at })
  }
  return files
}

/** What the changes go on from is called otherwise, so that nobody takes it for a backup. */
async function hideWhole(): Promise<void> {
  const picked = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked')
  const folder = await picked.getDirectoryHandle('Chatside')
  const handles: (FileSystemFileHandle & { move: (name: string) => Promise<void> })[] = []
  for await (const handle of (folder as unknown as { values: () => AsyncIterable<never> }).values()) {
    handles.push(handle)
  }
  for (const handle of handles) if (handle.name.includes('-full-')) await handle.move(`${handle.name}.hidden`)
}

async function bringBack(): Promise<void> {
  const picked = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked')
  const folder = await picked.getDirectoryHandle('Chatside')
  const handles: (FileSystemFileHandle & { move: (name: string) => Promise<void> })[] = []
  for await (const handle of (folder as unknown as { values: () => AsyncIterable<never> }).values()) {
    handles.push(handle)
  }
  for (const handle of handles) {
    if (handle.name.endsWith('.hidden')) await handle.move(handle.name.slice(0, -'.hidden'.length))
  }
}
