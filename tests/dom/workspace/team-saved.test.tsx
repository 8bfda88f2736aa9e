import { afterEach, describe, expect, it } from 'vitest'
import { keepBackupKey } from '@/storage/backup-folder'
import { newBackupKey } from '@/utils/backup-file/passphrase'
import { writeBackup } from '@/utils/backup-file/write-backup'
import { newId } from '@/utils/ids'
import { click, fireEvent, screen, type, useInterface, waitFor, within } from '../support/interface'
import { savedFiles } from '../support/saved-files'
import { openWorkspaceAt } from '../support/workspace'

const PASSPHRASE = 'rye and barley'
const ui = useInterface()
const files = savedFiles()

afterEach(() => keepBackupKey(undefined))

function unsent(values: Record<string, unknown>): void {
  const about = { table: 'contacts', rowId: newId(), title: 'Carla', reason: 'unsent' } as const
  ui.background.state.team.refusals.push({ id: newId(), at: Date.now(), values, ...about })
}

async function openSaving() {
  await openWorkspaceAt('team')
  click(await screen.findByRole('button', { name: 'Save as a file' }))
  return within(await screen.findByRole('dialog'))
}

async function saveWith(passphrase: string): Promise<void> {
  const dialog = await openSaving()
  type(await dialog.findByLabelText('New passphrase'), passphrase)
  type(dialog.getByLabelText('The passphrase again'), passphrase)
  click(dialog.getByRole('button', { name: 'Save the file' }))
  expect(await screen.findByText(/^The changes are in chatside-refused-changes-.*-changes$/)).toBeTruthy()
}

/** Goes to where saved files are opened, and chooses one. */
async function choose(file: File): Promise<void> {
  const part = await screen.findByText('Open saved changes')
  const details = part.closest('details')!
  details.open = true
  fireEvent(details, new Event('toggle'))
  const field = await screen.findByLabelText('Choose the file')
  fireEvent.change(field, { target: { files: [file] } })
}

const opened = () => screen.findByText(/^· \d+ changes?$/)

describe('edits that no server took', () => {
  it('are saved in a file that only their passphrase opens, which shows them again', async () => {
    unsent({ company: 'Rye & Co' })
    unsent({ role: 'Chef' })
    await saveWith(PASSPHRASE)
    const [file] = await files.all()
    expect(file!.text).not.toMatch(/Rye|Chef|Carla/)
    ui.background.state.team.refusals = []
    ui.background.announce('refusals')
    await choose(files.last())
    type(await screen.findByLabelText('Passphrase'), 'rye and wheat')
    click(screen.getByRole('button', { name: 'Open it' }))
    expect(await screen.findByText('This is not the passphrase of the file.')).toBeTruthy()
    type(screen.getByLabelText('Passphrase'), PASSPHRASE)
    click(screen.getByRole('button', { name: 'Open it' }))
    expect((await opened()).textContent).toMatch(/· 2 changes$/)
    expect(screen.getByText('Rye & Co')).toBeTruthy()
    expect(screen.getByText('Chef')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Let go/ })).toBeNull()
    expect(ui.background.state.team.refusals).toEqual([])
  })

  it('are readable to everybody only when one says so, and such a file is opened too', async () => {
    unsent({ company: 'Rye & Co' })
    const dialog = await openSaving()
    await dialog.findByLabelText('New passphrase')
    click(dialog.getByRole('radio', { name: /^Readable to everybody/ }))
    await waitFor(() => expect(dialog.queryByLabelText('New passphrase')).toBeNull())
    click(dialog.getByRole('button', { name: 'Save the file' }))
    expect(await screen.findByText(/^The changes are in .*\.json$/)).toBeTruthy()
    const [file] = await files.all()
    expect(JSON.parse(file!.text)).toMatchObject({ refusedEdits: [{ values: { company: 'Rye & Co' } }] })
    await choose(files.last())
    expect((await opened()).textContent).toMatch(/· 1 change$/)
    click(screen.getByRole('button', { name: 'Close the file' }))
    expect(await screen.findByLabelText('Choose the file')).toBeTruthy()
  })

  it('are encrypted as one’s backups are, and opened here without a question; elsewhere by that passphrase', async () => {
    await keepBackupKey(await newBackupKey(PASSPHRASE))
    unsent({ company: 'Rye & Co' })
    const dialog = await openSaving()
    expect(await dialog.findByText(/passphrase of your backups/)).toBeTruthy()
    click(dialog.getByRole('button', { name: 'Save the file' }))
    expect(await screen.findByText(/^The changes are in .*-changes$/)).toBeTruthy()
    await choose(files.last())
    expect(await opened()).toBeTruthy()
    click(screen.getByRole('button', { name: 'Close the file' }))
    await keepBackupKey(undefined)
    await choose(files.last())
    expect(await screen.findByLabelText('Passphrase')).toBeTruthy()
  })

  it('are not looked for in files that hold none, nor in half of one', async () => {
    unsent({ company: 'Rye & Co' })
    await saveWith(PASSPHRASE)
    const whole = files.last()
    const parts: Uint8Array<ArrayBuffer>[] = []
    const head = { kind: 'full', id: newId() }
    await writeBackup(
      { head, settings: null, rows: (async function* () {})() },
      { write: async (bytes) => void parts.push(bytes) },
    )
    for (const file of [new File(parts, 'backup.chatside'), new File(['{"some":1}'], 'other.json')]) {
      await choose(file)
      expect((await screen.findByRole('alert')).textContent).toMatch(/no file of changes/)
    }
    await choose(new File([whole.slice(0, whole.size - 40)], whole.name))
    type(await screen.findByLabelText('Passphrase'), PASSPHRASE)
    click(screen.getByRole('button', { name: 'Open it' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/damaged/))
  })
})
