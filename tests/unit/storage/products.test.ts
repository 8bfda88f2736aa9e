import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import type { ProductDraft } from '@/storage/schema/product'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, useFreshBackground } from '../helpers/background'
import { dieAfter } from '../helpers/dying-worker'
import { expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

function draftOf(name: string, over: Partial<ProductDraft> = {}): ProductDraft {
  return { id: newId(), name, prices: {}, ...over }
}

async function add(drafts: ProductDraft[], onConflict: 'skip' | 'replace' | 'both' = 'skip') {
  return askUi('products.addMany', { drafts, onConflict })
}

async function names(): Promise<string[]> {
  return (await askUi('products.list', {})).map(({ name }) => name)
}

async function found(search: string): Promise<string[]> {
  return (await askUi('products.choices', { search })).map(({ name }) => name)
}

describe('products', () => {
  test('are listed by name, changed field by field, and come back with undo', async () => {
    const vase = draftOf('Vase', {
      sku: 'V-1',
      prices: { EUR: 1_000, USD: 1_100 },
      stock: 'in',
      note: 'Blue',
    })
    await askUi('products.save', vase)
    await askUi('products.save', draftOf('Amphora'))
    expect(await names()).toEqual(['Amphora', 'Vase'])
    const edit = await askUi('products.save', { id: vase.id, name: 'Vase', prices: { EUR: 900 } })
    const [, product] = await askUi('products.list', {})
    expect(product).toMatchObject({ prices: { EUR: 900 } })
    for (const gone of ['sku', 'stock', 'note']) expect(product).not.toHaveProperty(gone)
    await askUi('undo', { undoId: edit.undoId! })
    expect((await askUi('products.list', {}))[1]).toMatchObject(vase)
    const removal = await askUi('products.remove', { id: vase.id })
    expect(await names()).toEqual(['Amphora'])
    await askUi('undo', { undoId: removal.undoId! })
    expect(await names()).toEqual(['Amphora', 'Vase'])
    await expectSoundDatabase()
  })

  test('are five hundred at most: one more is refused with a code of its own, and nothing is written', async () => {
    const drafts = Array.from({ length: 499 }, (_, at) => draftOf(`P ${at}`))
    await add(drafts)
    await expect(add([draftOf('A'), draftOf('B')])).rejects.toMatchObject({ code: 'too-many' })
    expect(await names()).toHaveLength(499)
    const last = draftOf('Last')
    const { undoId } = await askUi('products.save', last)
    await expect(askUi('products.save', draftOf('Over'))).rejects.toMatchObject({ code: 'too-many' })
    await askUi('products.save', { ...last, name: 'Last one' })
    expect(await add([{ ...last, name: 'Renamed' }], 'replace')).toMatchObject({ changed: 1 })
    await askUi('products.remove', { id: drafts[0]!.id })
    await askUi('products.save', draftOf('Over'))
    expect(undoId).toBeDefined()
  })

  test('with a link that is none of the web are refused', async () => {
    const draft = draftOf('Vase', { link: 'javascript:alert(1)' })
    await expect(askUi('products.save', draft)).rejects.toMatchObject({ code: 'bad-request' })
  })
})

describe('adding many products', () => {
  test('A known number, or name where there is none, is skipped, replaced, or comes in beside', async () => {
    const vase = draftOf('Vase', { sku: 'V-1', prices: { EUR: 1_000 } })
    await askUi('products.save', vase)
    const imported = draftOf('Vase, blue', { sku: ' v-1 ', prices: { EUR: 1_200 } })
    expect(await add([imported, draftOf('Vase')])).toMatchObject({ added: 1, changed: 0, skipped: 1 })
    const replaced = await add([imported], 'replace')
    expect(replaced).toMatchObject({ added: 0, changed: 1, skipped: 0 })
    expect(await names()).toEqual(['Vase', 'Vase, blue'])
    await askUi('undo', { undoId: replaced.undoId! })
    expect(await names()).toEqual(['Vase', 'Vase'])
    expect(await add([imported], 'both')).toMatchObject({ added: 1, skipped: 0 })
    passTime(DAY_MS)
    expect(await add([imported], 'both')).toEqual({ added: 0, changed: 0, skipped: 1 })
  })

  test('All of it is one action, done once however the worker dies', async () => {
    const drafts = Array.from({ length: 300 }, (_, at) => draftOf(`P ${at}`, { prices: { EUR: at } }))
    for (const writes of [0, 1, 2, 3, 9]) {
      await dieAfter(writes, () => add(drafts))
      const answer = await add(drafts)
      expect(answer).toMatchObject({ added: 300, changed: 0, skipped: 0 })
      expect(await names()).toHaveLength(300)
      await askUi('undo', { undoId: answer.undoId! })
      expect(await names()).toEqual([])
    }
    expect(await (await database()).products.count()).toBe(300)
    await expectSoundDatabase()
  })
})

describe('the product search', () => {
  test('finds every word in name or number, without case and accents, what begins so first, ten at most', async () => {
    await add([
      draftOf('Small vase, café blue', { sku: 'VC-77' }),
      draftOf('Vase Café'),
      draftOf('Plate'),
      ...Array.from({ length: 20 }, (_, at) => draftOf(`Bowl ${at}`)),
    ])
    expect(await found('CAFE vase')).toEqual(['Small vase, café blue', 'Vase Café'])
    expect(await found('vase')).toEqual(['Vase Café', 'Small vase, café blue'])
    expect(await found('vc-7')).toEqual(['Small vase, café blue'])
    expect(await found('bowl')).toHaveLength(10)
    expect(await found('')).toHaveLength(10)
    expect(await found('nothing')).toEqual([])
  })

  test('writes the price in the customer’s language, in our currency or else the first one there is', async () => {
    await askUi('settings.set', { patch: { currency: 'EUR' } })
    await add([
      draftOf('A', { prices: { USD: 500, EUR: 123_456 }, stock: 'low' }),
      draftOf('B', { prices: { JPY: 900 } }),
      draftOf('C'),
    ])
    const german = newId()
    await askUi('contacts.create', {
      id: german,
      patch: { name: 'Jan', phone: '+4915112345678', language: 'de' },
    })
    const plain = (text = ''): string => text.replace(/\s/gu, ' ')
    const choices = await askUi('products.choices', { search: '', target: { contactId: german } })
    expect(choices.map(({ price, stock }) => [price && plain(price), stock])).toEqual([
      ['1.234,56 €', 'low'],
      ['900 ¥', undefined],
      [undefined, undefined],
    ])
    const {
      epoch: _1,
      source: _2,
      isAmbiguous: _3,
      isBusiness: _4,
      messageIds: _5,
      ...chat
    } = sightingOf({
      lid: '5',
      key: 'lid:5',
      phone: '+4915112345678',
    })
    const inChat = await askPage('page.products', { search: 'a', chat })
    expect(plain(inChat[0]?.price)).toBe('1.234,56 €')
    const stranger = { ...chat, lid: '6', key: 'lid:6', phone: '+4915199999999' }
    expect((await askPage('page.products', { search: 'a', chat: stranger }))[0]?.price).toBe('€1,234.56')
  })
})
