import { expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { database } from '@/storage/database'
import { CHANGES_CHANNEL } from '@/storage/protocol/command'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, T0, useFreshBackground } from '../../helpers/background'
import { dump } from '../../helpers/rows'
import { sightingOf } from '../../helpers/sightings'
import { keepTexts, PASSPHRASE, said, see } from '../../helpers/texts'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))
useFreshBackground()

const SECRET = 'Zebrafish payment umbrella 471108154711'
const TRACES = /zebra|umbrella|471108154711|payment u/i

/** Every key of every index of every table. */
async function indexKeys(): Promise<string> {
  const { tables } = await database()
  const keys = tables.flatMap((table) =>
    table.schema.indexes.filter(({ compound }) => !compound).map(({ name }) => table.orderBy(name).keys()),
  )
  return JSON.stringify(await Promise.all(keys))
}

/** All that is told to anybody, and all that is stored anywhere, while the vault is locked. */
async function everything(contactId: string): Promise<Record<string, string>> {
  const searches = SECRET.split(' ').map((search) => askUi('texts.search', { search, limit: 50 }))
  const { id, tables } = await askWorkspace('backup.begin', { kind: 'full' })
  const backup = tables.map(({ name }) => askWorkspace('backup.page', { id, table: name, limit: 2_000 }))
  return {
    tables: JSON.stringify(await dump()),
    indexes: await indexKeys(),
    beside: JSON.stringify([await fakeBrowser.storage.local.get(), await fakeBrowser.storage.session.get()]),
    export: (await askWorkspace('contacts.export', { contactId })).json,
    exports: JSON.stringify(await askWorkspace('exports.page', { limit: 200 })),
    backup: JSON.stringify(await Promise.all(backup)),
    page: JSON.stringify(await askUi('texts.page', { contactId, limit: 50 })),
    search: JSON.stringify(await Promise.all(searches)),
    timeline: JSON.stringify(await askUi('timeline.page', { contactId, limit: 50 })),
    card: JSON.stringify([await askUi('card.get', { contactId }), await askUi('card.more', { contactId })]),
  }
}

test('Nothing of a sensitive message is in any table, index, announcement, log, list, export or backup', async () => {
  const heard: unknown[] = []
  const channel = new BroadcastChannel(CHANGES_CHANNEL)
  channel.onmessage = ({ data }) => heard.push(data)
  const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => undefined),
  )
  const contactId = await keepTexts(['payment'])
  await see(said('A', SECRET, { at: T0 - 3_000 }), said('B', 'Zebrafish in the harbour', { at: T0 - 2_000 }))
  const message = { key: 'k', at: T0 - 9e6, direction: 'in', kind: 'text', length: SECRET.length } as const
  const part = { contactId, batchId: newId(), part: 0, messages: [{ ...message, text: SECRET }] }
  await askWorkspace('record.import', part)
  // What was plain becomes sensitive, and an edit leaves nothing of what was there before.
  await see(said('C', 'plain words', { at: T0 - 1_000 }))
  await askWorkspace('texts.setWords', { words: ['payment', 'harbour'] })
  await see(said('C', SECRET, { at: T0 - 1_000 }))
  const open = await askWorkspace('contacts.export', { contactId })
  expect(open.json.match(/Zebrafish/g)).toHaveLength(4)
  await askUi('texts.lock', {})
  await askPage('page.chatSeen', { chat: sightingOf(), messages: [said('D', SECRET, { at: T0 })] })
  for (const [where, told] of Object.entries(await everything(contactId))) {
    expect(`${where}: ${told.match(TRACES)?.[0] ?? 'nothing'}`).toBe(`${where}: nothing`)
  }
  channel.close()
  expect(JSON.stringify([heard, logs.map(({ mock }) => mock.calls)])).not.toMatch(TRACES)
  await askWorkspace('texts.unlock', { passphrase: PASSPHRASE })
  const { rows } = await askUi('texts.page', { contactId, limit: 50 })
  expect(rows.filter(({ text }) => text === SECRET)).toHaveLength(4)
})
