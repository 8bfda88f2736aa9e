import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import { MINUTE_MS } from '@/storage/limits'
import { eraseTrashed } from '@/storage/repositories/erase'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { untilDone } from '../helpers/backups'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

async function removed(name: string): Promise<{ id: string; undoId: string }> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return { id, undoId: (await askUi('contacts.remove', { contactId: id })).undoId! }
}

test('Who came back while the trash was being emptied is not erased a minute later', async () => {
  const all = []
  for (let at = 0; at < 25; at++) all.push(await removed(`Person ${at}`))
  passTime(1_000)
  await askWorkspace('trash.empty', {})
  const { contacts } = await database()
  const [left] = await contacts.toArray()
  await askUi('undo', { undoId: all.find(({ id }) => id === left!.id)!.undoId })
  expect(await contacts.get(left!.id)).not.toHaveProperty('purgeAt')
  passTime(MINUTE_MS)
  await eraseOverdue()
  await untilDone(() => askWorkspace('trash.empty', {}))
  expect((await contacts.toArray()).map(({ name }) => name)).toEqual([left!.name])
  await expectSoundDatabase()
})

test('A contact in use is never cleaned up, whatever its row says', async () => {
  const { id } = await removed('Maria')
  const { contacts } = await database()
  const { deletedAt: _, ...row } = (await contacts.get(id))!
  await contacts.put({ ...row, purgeAt: T0 })
  passTime(MINUTE_MS)
  await eraseOverdue()
  await eraseTrashed(id)
  await untilDone(() => askWorkspace('trash.empty', {}))
  expect(await contacts.get(id)).toBeDefined()
})
