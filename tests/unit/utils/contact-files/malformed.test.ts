import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/utils/app-error'
import { importRowSchema } from '@/storage/schema/import'
import { fixture, readAll } from './read'

const CASES = 10_000
const FIXTURES = [
  'google.csv',
  'outlook-de.csv',
  'phone-2.1.vcf',
  'apple-3.0.vcf',
  'hubspot.csv',
  'kommo-ru.csv',
]
const JSON_FILE = `{"format":"chatside.contacts","version":1,"contacts":[\n{"name":"Ana","tags":["VIP"],"notes":[{"text":"Hi"}]},\n{"name":"Bo","custom":{"Size":"38"},"orders":[]}\n]}\n`
const NOISE = [
  '"',
  '\n',
  '\r',
  ',',
  ';',
  '\t',
  '=',
  ':',
  '\\',
  '\0',
  'BEGIN:VCARD',
  'END:VCARD',
  '{',
  ']',
  'é',
  '\ud83d',
  '=C3',
  'null',
]

type Damage = { file: number; cuts: [number, number, string][] }
const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.nat(FIXTURES.length),
  cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(9), fc.constantFrom(...NOISE)), {
    minLength: 1,
    maxLength: 4,
  }),
})
const whole = [...FIXTURES.map(fixture), new TextEncoder().encode(JSON_FILE)]

describe('damaged files', () => {
  it(`never crash the readers, and each person of one is a row or told as rejected, ${CASES} times`, async () => {
    let read = 0
    let refused = 0
    for (const { file, cuts } of fc.sample(damage, { numRuns: CASES, seed: 6 })) {
      const bytes = damaged(whole[file]!, cuts)
      try {
        const outcome = await readAll(bytes)
        const { rows, rejected } = outcome
        // Whatever was found in the file is accounted for.
        const found =
          outcome.read.kind === 'table'
            ? outcome.read.records.length + outcome.read.rejected.length
            : undefined
        if (found !== undefined && rows.length + rejected.length !== found)
          throw new Error('Somebody is missing')
        for (const row of rows)
          if (!importRowSchema.safeParse(row).success) throw new Error(JSON.stringify(row))
        read++
      } catch (error) {
        // Only a file that is JSON and none of ours may be refused, as a whole.
        if (!(error instanceof AppError) || !/^\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 50))))
          throw error
        refused++
      }
    }
    expect(read + refused).toBe(CASES)
    expect(read).toBeGreaterThan(CASES / 2)
  })

  it('of random bytes are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const outcome = await readAll(bytes).catch((error: unknown) => error)
        expect(outcome instanceof AppError || !(outcome instanceof Error)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('of our own lose no part of a contact in silence: one that is not as the format says is rejected whole', async () => {
    const bad = [
      '{"name":"A","notes":[{"text":1}]}',
      '{"name":"B","phone":"12"}',
      '{"name":"C","tags":"VIP"}',
      '{"name":"D","deals":[{"title":"x"}]}',
      '{"company":5}',
      '{}',
      '7',
    ]
    const file = `{"format":"chatside.contacts","version":1,"contacts":[\n${bad.join(',\n')}\n]}\n`
    const { rows, rejected } = await readAll(file)
    expect(rows).toEqual([])
    expect(rejected.map(({ line, code, field }) => [line, code, field])).toEqual([
      [1, 'bad-record', 'notes'],
      [2, 'bad-record', 'phone'],
      [3, 'bad-record', 'tags'],
      [4, 'bad-record', 'deals'],
      [5, 'bad-record', 'company'],
      [6, 'no-name', undefined],
      [7, 'bad-record', undefined],
    ])
  })

  it('of a newer version, and other programs’ JSON, are refused', async () => {
    await expect(readAll('{"format":"chatside.contacts","version":2,"contacts":[]}')).rejects.toMatchObject({
      code: 'outdated',
    })
    await expect(readAll('{"a":1}')).rejects.toMatchObject({ code: 'bad-request' })
    await expect(readAll('[broken')).rejects.toMatchObject({ code: 'bad-request' })
  })
})

function damaged(bytes: Uint8Array, cuts: Damage['cuts']): Uint8Array {
  let all = Buffer.from(bytes)
  for (const [where, length, noise] of cuts) {
    const at = Math.floor(where * all.length)
    all = Buffer.concat([all.subarray(0, at), Buffer.from(noise), all.subarray(at + length)])
  }
  return all
}
