import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { askUi, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

const draft = { id: newId(), shortcut: 'menu', title: 'Menu', body: 'Look', labels: [] }
const file = { id: newId(), name: 'menu.png', type: 'image/png', size: 3, replyId: draft.id }

async function importOnce(): Promise<string[]> {
  const added = await askUi('replies.addMany', { drafts: [draft], onConflict: 'both' })
  await askUi('media.put', { mediaId: file.id, index: 0, base64: 'AQID' })
  const attached = await askUi('media.add', file)
  return [added, attached].flatMap(({ undoId }) => undoId ?? [])
}

async function undoAll(undoIds: readonly string[]): Promise<void> {
  for (const undoId of undoIds.toReversed()) await askUi('undo', { undoId })
}

describe('an import of replies with files', () => {
  test('is taken back whole, and comes back whole when it is imported again', async () => {
    const undoIds = await importOnce()
    expect(undoIds).toHaveLength(2)
    await undoAll(undoIds)
    expect((await askUi('replies.list', {})).rows).toEqual([])
    expect((await (await database()).media.get(file.id))?.deletedAt).toBeTypeOf('number')

    await undoAll(await importOnce())
    expect((await askUi('replies.list', {})).rows).toEqual([])
    await importOnce()
    const stored = await askUi('replies.get', { id: draft.id })
    expect(stored.files).toEqual([{ id: file.id, name: 'menu.png', type: 'image/png', size: 3 }])
    await expectSoundDatabase()
  })

  test('asked for twice, is there once and still taken back whole', async () => {
    const first = await importOnce()
    const second = await importOnce()
    await undoAll([...new Set([...first, ...second])])
    expect((await askUi('replies.list', {})).rows).toEqual([])
    await expectSoundDatabase()
  })
})
