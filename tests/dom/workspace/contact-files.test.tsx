import { describe, expect, it } from 'vitest'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { contactNamed, followUpOf, tagNamed } from '../support/fake-state'
import { savedFiles } from '../support/saved-files'

const ui = useInterface()
const saved = savedFiles()

const GOOGLE = [
  'First Name,Last Name,Organization Name,Labels,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Shoe size',
  'Ana,Pérez,Sol,* myContacts ::: VIP,ana@example.org,Mobile,+34 612 34 56 78,38',
  'Bo,Berg,,* myContacts,bo@example.org,,,',
  ',,,* myContacts,,,,41',
].join('\n')

async function chooseFiles(
  ...files: [name: string, text: string | Uint8Array<ArrayBuffer>][]
): Promise<void> {
  await openWorkspaceAt('import-contacts')
  const field = await screen.findByLabelText('Choose files of contacts, or drop them here')
  fireEvent.change(field, { target: { files: files.map(([name, text]) => new File([text], name)) } })
}
async function clickOnceReady(name: RegExp | string): Promise<void> {
  const button = await screen.findByRole('button', { name })
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false))
  click(button)
}
const names = () => ui.background.state.contacts.map(({ name }) => name)

describe('importing contacts from files', () => {
  it('shows what was recognised, updates whom one knows, adds the others, and takes all of it back', async () => {
    ui.background.state.contacts.push(contactNamed('Ana', { phone: '+34612345678', company: 'Luna' }))
    await chooseFiles(['contacts.csv', GOOGLE])
    expect(await screen.findByText('Google Contacts · 3 contacts · divided by commas')).toBeTruthy()
    expect(await screen.findByText('1 you have already will be updated')).toBeTruthy()
    expect(screen.getByText('1 new contact')).toBeTruthy()
    expect(screen.getByText(/1 entry cannot be imported/)).toBeTruthy()
    fireEvent.input(screen.getByLabelText('Tags for all of them'), { target: { value: 'Fair, new' } })
    await clickOnceReady('Import 2 contacts')
    expect(await screen.findByText('1 added · 1 updated · 0 left as they were · 1 not imported')).toBeTruthy()
    expect(ui.background.state.contacts).toMatchObject([
      { name: 'Ana Pérez', company: 'Sol', custom: { 'Shoe size': '38' } },
      { name: 'Bo Berg', email: 'bo@example.org' },
    ])
    expect(ui.background.state.tags.map(({ name }) => name)).toEqual(['Fair', 'new', 'VIP'])
    expect(ui.background.state.settings.customFields).toMatchObject([{ label: 'Shoe size', kind: 'text' }])
    click(screen.getByRole('button', { name: 'Undo this import' }))
    expect(await screen.findByText('Undone: everything is as it was before.')).toBeTruthy()
    expect(ui.background.state.contacts).toMatchObject([{ name: 'Ana', company: 'Luna' }])
  })

  it('saves what could not be taken with line and reason', async () => {
    await chooseFiles(['contacts.csv', GOOGLE])
    await clickOnceReady('Import 2 contacts')
    click(await screen.findByRole('button', { name: 'Save the 1 that was not imported' }))
    const [file] = await saved.all()
    expect(file?.name).toBe('contacts-not-imported.csv')
    expect(file?.text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFLine,Reason,First Name,Last Name,Organization Name,Labels,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Shoe size',
      '4,"There is no name, phone, e-mail or company",,,,* myContacts,,,,41',
    ])
  })

  it('follows a person who sends a column elsewhere, and leaves known contacts alone when told to', async () => {
    ui.background.state.contacts.push(contactNamed('Ana', { phone: '+34612345678' }))
    await chooseFiles(['contacts.csv', GOOGLE])
    fireEvent.change(await screen.findByLabelText('Where “Shoe size” goes'), { target: { value: 'skip' } })
    fireEvent.change(screen.getByLabelText('Where “Organization Name” goes'), { target: { value: 'notes' } })
    click(screen.getByRole('radio', { name: /Leave as they are/ }))
    fireEvent.click(screen.getByRole('radio', { name: /Add once more/ }))
    fireEvent.input(screen.getByLabelText('Tags for all of them'), { target: { value: '' } })
    await clickOnceReady('Import 2 contacts')
    await screen.findByText(/2 added/)
    expect(names()).toEqual(['Ana', 'Ana Pérez', 'Bo Berg'])
    expect(ui.background.state.contacts[1]).toMatchObject({ custom: {} })
    expect(ui.background.state.notes).toMatchObject([{ text: 'Sol' }])
  })

  it('reads numbers as those of the country one chooses, and another encoding when told to', async () => {
    const latin = Uint8Array.from(
      [...'Name,Phone\nJ\u00fcrgen,0171 2345678\n'].map((letter) => letter.charCodeAt(0)),
    )
    await chooseFiles(['list.csv', latin])
    expect(await screen.findByText(/does not say how it is written/)).toBeTruthy()
    const country = screen.getByLabelText('Country of numbers without a country code')
    fireEvent.change(country, { target: { value: 'DE' } })
    expect(await screen.findByText('+491712345678')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Characters'), { target: { value: 'shift_jis' } })
    await waitFor(() => expect(screen.queryByText('Jürgen')).toBeNull())
    fireEvent.change(screen.getByLabelText('Characters'), { target: { value: 'windows-1252' } })
    expect((await screen.findAllByText('Jürgen')).length).toBeGreaterThan(0)
  })

  it('asks the same part again when the background was not there, and adds nobody twice', async () => {
    const lines = Array.from({ length: 1_100 }, (_, at) => `Person ${at},p${at}@example.org`)
    await chooseFiles(['list.csv', ['Name,Email', ...lines].join('\n')])
    ui.background.failNext('imports.part', 'unreachable')
    await clickOnceReady('Import 1,100 contacts')
    expect(await screen.findByText(/1,100 added/)).toBeTruthy()
    expect(new Set(names()).size).toBe(1_100)
    expect(ui.background.askedFor('imports.part').map(({ part }) => part)).toEqual([0, 0, 1, 2])
  })

  it('can be stopped between two parts, keeps what is in, and lists it with the way back', async () => {
    const lines = Array.from({ length: 1_100 }, (_, at) => `Person ${at},p${at}@example.org`)
    const release = ui.background.hold('imports.part')
    await chooseFiles(['list.csv', ['Name,Email', ...lines].join('\n')])
    await clickOnceReady('Import 1,100 contacts')
    await waitFor(() => expect(ui.background.askedFor('imports.part')).toHaveLength(1))
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
    click(screen.getByRole('button', { name: 'Cancel' }))
    release()
    expect(await screen.findByText(/Stopped at 500 of 1,100/)).toBeTruthy()
    expect(names()).toHaveLength(500)
    click(screen.getByRole('button', { name: 'Import more' }))
    const before = await screen.findByRole('list', { name: 'Imports of the last 30 days' })
    click(within(before).getByRole('button', { name: 'Undo this import' }))
    expect(await screen.findByText(/Undone/)).toBeTruthy()
    expect(names()).toEqual([])
  })

  it('says of each file what is wrong with it, and takes the others', async () => {
    await chooseFiles(['empty.csv', ''], ['other.json', '{"a":1}'], ['contacts.csv', GOOGLE])
    const faults = await screen.findByRole('alert')
    expect(faults.textContent).toContain('empty.csv: There are no contacts in this file.')
    expect(faults.textContent).toContain('other.json: This is no file of contacts.')
    expect(await screen.findByRole('button', { name: 'Import 2 contacts' })).toBeTruthy()
  })
})

describe('exporting contacts into files', () => {
  it('saves those of a tag as a table that comes back as it was', async () => {
    const tag = tagNamed('VIP')
    ui.background.state.tags.push(tag)
    const custom = { Size: '=38' }
    ui.background.state.contacts.push(
      contactNamed('Ana', { tags: { [tag.id]: 1 }, custom }),
      contactNamed('Bo'),
    )
    await openWorkspaceAt('export-contacts')
    fireEvent.click(await screen.findByRole('radio', { name: 'Those with a tag' }))
    await screen.findByText('VIP (1)')
    fireEvent.change(screen.getByLabelText('Tag'), { target: { value: tag.id } })
    await clickOnceReady('Save 1 contact')
    expect(await screen.findByText(/1 contact saved as chatside-contacts-.*\.csv/)).toBeTruthy()
    const [file] = await saved.all()
    expect(file?.text).toContain("Created,Size\r\nAna,,,,,,VIP,,,,,,,,2026-10-01T12:00:00.000Z,'=38\r\n")
  })

  it.each([
    [/Cards/, 'vcf', 'BEGIN:VCARD\r\nVERSION:4.0'],
    [/Everything/, 'json', '{"format":"chatside.contacts","version":1'],
    [/Follow-ups/, 'ics', 'BEGIN:VCALENDAR'],
  ])('saves all of them as %s', async (format, extension, start) => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana, contactNamed('Bo'))
    ui.background.state.followUps.push(followUpOf(ana.id, Date.UTC(2026, 10, 1)))
    await openWorkspaceAt('export-contacts')
    fireEvent.click(await screen.findByRole('radio', { name: format }))
    await clickOnceReady('Save 2 contacts')
    expect(await screen.findByText(new RegExp(`saved as chatside-.*\\.${extension}`))).toBeTruthy()
    const [file] = await saved.all()
    expect(file?.text.startsWith(start)).toBe(true)
  })

  it('says what to do when there is nobody yet', async () => {
    await openWorkspaceAt('export-contacts')
    click(await screen.findByRole('button', { name: 'Import contacts' }))
    expect(await screen.findByRole('heading', { name: 'Import contacts' })).toBeTruthy()
  })
})
