import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../utils/ids'
import type { Desk, Screen } from './desk'

const PASSPHRASE = 'four words are enough'
const MARIA = newId()
const BRUNO = newId()
const NAMES = { [MARIA]: 'Maria Souza', [BRUNO]: 'Bruno Costa' }
/** Where a test keeps the file that was saved, in the file system that the extension has for itself. */
const KEPT = 'kept.chatside'

/** The story of a backup by download: made, needed, looked at, restored and taken back. */
export function describeBackups(browser: string, start: () => Promise<Desk>): void {
  let desk: Desk

  beforeAll(async () => {
    desk = await start()
    await desk.openOwn('#/diagnostics')
    for (const [id, name] of Object.entries(NAMES)) await desk.ask('contacts.create', { id, patch: { name } })
    const note = { target: { contactId: MARIA }, id: newId(), contactId: MARIA, text: 'Wants 200 pieces' }
    await desk.ask('notes.add', note)
  })
  afterAll(() => desk?.close())

  describe(`a backup by download, in ${browser}`, () => {
    it('is made with a passphrase, and counts when the person has the file', async () => {
      const own = await desk.openOwn('#/backup')
      await own.click('Set a passphrase')
      await own.fill('New passphrase', PASSPHRASE)
      await own.fill('The passphrase again', PASSPHRASE)
      await own.click('Use this passphrase')
      await own.sees('Backups are encrypted')
      await own.click('Back up now')
      await own.sees('Is this file where you wanted it?')
      await own.evaluate(keepStaged, KEPT)
      expect((await desk.ask('backup.state', {})).last).toBeUndefined()
      await own.click('Yes, it is there')
      await own.sees('with a passphrase')
      expect((await desk.ask('backup.state', {})).last).toMatchObject({ kind: 'full', isEncrypted: true })
    })

    it('brings back what was removed and changed, after a preview, and can be taken back', async () => {
      await desk.ask('contacts.remove', { contactId: MARIA })
      await desk.ask('contacts.save', { target: { contactId: BRUNO }, id: BRUNO, patch: { name: 'Wrong' } })
      expect(await names(desk)).toEqual(['Wrong'])
      const own = await desk.openOwn('#/restore')
      await chooseKept(own)
      // Merged, nothing would change: what is here was written later.
      await own.sees('Nothing would change')
      await own.evaluate(() => document.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.click())
      await own.sees('Bruno Costa')
      await own.sees('You can take this back afterwards.')
      expect(await names(desk)).toEqual(['Wrong'])
      await own.click('Replace everything')
      await own.sees('The backup is restored')
      expect(await names(desk)).toEqual(['Bruno Costa', 'Maria Souza'])
      expect((await desk.ask('card.get', { contactId: MARIA })).notes).toMatchObject([
        { text: 'Wants 200 pieces' },
      ])
      await own.click('Take the restore back')
      await own.sees('Everything is as it was before the restore')
      expect(await names(desk)).toEqual(['Wrong'])
    })

    it('is refused when it was cut, and tells nothing without its passphrase', async () => {
      const own = await desk.openOwn('#/backup')
      await own.click('Remove the passphrase')
      await own.press('Tab')
      await own.evaluate(() => document.querySelector<HTMLButtonElement>('dialog .button-danger')?.click())
      await own.sees('Whoever has a backup file can read it.')
      const restore = await desk.openOwn('#/restore')
      await chooseKept(restore)
      await restore.fill('Passphrase', 'not this one')
      await restore.click('Open it')
      await restore.sees('This is not the passphrase of the file.')
      await restore.fill('Passphrase', PASSPHRASE)
      await restore.click('Open it')
      await restore.sees('Nothing would change')
      await restore.click('Cancel')
      // The passphrase is known until one leaves.
      await restore.sees('Choose backup files')
      await restore.evaluate(chooseStored, KEPT, 40)
      await restore.sees('Nothing was changed.')
      expect(await names(desk)).toEqual(['Wrong'])
      expect(await desk.wrongs()).toEqual([])
    })
  })
}

async function chooseKept(screen: Screen): Promise<void> {
  await screen.sees('Choose backup files')
  await screen.evaluate(chooseStored, KEPT, 0)
}

async function names(desk: Desk): Promise<string[]> {
  const { rows } = await desk.ask('contacts.page', { search: '', sort: 'name', limit: 50 })
  return rows.map(({ name }) => name)
}

// The following run in a page of Chatside, as text.

/** Keeps what was handed to the browser as a download: no test can reach the downloads of either browser. */
async function keepStaged(name: string): Promise<void> {
  const root = await navigator.storage.getDirectory()
  const staging = await root.getDirectoryHandle('staging')
  for await (const handle of (
    staging as unknown as { values: () => AsyncIterable<FileSystemFileHandle> }
  ).values()) {
    const kept = await (await root.getFileHandle(name, { create: true })).createWritable()
    await kept.write(await handle.getFile())
    await kept.close()
  }
}

/** Gives a file to the field for files, without its last bytes if wanted. */
async function chooseStored(name: string, cut: number): Promise<void> {
  const root = await navigator.storage.getDirectory()
  const file = await (await root.getFileHandle(name)).getFile()
  const chosen = new DataTransfer()
  chosen.items.add(new File([await file.slice(0, file.size - cut).arrayBuffer()], name))
  const field = document.querySelector<HTMLInputElement>('input[type=file]')
  if (field === null) throw new Error('There is no field for files')
  field.files = chosen.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
