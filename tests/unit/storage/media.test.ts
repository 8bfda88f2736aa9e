import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import { dropForgotten } from '@/storage/repositories/clean-up'
import { MEDIA_CHUNK_BYTES } from '@/storage/schema/media'
import { fromBase64, toBase64 } from '@/utils/base64'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, useFreshBackground } from '../helpers/background'
import { dieAfter, restartWorker } from '../helpers/dying-worker'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

type Owner = { replyId?: string; productId?: string }

function bytesOf(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) % 256)
}

async function reply(): Promise<string> {
  const id = newId()
  await askUi('replies.save', { id, shortcut: id.slice(-12), title: 'Offer', body: 'See file', labels: [] })
  return id
}

async function put(mediaId: string, bytes: Uint8Array): Promise<void> {
  for (let index = 0; index * MEDIA_CHUNK_BYTES < bytes.length; index++) {
    const piece = bytes.subarray(index * MEDIA_CHUNK_BYTES, (index + 1) * MEDIA_CHUNK_BYTES)
    await askUi('media.put', { mediaId, index, base64: toBase64(piece) })
  }
}

async function add(id: string, size: number, owner: Owner) {
  return askUi('media.add', { id, name: 'offer.pdf', type: 'application/pdf', size, ...owner })
}

async function attach(owner: Owner, size = 10): Promise<string> {
  const id = newId()
  await put(id, bytesOf(size))
  await add(id, size, owner)
  return id
}

async function read(mediaId: string, size: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for (let index = 0; index * MEDIA_CHUNK_BYTES < size; index++) {
    pieces.push(fromBase64((await askPage('page.mediaChunk', { mediaId, index })).base64)!)
  }
  return Buffer.concat(pieces)
}

async function fileNames(replyId: string): Promise<string[]> {
  return (await askUi('replies.get', { id: replyId })).files.map(({ id }) => id)
}

async function pieces(): Promise<number> {
  return (await database()).mediaChunks.count()
}

describe('a file of a reply', () => {
  test('of any size comes out as it went in, and is offered with the reply', async () => {
    const replyId = await reply()
    for (const size of [1, MEDIA_CHUNK_BYTES, MEDIA_CHUNK_BYTES + 1, 3 * MEDIA_CHUNK_BYTES + 77]) {
      const id = await attach({ replyId }, size)
      expect((await read(id, size)).equals(Buffer.from(bytesOf(size)))).toBe(true)
    }
    expect(await fileNames(replyId)).toHaveLength(4)
    expect((await askUi('replies.list', {})).rows).toMatchObject([{ hasMedia: true }])
    const rendered = await askUi('replies.render', { replyId, answers: {} })
    expect(rendered.media).toMatchObject(Array.from({ length: 4 }, () => ({ name: 'offer.pdf' })))
    await expectSoundDatabase()
  })

  test('that lacks a piece, or has one too long or too short, is refused and written nowhere', async () => {
    const replyId = await reply()
    const size = 2 * MEDIA_CHUNK_BYTES + 5
    const missing = newId()
    const whole = bytesOf(size)
    await askUi('media.put', {
      mediaId: missing,
      index: 0,
      base64: toBase64(whole.subarray(0, MEDIA_CHUNK_BYTES)),
    })
    await askUi('media.put', {
      mediaId: missing,
      index: 2,
      base64: toBase64(whole.subarray(2 * MEDIA_CHUNK_BYTES)),
    })
    const other = newId()
    await put(other, whole)
    const refused = { code: 'bad-request' }
    await expect(add(missing, size, { replyId })).rejects.toMatchObject(refused)
    await expect(add(other, size + 1, { replyId })).rejects.toMatchObject(refused)
    await expect(add(other, size - 1, { replyId })).rejects.toMatchObject(refused)
    await expect(add(other, 17 * 1024 * 1024, { replyId })).rejects.toMatchObject(refused)
    await expect(add(other, size, {})).rejects.toMatchObject(refused)
    await expect(add(other, size, { replyId: newId() })).rejects.toMatchObject({ code: 'not-found' })
    expect(await fileNames(replyId)).toEqual([])
    expect(await (await database()).media.count()).toBe(0)
    await expect(askPage('page.mediaChunk', { mediaId: other, index: 0 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('is put in pieces that can be put again, until it is there: then nobody changes it', async () => {
    const replyId = await reply()
    const id = newId()
    await put(id, bytesOf(30))
    await put(id, bytesOf(10))
    await add(id, 10, { replyId })
    await put(id, bytesOf(10))
    expect(await add(id, 10, { replyId })).toEqual({})
    await expect(put(id, bytesOf(11))).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      askUi('media.put', { mediaId: id, index: 1, base64: toBase64(bytesOf(4)) }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await read(id, 10)).equals(Buffer.from(bytesOf(10)))).toBe(true)
  })

  test('must be base64 of at most a quarter of a megabyte a piece', async () => {
    const mediaId = newId()
    for (const base64 of ['', '***', toBase64(bytesOf(MEDIA_CHUNK_BYTES + 1))]) {
      await expect(askUi('media.put', { mediaId, index: 0, base64 })).rejects.toMatchObject({
        code: 'bad-request',
      })
    }
    await expect(askUi('media.put', { mediaId, index: 64, base64: 'AA==' })).rejects.toMatchObject({
      code: 'bad-request',
    })
    expect(await pieces()).toBe(0)
  })

  test('leaves pieces beyond its end behind', async () => {
    const replyId = await reply()
    const id = newId()
    await put(id, bytesOf(MEDIA_CHUNK_BYTES + 9))
    await put(id, bytesOf(MEDIA_CHUNK_BYTES))
    await add(id, MEDIA_CHUNK_BYTES, { replyId })
    expect(await pieces()).toBe(1)
  })
})

describe('removing a file', () => {
  test('can be undone with every byte for thirty days, after which they are gone', async () => {
    const replyId = await reply()
    const id = await attach({ replyId }, 300)
    const { undoId } = await askUi('media.remove', { id, replyId })
    expect(await fileNames(replyId)).toEqual([])
    passTime(29 * DAY_MS)
    await dropForgotten()
    await askUi('undo', { undoId: undoId! })
    expect(await fileNames(replyId)).toEqual([id])
    expect((await read(id, 300)).equals(Buffer.from(bytesOf(300)))).toBe(true)
    await askUi('media.remove', { id, replyId })
    passTime(31 * DAY_MS)
    await dropForgotten()
    expect(await pieces()).toBe(0)
    expect(await (await database()).media.count()).toBe(0)
    await expectSoundDatabase()
  })

  test('that a copy of the reply shares leaves it to the copy, however the two are undone', async () => {
    const replyId = await reply()
    const id = await attach({ replyId })
    const copyId = newId()
    await askUi('replies.duplicate', { id: replyId, newId: copyId })
    const first = await askUi('media.remove', { id, replyId })
    expect(await fileNames(copyId)).toEqual([id])
    passTime(31 * DAY_MS)
    await dropForgotten()
    expect((await read(id, 10)).length).toBe(10)
    await expect(askUi('undo', { undoId: first.undoId! })).rejects.toMatchObject({ code: 'not-found' })
    const second = await askUi('media.remove', { id, replyId: copyId })
    await askUi('undo', { undoId: second.undoId! })
    expect(await fileNames(copyId)).toEqual([id])
    await askUi('media.remove', { id, replyId: copyId })
    await add(id, 10, { replyId })
    passTime(31 * DAY_MS)
    await dropForgotten()
    expect(await fileNames(replyId)).toEqual([id])
    expect((await read(id, 10)).length).toBe(10)
  })

  test('from one of two replies and undoing that last leaves the file with its reply for good', async () => {
    const replyId = await reply()
    const id = await attach({ replyId })
    const copyId = newId()
    await askUi('replies.duplicate', { id: replyId, newId: copyId })
    const first = await askUi('media.remove', { id, replyId })
    await askUi('media.remove', { id, replyId: copyId })
    await askUi('undo', { undoId: first.undoId! })
    expect(await fileNames(replyId)).toEqual([id])
    passTime(31 * DAY_MS)
    await dropForgotten()
    expect(await fileNames(replyId)).toEqual([id])
    expect((await read(id, 10)).length).toBe(10)
    await expectSoundDatabase()
  })

  test('with its reply keeps it as long as the reply may come back', async () => {
    const replyId = await reply()
    const id = await attach({ replyId })
    const { undoId } = await askUi('replies.remove', { id: replyId })
    passTime(29 * DAY_MS)
    await dropForgotten()
    await askUi('undo', { undoId: undoId! })
    expect(await fileNames(replyId)).toEqual([id])
    await askUi('replies.remove', { id: replyId })
    passTime(31 * DAY_MS)
    await dropForgotten()
    const db = await database()
    expect([await db.replies.count(), await db.media.count(), await pieces()]).toEqual([0, 0, 0])
  })
})

describe('the picture of a product', () => {
  test('is replaced by the next one, and comes back with undo', async () => {
    const productId = newId()
    await askUi('products.save', { id: productId, name: 'Vase', prices: {} })
    const first = await attach({ productId })
    const second = newId()
    await put(second, bytesOf(20))
    const { undoId } = await add(second, 20, { productId })
    const db = await database()
    expect((await db.media.get(first))?.deletedAt).toBeDefined()
    await askUi('undo', { undoId: undoId! })
    expect(await askUi('products.list', {})).toMatchObject([{ pictureId: first }])
    expect((await db.media.get(first))?.deletedAt).toBeUndefined()
    const removal = await askUi('media.remove', { id: first, productId })
    expect((await askUi('products.list', {}))[0]).not.toHaveProperty('pictureId')
    await askUi('undo', { undoId: removal.undoId! })
    expect(await askUi('products.list', {})).toMatchObject([{ pictureId: first }])
  })

  test('stays when the product is saved, and goes along with the reply that names it', async () => {
    const product = { id: newId(), name: 'Vase', prices: {} }
    await askUi('products.save', product)
    const pictureId = await attach({ productId: product.id })
    await askUi('products.save', { ...product, name: 'Blue vase' })
    expect(await askUi('products.list', {})).toMatchObject([{ pictureId, picture: { id: pictureId } }])
    const replyId = newId()
    const body = 'We have {{product}}'
    await askUi('replies.save', { id: replyId, shortcut: 'have', title: 'Have', body, labels: [] })
    const unasked = await askUi('replies.render', { replyId, answers: {} })
    expect(unasked.media).toEqual([])
    const rendered = await askUi('replies.render', { replyId, answers: { product: product.id } })
    expect(rendered).toMatchObject({ text: 'We have Blue vase', media: [{ id: pictureId }] })
  })
})

test('Pieces of a file that was never added are dropped after a day, others not', async () => {
  const replyId = await reply()
  const kept = await attach({ replyId })
  await put(newId(), bytesOf(40))
  await dropForgotten()
  expect(await pieces()).toBe(2)
  passTime(DAY_MS + 1)
  const fresh = newId()
  await put(fresh, bytesOf(8))
  await dropForgotten()
  const left = await (await database()).mediaChunks.toArray()
  expect(left.map(({ mediaId }) => mediaId).toSorted()).toEqual([kept, fresh].toSorted())
})

test('A worker that dies anywhere while a file is added or removed leaves the file whole or not there', async () => {
  const size = MEDIA_CHUNK_BYTES + 3
  for (let writes = 0; writes < 12; writes++) {
    restartWorker()
    await Dexie.delete('chatside')
    const replyId = await reply()
    const id = newId()
    await dieAfter(writes, async () => {
      await put(id, bytesOf(size))
      await add(id, size, { replyId })
    })
    const before = await fileNames(replyId)
    for (const file of before) expect((await read(file, size)).equals(Buffer.from(bytesOf(size)))).toBe(true)
    await put(id, bytesOf(size))
    await add(id, size, { replyId })
    expect((await read(id, size)).equals(Buffer.from(bytesOf(size)))).toBe(true)
    await dieAfter(writes % 6, () => askUi('media.remove', { id, replyId }))
    await askUi('media.remove', { id, replyId })
    expect(await fileNames(replyId)).toEqual([])
    passTime(31 * DAY_MS)
    await dieAfter(writes % 4, dropForgotten)
    await dropForgotten()
    expect(await pieces()).toBe(0)
    await expectSoundDatabase()
  }
})
