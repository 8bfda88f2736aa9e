import { describe, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '@/storage/limits'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { restore, stageBackups, takeBackup, untilDone } from '../helpers/backups'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const maria = sightingOf({ name: 'Maria' })
const pedro = sightingOf({ name: 'Pedro', lid: '2', key: 'lid:2' })

async function cardIn(chat: ChatSighting, text: string): Promise<string> {
  const contactId = newId()
  await askUi('notes.add', { target: { chat }, id: newId(), contactId, text })
  const followUp = { id: newId(), contactId, dueAt: T0 + DAY_MS, timeZone: 'UTC', note: text }
  await askUi('followUps.set', { target: { contactId }, ...followUp })
  await askPage('page.chatSeen', { chat, messages: [messageOf(`${text}-1`, { at: T0 })] })
  return contactId
}

async function hideMaria(): Promise<void> {
  await askUi('card.setPrivate', { chat: maria, isPrivate: true })
  passTime(11 * MINUTE_MS)
  await eraseOverdue()
}

async function expectPedroAlone(): Promise<void> {
  expect(await askUi('card.forChat', { chat: maria })).toEqual({ status: 'private' })
  const tables = await dump()
  expect(JSON.stringify(tables)).not.toMatch(/Maria|Secret/)
  expect(tables['contacts']).toMatchObject([{ name: 'Pedro' }])
  expect(tables['notes']).toHaveLength(1)
  expect(tables['messages']).toHaveLength(1)
  await expectSoundDatabase()
}

describe('a backup that is older than a private chat', () => {
  test.each(['merge', 'replace'] as const)('brings nothing of it back by "%s"', async (mode) => {
    await cardIn(maria, 'Secret')
    await cardIn(pedro, 'Plain')
    const backup = await takeBackup('full')
    await hideMaria()
    await restore([backup], mode)
    await expectPedroAlone()
  })

  test('brings nobody back who was merged into its card', async () => {
    const [keepId, loseId] = [await cardIn(maria, 'Secret'), newId()]
    await askUi('contacts.create', { id: loseId, patch: { name: 'Maria at work' } })
    await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
    await cardIn(pedro, 'Plain')
    const backup = await takeBackup('full')
    await hideMaria()
    await restore([backup], 'replace')
    await expectPedroAlone()
  })

  test('brings nothing of it back either when it became private after all was prepared', async () => {
    await cardIn(maria, 'Secret')
    await cardIn(pedro, 'Plain')
    const backup = await takeBackup('full')
    const id = await stageBackups([backup])
    await hideMaria()
    const apply = () => askWorkspace('restore.apply', { id, mode: 'replace' })
    await expect(apply()).rejects.toMatchObject({ code: 'conflict' })
    await untilDone(() => askWorkspace('restore.prepare', { id }))
    await untilDone(apply)
    await expectPedroAlone()
  })

  test('keeps what one action did to others undoable', async () => {
    const ids = [await cardIn(maria, 'Secret'), await cardIn(pedro, 'Plain')]
    const merged = await askWorkspace('contacts.merge', { keepId: ids[1]!, loseId: await other(), take: [] })
    const backup = await takeBackup('full')
    await hideMaria()
    await restore([backup], 'replace')
    await askUi('undo', { undoId: merged.undoId! })
    expect((await dump())['contacts']).toMatchObject([{ name: 'Pedro' }, { name: 'Ana' }])
  })

  async function other(): Promise<string> {
    const id = newId()
    await askUi('contacts.create', { id, patch: { name: 'Ana' } })
    return id
  }
})
