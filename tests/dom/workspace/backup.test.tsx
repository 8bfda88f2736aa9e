import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { job } from '@/components/backup/job'
import { places } from '@/components/backup/places'
import { preferences } from '@/components/backup/preferences'
import { restart } from '@/components/backup/restore/stage'
import { keepBackupKey } from '@/storage/backup-folder'
import { contactNamed, noteOf, replyOf } from '../support/fake-state'
import { click, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const PASSPHRASE = 'four words are enough'
const ui = useInterface()
let saved: File[] = []

beforeEach(async () => {
  saved = []
  job.value = { at: 'idle' }
  places.value = undefined
  restart()
  preferences.value = undefined
  await keepBackupKey(undefined)
  Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    saved.push(new File([file as Blob], `backup-${saved.length}.chatside`))
    return 'blob:saved'
  })
})
afterEach(() => vi.restoreAllMocks())

describe('a backup by download', () => {
  it('comes back as it was, after things were erased and changed, and the restore can be taken back', async () => {
    const { state } = fill()
    const before = structuredClone(state)
    await openWorkspaceAt('backup')
    await setPassphrase()
    await makeBackup()
    expect(await screen.findByText(/Everything ·.*with a passphrase/)).toBeTruthy()

    ui.background.state.contacts = [
      contactNamed('Newcomer'),
      contactNamed('Bruno', { id: state.contacts[1]!.id }),
    ]
    ui.background.state.notes = []
    const changed = structuredClone(ui.background.state)
    await openFile(saved[0]!)
    const added = await screen.findByText('Added contacts:', { exact: false })
    expect(added.textContent).toContain('Maria')
    click(screen.getByRole('radio', { name: /Make everything as it was/ }))
    expect((await screen.findByText('Removed contacts:', { exact: false })).textContent).toContain('Newcomer')
    expect(screen.getByText('Changed contacts:', { exact: false }).textContent).toContain('Bruno Costa')
    expect(ui.background.state).toEqual(changed)

    click(screen.getByRole('button', { name: 'Replace everything' }))
    await screen.findByText('The backup is restored')
    expect(ui.background.state.contacts).toEqual(before.contacts)
    expect(ui.background.state.notes).toEqual(before.notes)
    click(await screen.findByRole('button', { name: 'Take the restore back' }))
    await screen.findByText('Everything is as it was before the restore')
    expect(ui.background.state.contacts).toEqual(changed.contacts)
  })

  it('says that a passphrase is wrong, asks again, and tells nothing of the content', async () => {
    fill()
    await openWorkspaceAt('backup')
    await setPassphrase()
    await makeBackup()
    // As in another browser, which has no key.
    await keepBackupKey(undefined)
    await openFile(saved[0]!)
    await unlock('another passphrase')
    expect((await screen.findByRole('alert')).textContent).toContain('not the passphrase')
    expect(ui.background.askedFor('restore.begin')).toEqual([])
    await unlock(PASSPHRASE)
    expect(await screen.findByText('What would change')).toBeTruthy()
  })

  it('is refused when the file was cut, and nothing has changed', async () => {
    fill()
    await openWorkspaceAt('backup')
    await makeBackup()
    const before = structuredClone(ui.background.state)
    const [whole] = saved
    await openFile(new File([whole!.slice(0, whole!.size - 40)], 'cut.chatside'))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('cut.chatside')
    expect(alert.textContent).toMatch(/damaged or incomplete.*Nothing was changed/)
    expect(ui.background.state).toEqual(before)
    expect(ui.background.askedFor('restore.begin')).toEqual([])
  })

  it('counts as made only when the person says that the file is there', async () => {
    fill()
    await openWorkspaceAt('backup')
    click(await screen.findByRole('button', { name: 'Back up now' }))
    await screen.findByText(/handed to the browser/)
    expect(ui.background.askedFor('backup.done')).toEqual([])
    click(screen.getByRole('button', { name: 'Cancel' }))
    expect(await screen.findByText('There is no backup yet')).toBeTruthy()
  })

  it('says what fails when the disk is full, and that the last one is still good', async () => {
    fill()
    ui.background.failNext('backup.begin', 'storage-full')
    await openWorkspaceAt('backup')
    click(await screen.findByRole('button', { name: 'Back up now' }))
    expect((await screen.findByText(/There is no new backup/)).closest('[role=alert]')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(/handed to the browser/)).toBeTruthy()
  })
})

it('A backup that another tab is in the way of says so', async () => {
  fill()
  await openWorkspaceAt('backup')
  const request = async (_: string, ...rest: unknown[]): Promise<unknown> =>
    (rest.at(-1) as (lock: null) => Promise<unknown>)(null)
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  click(await screen.findByRole('button', { name: 'Back up now' }))
  expect(await screen.findByText(/Another tab is at a backup/)).toBeTruthy()
  expect(ui.background.askedFor('backup.begin')).toEqual([])
})

describe('the reminder', () => {
  it('comes with 20 records and no backup, and can be put off', async () => {
    fill(20)
    await openWorkspaceAt('contacts')
    const notice = (await screen.findByText(/exist in this browser alone/)).closest('[role=status]')
    click(within(notice as HTMLElement).getByRole('button', { name: 'Later' }))
    await waitFor(() => expect(screen.queryByText(/exist in this browser alone/)).toBeNull())
  })
})

describe('a restore that was interrupted', () => {
  it('goes on where it stopped', async () => {
    const { state } = fill()
    const before = structuredClone(state.contacts)
    await openWorkspaceAt('backup')
    await makeBackup()
    ui.background.state.contacts = []
    await openFile(saved[0]!)
    await screen.findByText('What would change')
    ui.background.failNext('restore.apply', 'unreachable')
    click(screen.getByRole('button', { name: 'Restore' }))
    click(await screen.findByRole('button', { name: 'Go on' }))
    await screen.findByText('The backup is restored')
    expect(ui.background.state.contacts).toEqual(before)
  })
})

describe('a restore under way', () => {
  beforeEach(async () => {
    fill()
    await openWorkspaceAt('backup')
    await makeBackup()
    ui.background.state.contacts = []
    await openFile(saved[0]!)
    await screen.findByText('What would change')
  })

  it('is done, and not called a failure, when nobody can say what comes after it', async () => {
    ui.background.failNext('restore.state', 'unreachable')
    click(screen.getByRole('button', { name: 'Restore' }))
    await screen.findByText('The backup is restored')
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    expect(screen.queryByText('Nothing was changed.')).toBeNull()
    expect(screen.getByText('The backup is restored')).toBeTruthy()
  })

  it('is not begun while what it would change is still looked for', async () => {
    const release = ui.background.hold('restore.preview')
    const replace: HTMLInputElement = screen.getByRole('radio', { name: /Make everything as it was/ })
    click(replace)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Restore' })).toBeNull())
    expect(replace.checked).toBe(true)
    release()
    expect(await screen.findByRole('button', { name: 'Replace everything' })).toBeTruthy()
  })

  it('is not covered by a preview that was asked for before', async () => {
    const release = ui.background.hold('restore.preview')
    click(screen.getByRole('radio', { name: /Make everything as it was/ }))
    click(screen.getByRole('button', { name: 'Cancel' }))
    await screen.findByLabelText(/Choose backup files/)
    const looks = ui.background.askedFor('restore.state').length
    release()
    await waitFor(() => expect(ui.background.askedFor('restore.state')).toHaveLength(looks + 1))
    expect(screen.getByLabelText(/Choose backup files/)).toBeTruthy()
  })
})

describe('resetting the settings', () => {
  it('can be taken back from the toast', async () => {
    await openWorkspaceAt('settings')
    click(await screen.findByRole('button', { name: 'Reset all settings' }))
    const dialog = await screen.findByRole('dialog')
    click(within(dialog).getByRole('button', { name: 'Reset all settings' }))
    await waitFor(() => expect(ui.background.state.settings.myName).toBe(''))
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.settings.myName).toBe('Ana'))
  })
})

function fill(replies = 1) {
  const { state } = ui.background
  const [maria, bruno] = [contactNamed('Maria'), contactNamed('Bruno Costa')]
  state.contacts.push(maria, bruno)
  state.notes.push(noteOf(maria.id, 'Wants 200 pieces'))
  for (let at = 0; at < replies; at += 1) state.replies.push(replyOf(`hi${at}`, 'Hello'))
  return { state }
}

async function setPassphrase(): Promise<void> {
  click(await screen.findByRole('button', { name: 'Set a passphrase' }))
  type(screen.getByLabelText('New passphrase'), PASSPHRASE)
  type(screen.getByLabelText('The passphrase again'), PASSPHRASE)
  click(screen.getByRole('button', { name: 'Use this passphrase' }))
  await screen.findByRole('button', { name: 'Change the passphrase' })
}

async function makeBackup(): Promise<void> {
  click(await screen.findByRole('button', { name: 'Back up now' }))
  click(await screen.findByRole('button', { name: 'Yes, it is there' }))
  await screen.findByText(/^Last backup: /)
}

async function openFile(file: File): Promise<void> {
  window.location.hash = '#/restore'
  const field: HTMLInputElement = await screen.findByLabelText(/Choose backup files/)
  Object.defineProperty(field, 'files', { value: [file], configurable: true })
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

async function unlock(passphrase: string): Promise<void> {
  type(await screen.findByLabelText('Passphrase'), passphrase)
  click(screen.getByRole('button', { name: 'Open it' }))
  await waitFor(() => expect(screen.queryByDisplayValue(passphrase)).toBeNull())
}

function fakeLocks() {
  const request = async (_: string, ...rest: unknown[]): Promise<unknown> =>
    (rest.at(-1) as (lock: object) => Promise<unknown>)({})
  return { request }
}
