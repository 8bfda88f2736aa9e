import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyBackup } from '@/utils/backup-file/read-backup'
import type { BackupRow } from '@/utils/backup-file/format'
import { type BackupKey, keyOf, newBackupKey } from '@/utils/backup-file/passphrase'
import { writeBackup } from '@/utils/backup-file/write-backup'
import { HEAD, portions, readWhole, written } from './support'

const text = fc.string({ unit: 'binary' })
const row = fc.record(
  { table: text, key: text, row: fc.dictionary(text, fc.jsonValue()) },
  { requiredKeys: ['table', 'key'] },
)

let key: BackupKey

beforeAll(async () => {
  key = await newBackupKey('Häuser am Fluß 🏡')
})

describe('a backup file', () => {
  it('gives back every row and the settings as they were, with and without a passphrase', async () => {
    const cases = fc.asyncProperty(
      fc.array(row, { maxLength: 40 }),
      fc.jsonValue(),
      fc.boolean(),
      async (rows, settings, isEncrypted) => {
        const used = isEncrypted ? key : undefined
        const { file } = await written(rows, { settings, key: used })
        const read = await readWhole(file, used)
        expect(JSON.stringify(read.rows)).toBe(JSON.stringify(rows))
        expect(JSON.stringify(read.settings)).toBe(JSON.stringify(settings))
      },
    )
    await fc.assert(cases, { numRuns: 120 })
  })

  it('counts its rows by table, those that were removed too', async () => {
    const rows: BackupRow[] = [
      { table: 'contacts', key: 'a', row: { id: 'a' } },
      { table: 'notes', key: 'b' },
      { table: 'contacts', key: 'c' },
    ]
    const { file, ...totals } = await written(rows)
    expect(totals).toEqual({ bytes: file.size, rows: 3, counts: { contacts: 2, notes: 1 } })
    expect(await verifyBackup(file)).toMatchObject({ header: { head: HEAD }, settings: {}, rows: 3 })
  })

  it('holds no more than a frame and a portion: written before more is asked for, read in small pieces', async () => {
    const row = { text: Array.from({ length: 9_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('') }
    const rows = Array.from({ length: 100 }, (_, at) => ({ table: 't', key: String(at), row }))
    const parts: Uint8Array<ArrayBuffer>[] = []
    const sink = { write: async (bytes: Uint8Array<ArrayBuffer>) => void parts.push(bytes) }
    const partsBefore: number[] = []
    async function* watched() {
      for await (const portion of portions(rows, 30)) {
        partsBefore.push(parts.length)
        yield portion
      }
    }
    await writeBackup({ head: HEAD, settings: {}, rows: watched() }, sink)
    expect(partsBefore).toEqual([...new Set(partsBefore)])
    const file = new Blob(parts)
    const sizes: number[] = []
    const watchedFile = {
      size: file.size,
      slice: (from?: number, until?: number) => slice(file, sizes, from, until),
    }
    const read = await verifyBackup(watchedFile)
    expect(read.rows).toBe(100)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024 * 1024)
  })

  it('has one wrong passphrase like any other: nothing of the content is told', async () => {
    const { file } = await written([{ table: 'contacts', key: 'a', row: { name: 'Maria' } }], { key })
    const bytes = new TextDecoder('latin1').decode(await file.arrayBuffer())
    expect(bytes).not.toContain('Maria')
    expect(bytes).not.toContain('contacts')
    const wrong = await keyOf('Häuser am Fluss 🏡', key)
    await expect(readWhole(file, wrong)).rejects.toMatchObject({ fault: 'wrong-passphrase' })
    await expect(readWhole(file)).rejects.toMatchObject({ fault: 'wrong-passphrase' })
  })

  it('opens with the same passphrase however it was composed', async () => {
    const { file } = await written([{ table: 't', key: 'a' }], { key })
    const same = await keyOf('Häuser am Fluß 🏡'.normalize('NFD'), key)
    expect((await readWhole(file, same)).rows).toEqual([{ table: 't', key: 'a' }])
  })

  it('never encrypts two files alike', async () => {
    const [one, other] = [await written([], { key }), await written([], { key })]
    const [first, second] = await Promise.all([one.file.arrayBuffer(), other.file.arrayBuffer()])
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false)
  })
})

function slice(file: Blob, sizes: number[], from = 0, until = file.size): Blob {
  sizes.push(until - from)
  return file.slice(from, until)
}
