import { describe, expect, test, vi } from 'vitest'
import { closePlace } from '@/storage/backup/restore-place'
import { forgetSettings, readSettings } from '@/storage/settings'
import { browser } from '@/utils/browser'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, useFreshBackground } from '../helpers/background'
import { contentOf, restore, stageBackups, takeBackup, untilDone, wipe } from '../helpers/backups'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function addContact(name: string): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

async function smallWorld(): Promise<string> {
  const contactId = newId()
  const chat = sightingOf()
  await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'Note' })
  await askPage('page.chatSeen', { chat, messages: [messageOf('A'), messageOf('B')] })
  const tagId = newId()
  await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
  await askUi('tags.set', { target: { contactId }, contactId, tagId, on: true })
  await askUi('followUps.set', {
    target: { contactId },
    id: newId(),
    contactId,
    dueAt: 1e13,
    timeZone: 'UTC',
  })
  return contactId
}

describe('replacing everything', () => {
  test('makes all as it was then, also on another machine', async () => {
    await smallWorld()
    await askUi('settings.set', { patch: { myName: 'Ana' } })
    const before = await contentOf()
    const backup = await takeBackup('full')
    await wipe()
    await addContact('Somebody else')
    await restore([backup], 'replace')
    expect(await contentOf()).toEqual(before)
    expect((await readSettings()).myName).toBe('Ana')
    await expectSoundDatabase()
  })

  test('is taken back as a whole, and that again', async () => {
    await smallWorld()
    const backup = await takeBackup('full')
    await addContact('Later')
    const later = await contentOf()
    const id = await restore([backup], 'replace')
    expect((await dump())['contacts']).toHaveLength(1)
    const { undo } = await askWorkspace('restore.state', {})
    expect(undo).toMatchObject({ id, mode: 'replace' })
    await addContact('After the restore')
    await untilDone(() => askWorkspace('restore.undo', { id }))
    await untilDone(() => askWorkspace('restore.undo', { id }))
    expect(await contentOf()).toEqual(later)
    const again = (await askWorkspace('restore.state', {})).undo!
    await untilDone(() => askWorkspace('restore.undo', { id: again.id }))
    expect((await dump())['contacts']).toMatchObject([{ name: 'Maria Silva' }, { name: 'After the restore' }])
  })

  test('is refused when somebody wrote since it was shown, and shown again', async () => {
    await smallWorld()
    const backup = await takeBackup('full')
    const id = await stageBackups([backup])
    await addContact('Late')
    const apply = (): Promise<unknown> => askWorkspace('restore.apply', { id, mode: 'replace' })
    await expect(apply()).rejects.toMatchObject({ code: 'conflict' })
    await expect(apply()).rejects.toMatchObject({ code: 'conflict' })
    await untilDone(() => askWorkspace('restore.prepare', { id }))
    expect((await askWorkspace('restore.preview', { id, mode: 'replace' })).removed).toEqual(['Late'])
    await askUi('settings.set', { patch: { myName: 'Ana' } })
    await expect(apply()).rejects.toMatchObject({ code: 'conflict' })
    await untilDone(() => askWorkspace('restore.prepare', { id }))
    await apply()
    expect((await dump())['contacts']).toHaveLength(1)
  })

  test('in a worker that has just started, although how far it is is asked at the same time', async () => {
    await smallWorld()
    const backup = await takeBackup('full')
    await addContact('Late')
    const id = await stageBackups([backup])
    closePlace()
    await Promise.all([
      askWorkspace('restore.apply', { id, mode: 'replace' }),
      askWorkspace('restore.state', {}),
      expect(askWorkspace('restore.preview', { id, mode: 'replace' })).rejects.toMatchObject({
        code: 'not-found',
      }),
    ])
    expect((await dump())['contacts']).toHaveLength(1)
    expect((await askWorkspace('restore.state', {})).running).toBeUndefined()
  })

  test('takes in what was begun before and is written after it', async () => {
    await smallWorld()
    const backup = await takeBackup('full')
    const id = await stageBackups([backup])
    forgetSettings()
    let letGo = (): void => undefined
    const isHeld = new Promise<void>((resolve) => (letGo = resolve))
    const reading = vi.spyOn(browser.storage.local, 'get').mockImplementationOnce(async (keys) => {
      await isHeld
      return browser.storage.local.get(keys as never) as never
    })
    const writing = addContact('Begun before')
    await vi.waitFor(() => expect(reading).toHaveBeenCalled())
    await askWorkspace('restore.apply', { id, mode: 'replace' })
    letGo()
    await writing
    reading.mockRestore()
    expect((await dump())['contacts']).toMatchObject([{ name: 'Maria Silva' }, { name: 'Begun before' }])
  })

  test('goes on although messages are seen meanwhile', async () => {
    await smallWorld()
    const backup = await takeBackup('full')
    const id = await stageBackups([backup])
    await askPage('page.chatSeen', { chat: sightingOf(), messages: [messageOf('C')] })
    await askWorkspace('restore.apply', { id, mode: 'replace' })
    expect((await dump())['messages']).toHaveLength(2)
  })

  test('does not bring back whom the person has erased', async () => {
    const gone = await smallWorld()
    await addContact('Pedro')
    const full = await takeBackup('full')
    await askWorkspace('contacts.erase', { contactId: gone })
    const before = await contentOf()
    const next = await takeBackup('incremental')
    await wipe()
    await restore([full, next], 'replace')
    expect(await contentOf()).toEqual(before)
    expect(JSON.stringify(await dump())).not.toContain('Maria')
  })
})

describe('a preview', () => {
  test('counts and names what would come, change and go', async () => {
    const [one, two] = [await addContact('One'), await addContact('Two')]
    const backup = await takeBackup('full')
    passTime(1_000)
    await askUi('contacts.save', { target: { contactId: one }, id: newId(), patch: { company: 'C' } })
    await askWorkspace('contacts.erase', { contactId: two })
    await addContact('Three')
    await askUi('settings.set', { patch: { currency: 'EUR' } })
    const id = await stageBackups([backup])
    const replace = await askWorkspace('restore.preview', { id, mode: 'replace' })
    const contacts = { table: 'contacts', added: 1, same: 0, invalid: 0 }
    expect(replace).toMatchObject({
      added: ['Two'],
      changed: ['One'],
      removed: ['Three'],
      settings: ['currency'],
    })
    expect(replace.counts[0]).toEqual({ ...contacts, changed: 1, removed: 1 })
    const merge = await askWorkspace('restore.preview', { id, mode: 'merge' })
    expect(merge.counts.find(({ table }) => table === 'contacts')).toEqual({
      ...contacts,
      changed: 0,
      removed: 0,
      same: 1,
    })
    // What is newer here stays as it is, so nobody is told that it would change.
    expect(merge.changed).toEqual([])
  })
})

describe('merging', () => {
  test('adds what is not here, and takes it back', async () => {
    const contactId = await smallWorld()
    const other = await addContact('Pedro')
    const before = await contentOf()
    const backup = await takeBackup('full')
    await askWorkspace('contacts.erase', { contactId })
    passTime(1_000)
    await askUi('contacts.save', { target: { contactId: other }, id: newId(), patch: { company: 'Newer' } })
    const id = await restore([backup], 'merge')
    const after = await contentOf()
    for (const table of ['notes', 'aliases', 'messages', 'followUps', 'evidence', 'activity', 'tags']) {
      expect(after[table]).toEqual(before[table])
    }
    expect(after['contacts']).toMatchObject([{ name: 'Maria Silva' }, { name: 'Pedro', company: 'Newer' }])
    await expectSoundDatabase()
    await untilDone(() => askWorkspace('restore.undo', { id }))
    expect((await askWorkspace('restore.state', {})).undo).toBeUndefined()
    const list = await askUi('contacts.page', { search: '', sort: 'name', limit: 10 })
    expect(list.rows).toMatchObject([{ name: 'Pedro', company: 'Newer' }])
    expect((await dump())['messages']).toEqual([])
    await expectSoundDatabase()
  })
})

describe('a private chat', () => {
  test('enters no backup, and is private still when one was restored on another machine', async () => {
    const chat = sightingOf({ phone: '+5511987654321' })
    await askUi('card.setPrivate', { chat, isPrivate: true })
    const [other, later] = [sightingOf({ lid: '2', key: 'lid:2', name: 'Pedro' }), newId()]
    await askUi('card.create', { chat: other, id: newId() })
    const full = await takeBackup('full')
    await askPage('page.chatSeen', { chat, messages: [messageOf('P1')] })
    await askUi('card.create', { chat, id: later }).catch(() => undefined)
    const next = await takeBackup('incremental')
    const said = JSON.stringify([full, next])
    expect(said).toContain('Pedro')
    expect(said).not.toMatch(/Maria|(lid:|")1001\b|5511987654321|P1/)
    await wipe()
    await restore([full, next], 'replace')
    expect(await askUi('card.forChat', { chat })).toEqual({ status: 'private' })
  })

  test('stays private when a backup is restored that knew nothing of it', async () => {
    await smallWorld()
    const backup = await takeBackup('full')
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    for (const mode of ['replace', 'merge'] as const) {
      await restore([backup], mode)
      expect(await askUi('card.forChat', { chat: sightingOf() })).toEqual({ status: 'private' })
    }
  })
})

test('A part of a restore that is asked for twice at once is done once', async () => {
  await smallWorld()
  const before = await contentOf()
  const backup = await takeBackup('full')
  const { tables: _tables, settings, ...head } = backup.plan
  const { id } = await askWorkspace('restore.begin', { schema: head.schema, heads: [head], settings })
  const part = { id, part: 0, rows: backup.rows }
  await Promise.all([askWorkspace('restore.stage', part), askWorkspace('restore.stage', part)])
  await untilDone(async () => {
    const [one] = await Promise.all([
      askWorkspace('restore.prepare', { id }),
      askWorkspace('restore.prepare', { id }),
    ])
    return one
  })
  const { counts } = await askWorkspace('restore.preview', { id, mode: 'replace' })
  expect(counts.filter(({ added, changed, removed }) => added + changed + removed > 0)).toEqual([])
  await untilDone(() => askWorkspace('restore.apply', { id, mode: 'replace' }))
  expect(await contentOf()).toEqual(before)
})
