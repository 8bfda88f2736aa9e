import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '../../../storage/schema/contact'
import type { Note } from '../../../storage/schema/note'
import type { Tag } from '../../../storage/schema/tag'
import { newId } from '../../../utils/ids'
import type { Desk, Screen } from './desk'

const GOOGLE = [
  'First Name,Last Name,Organization Name,Notes,Labels,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Shoe size',
  'Ana,Pérez,Sol,"Likes trays,\n40 of them",* myContacts ::: VIP,ana@example.org,Mobile,+34 612 34 56 78,38',
  'Bo,Berg,,,* myContacts,bo@example.org,,,',
  ',,,,* myContacts,,,,41',
].join('\r\n')

const ANA = newId()

/** The story of a file of contacts: looked at, taken in, taken back, and out again into a file that comes back. */
export function describeContactFiles(browser: string, start: () => Promise<Desk>): void {
  let desk: Desk
  let exported = ''

  beforeAll(async () => {
    desk = await start()
    await desk.openOwn('#/contacts')
    const patch = { name: 'Ana', phone: '+34612345678', company: 'Luna' }
    await desk.ask('contacts.create', { id: ANA, patch })
  })
  afterAll(() => desk?.close())

  describe(`a file of contacts, in ${browser}`, () => {
    it('updates whom one knows, adds the others, and hands back what could not be taken', async () => {
      const own = await desk.openOwn('#/import-contacts')
      await choose(own, 'google.csv', GOOGLE)
      await own.sees('1 you have already will be updated')
      await own.fill('Tags for all of them', 'Fair')
      await own.sees('Tags: Fair, VIP')
      expect(await names(desk)).toEqual(['Ana'])
      await own.click('Import 2 contacts')
      await own.sees('1 added · 1 updated · 0 left as they were · 1 not imported')
      const contacts = await live(desk)
      expect(contacts).toMatchObject([
        {
          id: ANA,
          name: 'Ana Pérez',
          company: 'Sol',
          email: 'ana@example.org',
          custom: { 'Shoe size': '38' },
        },
        { name: 'Bo Berg', email: 'bo@example.org' },
      ])
      const tags = await desk.rows<Tag>('tags')
      const tagsOf = (contact: Contact | undefined) =>
        tags.filter(({ id }) => contact?.tags[id] === 1).map(({ name }) => name)
      expect(tagsOf(contacts[0]).toSorted()).toEqual(['Fair', 'VIP'])
      expect((await desk.rows<Note>('notes')).map(({ text }) => text)).toEqual(['Likes trays,\n40 of them'])
      expect(await savedBy(own, 'Save the 1 that was not imported')).toContain(
        '5,"There is no name, phone, e-mail or company",,,,,* myContacts,,,,41',
      )
    })

    it('goes into a file that holds everything', async () => {
      const own = await desk.openOwn('#/export-contacts')
      await own.sees('Save 2 contacts')
      await own.evaluate(() => document.querySelectorAll<HTMLInputElement>('input[type=radio]')[2]?.click())
      exported = await savedBy(own, 'Save 2 contacts')
      await own.sees(/2 contacts saved as chatside-contacts-.*\.json/)
      expect(JSON.parse(exported)).toMatchObject({ format: 'chatside.contacts', version: 1 })
    })

    it('is taken back whole, so that everything is as it was', async () => {
      const own = await desk.openOwn('#/import-contacts')
      await own.sees('google.csv')
      await own.click('Undo this import')
      await own.sees('Undone: everything is as it was before.')
      expect(await live(desk)).toMatchObject([{ name: 'Ana', company: 'Luna', custom: {}, tags: {} }])
      const notes = await desk.rows<Note>('notes')
      expect(notes.filter(({ deletedAt }) => deletedAt === undefined)).toEqual([])
    })

    it('comes back from the file that was saved', async () => {
      await desk.ask('contacts.remove', { contactId: ANA })
      expect(await names(desk)).toEqual([])
      const own = await desk.openOwn('#/contacts')
      await own.sees('No contacts yet')
      await own.click('Import contacts')
      await choose(own, 'chatside.json', exported)
      await own.fill('Tags for all of them', '')
      await own.click('Import 2 contacts')
      await own.sees('2 added · 0 updated · 0 left as they were')
      expect(await live(desk)).toMatchObject([
        { name: 'Ana Pérez', phone: '+34612345678', company: 'Sol', custom: { 'Shoe size': '38' } },
        { name: 'Bo Berg', email: 'bo@example.org' },
      ])
      expect(await desk.wrongs()).toEqual([])
    })
  })
}

async function live(desk: Desk): Promise<Contact[]> {
  const contacts = await desk.rows<Contact>('contacts')
  return contacts
    .filter(({ deletedAt }) => deletedAt === undefined)
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

async function names(desk: Desk): Promise<string[]> {
  return (await live(desk)).map(({ name }) => name)
}

async function choose(own: Screen, name: string, text: string): Promise<void> {
  await own.sees('Choose files of contacts, or drop them here')
  await own.evaluate(
    (fileName, content) => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]')
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], fileName))
      if (field === null) throw new Error('There is no field for files')
      field.files = transfer.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
    },
    name,
    text,
  )
}

/** @returns what the page hands to the browser to save: no test can reach the downloads of either browser. */
async function savedBy(own: Screen, button: string): Promise<string> {
  await own.evaluate(() => {
    const create = URL.createObjectURL.bind(URL)
    delete document.documentElement.dataset['saved']
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = create
      if (blob instanceof Blob) {
        void blob.text().then((text) => (document.documentElement.dataset['saved'] = text))
      }
      return create(blob)
    }
  })
  await own.click(button)
  return own.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const look = (): void => {
          const { saved } = document.documentElement.dataset
          if (saved !== undefined) resolve(saved)
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}
