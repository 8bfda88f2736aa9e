import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { BackupFileError } from '@/utils/backup-file/backup-file-error'
import { type BackupKey, newBackupKey } from '@/utils/backup-file/passphrase'
import { readWhole, written } from './support'

type Bytes = Uint8Array<ArrayBuffer>

const ROWS = Array.from({ length: 8 }, (_, at) => ({
  table: 'notes',
  key: String(at),
  row: { text: 'Hello' },
}))
const CUTS = 2_000

let key: BackupKey
let plain: Bytes
let sealed: Bytes

beforeAll(async () => {
  key = await newBackupKey('correct horse battery staple')
  plain = await bytesOf((await written(ROWS)).file)
  sealed = await bytesOf((await written(ROWS, { key })).file)
})

describe('a damaged backup file', () => {
  it('is found out whichever byte was changed, dropped or added', async () => {
    for (const [file, used] of [
      [plain, undefined],
      [sealed, key],
    ] as const) {
      for (let at = 0; at < file.length; at += 1) {
        const changed = file.slice()
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
        await expectRefused(changed, used)
        // A file of another length cannot meet its digests: one way at each place is enough.
        await expectRefused(at % 2 === 0 ? spliced(file, at, 1, []) : spliced(file, at, 0, [at % 256]), used)
      }
      await expectRefused(spliced(file, file.length, 0, [0]), used)
    }
  })

  it('is found out when it was cut anywhere, or frames were dropped, doubled or put in another order', async () => {
    for (const [file, used] of [
      [plain, undefined],
      [sealed, key],
    ] as const) {
      for (let at = 0; at < file.length; at += 7) await expectRefused(file.slice(0, at), used)
      const { head, frames } = framesOf(file)
      const [first = new Uint8Array(), rows = new Uint8Array(), end = new Uint8Array()] = frames
      expect(frames).toHaveLength(3)
      for (const order of [[first, end], [rows, end], [rows, first, end], [first, rows, rows, end], [end]]) {
        await expectRefused(Uint8Array.from([head, ...order].flatMap((part) => [...part])), used)
      }
    }
  })

  it('is found out when a frame of another file with the same passphrase stands in it', async () => {
    const other = framesOf(await bytesOf((await written(ROWS, { key })).file))
    const own = framesOf(sealed)
    const mixed = [own.head, own.frames[0], other.frames[1], own.frames[2]]
    await expectRefused(Uint8Array.from(mixed.flatMap((part) => [...(part ?? [])])), key)
  })

  it('says at which frame it is damaged', async () => {
    const { head, frames } = framesOf(plain)
    const second = head.length + (frames[0]?.length ?? 0) + 20
    await expect(readWhole(new Blob([spliced(plain, second, 1, [0])]))).rejects.toMatchObject({
      fault: 'damaged',
      frame: 2,
    })
  })

  it('is told from one of a newer version and from what is no backup', async () => {
    const newer = new Blob([new TextDecoder('latin1').decode(plain).replace('BACKUP 1\n', 'BACKUP 2\n')])
    await expect(readWhole(newer)).rejects.toMatchObject({ fault: 'newer' })
    for (const other of ['', 'id,name\n1,Maria\n', 'CHATSIDE BACKUP \n{}', 'PK\u0003\u0004']) {
      await expect(readWhole(new Blob([other]))).rejects.toMatchObject({ fault: 'not-a-backup' })
    }
  })

  it(`is refused whatever it is: ${CUTS} malformed files`, async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      // Right at the beginning, then anything.
      fc
        .tuple(fc.nat(plain.length - 1), fc.uint8Array({ maxLength: 60 }))
        .map(([at, rest]) => Uint8Array.from([...plain.slice(0, at), ...rest])),
      // Several places overwritten.
      fc
        .array(fc.tuple(fc.nat(plain.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 9,
        })
        .map((changes) => {
          const file = plain.slice()
          for (const [at, by] of changes) file[at] = ((plain[at] ?? 0) + by) % 256
          return file
        }),
      fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(`CHATSIDE BACKUP 1\n${text}\n`)),
      fc.jsonValue().map((head) => new TextEncoder().encode(`CHATSIDE BACKUP 1\n${JSON.stringify(head)}\n`)),
    )
    const same = (file: Uint8Array): boolean => Buffer.from(file).equals(Buffer.from(plain))
    const cases = fc.asyncProperty(noise, async (file) => {
      fc.pre(!same(file))
      await expectRefused(new Uint8Array(file), undefined)
    })
    await fc.assert(cases, { numRuns: CUTS })
  })
})

async function expectRefused(file: Bytes, used: BackupKey | undefined): Promise<void> {
  await expect(readWhole(new Blob([file]), used)).rejects.toBeInstanceOf(BackupFileError)
}

async function bytesOf(file: Blob): Promise<Bytes> {
  return new Uint8Array(await file.arrayBuffer())
}

function spliced(file: Bytes, at: number, drop: number, add: number[]): Bytes {
  return Uint8Array.from([...file.subarray(0, at), ...add, ...file.subarray(at + drop)])
}

function framesOf(file: Bytes): { head: Bytes; frames: Bytes[] } {
  let at = file.indexOf(10, file.indexOf(10) + 1) + 1
  const head = file.slice(0, at)
  const frames: Bytes[] = []
  while (at < file.length) {
    const length = new DataView(file.buffer).getUint32(at + 1)
    frames.push(file.slice(at, at + 5 + length + 32))
    at += 5 + length + 32
  }
  return { head, frames }
}
