import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { database } from '@/storage/database'
import { readSettings } from '@/storage/settings'
import { isSensitive } from '@/storage/texts/sensitive'
import { settleTexts } from '@/storage/texts/settle'
import { checkTexts } from '@/storage/write/follow-texts'
import { transact } from '@/storage/write/transact'
import { wordsOf } from '@/utils/text/words'
import { askUi, askWorkspace, T0, useFreshBackground } from '../../helpers/background'
import { dieAfter, restartWorker } from '../../helpers/dying-worker'
import { randomOf } from '../../helpers/random'
import { keepTexts, PASSPHRASE, said, see, shownOf } from '../../helpers/texts'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))
useFreshBackground()

const setWords = (...words: string[]) => askWorkspace('texts.setWords', { words })
const unlock = () => askWorkspace('texts.unlock', { passphrase: PASSPHRASE })
const state = () => askUi('texts.state', {})

/** Exactly the texts that are sensitive by the words as they are now are sealed, and nothing of them is in an index. */
async function expectSettled(said: ReadonlyMap<string, string>, contactId: string): Promise<void> {
  const { sensitiveWords } = await readSettings()
  const rows = await (await database()).texts.toArray()
  expect(rows).toHaveLength(said.size)
  const plain = new Map(
    rows.flatMap(({ id, text }) => (text === undefined ? [] : [[id.split('|')[1]!, text]])),
  )
  expect(plain).toEqual(new Map([...said].filter(([, text]) => !isSensitive(text, sensitiveWords))))
  for (const { id, text, words, sealed, isPending } of rows) {
    expect([id, words]).toEqual([id, text === undefined ? ['\u0000'] : wordsOf(text)])
    expect((text === undefined) !== (sealed === undefined)).toBe(true)
    expect(isPending).toBeUndefined()
  }
  expect(new Set(await shownOf(contactId))).toEqual(new Set(said.values()))
}

describe('a change of the sensitive words', () => {
  test('seals at once what became sensitive, also while it is locked', async () => {
    await keepTexts(['payment'])
    await see(said('A', 'the plan'), said('B', 'a payment'), said('C', 'hello'))
    await askUi('texts.lock', {})
    await setWords('plan')
    const rows = await (await database()).texts.orderBy('id').toArray()
    expect(rows.map(({ text }) => text)).toEqual([undefined, undefined, 'hello'])
    expect((await askUi('texts.search', { search: 'plan', limit: 5 })).rows).toEqual([])
    expect(await state()).toMatchObject({ sealed: 2, pending: 1 })
  })

  test('opens what is sensitive no longer as soon as it is unlocked', async () => {
    const contactId = await keepTexts(['payment'])
    const texts = new Map([
      ['A', 'the plan'],
      ['B', 'a payment'],
    ])
    await see(...[...texts].map(([id, text]) => said(id, text)))
    await askUi('texts.lock', {})
    await setWords('plan')
    await unlock()
    await vi.waitFor(async () => expect((await state()).pending).toBe(0))
    await expectSettled(texts, contactId)
    expect((await askUi('texts.search', { search: 'payment', limit: 5 })).rows).toHaveLength(1)
  })

  test('hides a text in the moment it is made, however much is still to be sealed', async () => {
    const contactId = await keepTexts(['payment'])
    await see(said('A', 'the plan'))
    const { changeSettings } = await import('@/storage/change-settings')
    await changeSettings(() => ({ sensitiveWords: ['plan'] }))
    await askUi('texts.lock', {})
    expect((await askUi('texts.search', { search: 'plan', limit: 5 })).rows).toEqual([])
    expect(await shownOf(contactId)).toEqual([undefined])
    expect((await state()).pending).toBe(1)
  })

  test('leaves what was sealed for another vault as it is', async () => {
    await keepTexts(['payment'])
    await see(said('A', 'a payment'))
    const db = await database()
    await db.texts.toCollection().modify((row) => {
      row.sealed!.vaultId = '0191e9c0-0000-7000-8000-00000000000f'
    })
    await setWords('other')
    expect(await state()).toMatchObject({ sealed: 1, pending: 0 })
  })
})

test('Whatever order of words, locks, unlocks, edits and restarts: in the end exactly the sensitive texts are sealed', async () => {
  const VOCABULARY = ['plan', 'payment', 'hello', '契約書', 'noon', 'Café']
  const subset = fc.subarray(VOCABULARY)
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), id: fc.nat(5), words: subset }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('words' as const), words: subset }) },
    fc.record({ do: fc.constantFrom('lock' as const, 'unlock' as const, 'restart' as const) }),
  )
  const contactId = await keepTexts([])
  const session = await fakeBrowser.storage.session.get()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      await unlockBy(session)
      await askWorkspace('texts.erase', {})
      const texts = new Map<string, string>()
      for (const one of steps) {
        if (one.do === 'say') {
          const text = `${one.words.join(' ')} message`
          texts.set(`m${one.id}`, text)
          await see(said(`m${one.id}`, text, { at: T0 }))
        } else if (one.do === 'words') await setWords(...one.words)
        else if (one.do === 'lock') await askUi('texts.lock', {})
        else if (one.do === 'unlock') await unlockBy(session)
        else restartWorker()
      }
      await unlockBy(session)
      await settleTexts()
      await expectSettled(texts, contactId)
    }),
    { numRuns: 60 },
  )
})

const DEATHS = 300

test(`${DEATHS} deaths of the worker in a change of words lose no text, double none, and end with the right ones sealed`, async () => {
  const contactId = await keepTexts([])
  const session = await fakeBrowser.storage.session.get()
  const texts = new Map(
    Array.from({ length: 12 }, (_, at) => [`m${at}`, `word${at % 4} number ${at}`] as const),
  )
  await see(...[...texts].map(([id, text]) => said(id, text, { at: T0 })))
  const random = randomOf(20261121)
  let inside = 0
  for (let deaths = 0; deaths < DEATHS;) {
    const words = ['word0', 'word1', 'word2', 'word3'].filter(() => random() < 0.5)
    if (random() < 0.5) await askUi('texts.lock', {})
    for (; random() < 0.85 && deaths < DEATHS; deaths += 1) {
      if (await dieAfter(Math.floor(random() * 4), () => setWords(...words))) inside += 1
      if (random() < 0.3) await unlockBy(session)
    }
    await setWords(...words)
    await unlockBy(session)
    await settleTexts()
    await expectSettled(texts, contactId)
  }
  expect(inside).toBeGreaterThan(DEATHS / 10)
})

/** As with the passphrase, without the time that takes. */
async function unlockBy(session: Record<string, unknown>): Promise<void> {
  await fakeBrowser.storage.session.set(session)
}

test('What came in by other words, as from a backup, is sealed by the words as they are now', async () => {
  await keepTexts(['payment'])
  await see(said('A', 'the plan'))
  const db = await database()
  await db.texts.toCollection().modify({ text: 'a payment', words: ['a', 'payment'] })
  await settleTexts()
  expect((await state()).sealed).toBe(0)
  await transact((tx) => checkTexts(tx, 'any id'))
  await settleTexts()
  expect(await state()).toMatchObject({ sealed: 1, pending: 0 })
})
