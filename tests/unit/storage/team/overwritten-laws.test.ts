import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settlePush } from '@/storage/sync/outbox'
import type { Mutation, PushAnswer } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { askUi, passTime, T0, useFreshBackground } from '../../helpers/background'
import { companyOf, contactIn, save, SECOND_MS, send, shared } from './support/collide'
import { ANA, pullAll, sync } from './support/member'
import type { Office } from './support/office'

/** More of them by hand: CHATSIDE_RUNS=500. */
const RUNS = Number(process.env['CHATSIDE_RUNS'] ?? 6)

useFreshBackground()

type Step =
  | { do: 'save' | 'push' | 'lost' | 'pull' | 'late' }
  | { do: 'write'; blind: boolean; isLate: boolean }
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('save' as const, 'push' as const, 'pull' as const) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lost' as const, 'late' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('write' as const), blind: fc.boolean(), isLate: fc.boolean() }),
    },
  ),
  { minLength: 4, maxLength: 16, size: 'max' },
)

/** Does it. @returns one's own values that somebody else's took the place of unseen, or that came too late. */
async function play(
  office: Office,
  id: string,
  all: readonly Step[],
): Promise<{ beaten: string[]; last?: string }> {
  const beaten: string[] = []
  let last: string | undefined
  let onTheWay: Awaited<ReturnType<typeof send>> | undefined
  const note = (answer: PushAnswer, sent: readonly Mutation[]): void => {
    for (const [at, { lost = [] }] of answer.res.entries())
      if (lost.includes('company')) beaten.push(sent[at]!.ops['company']!.v as string)
  }
  for (const [at, step] of all.entries()) {
    passTime(SECOND_MS)
    if (step.do === 'save') await save(id, (last = `Mine ${newId()}`))
    else if (step.do === 'pull') await pullAll(office)
    else if (step.do === 'write') {
      const before = office.row('contacts', id).data['company']
      const how = { blind: step.blind, at: T0 + (step.isLate ? 1e9 : at) }
      office.write(ANA, 'contacts', id, { company: `Theirs ${newId()}` }, how)
      const isMine = typeof before === 'string' && before.startsWith('Mine')
      if (isMine && step.blind && office.row('contacts', id).data['company'] !== before) beaten.push(before)
    } else {
      const sent = await send(office)
      note(sent.answer, sent.sent)
      if (step.do === 'push') await settlePush(sent.sent, sent.answer)
      else if (step.do === 'late') onTheWay = sent
      if (step.do !== 'push') continue
    }
    if (onTheWay !== undefined && step.do === 'pull') await settlePush(onTheWay.sent, onTheWay.answer)
  }
  for (let answer = await send(office); answer.sent.length > 0; answer = await send(office)) {
    note(answer.answer, answer.sent)
    await settlePush(answer.sent, answer.answer)
  }
  await sync(office)
  return { beaten, ...(last !== undefined && { last }) }
}

test('Whatever comes in between, each is told once of a value that was beaten, and has what stands', async () => {
  const { office } = await shared()
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const id = await contactIn(office)
      const { beaten, last } = await play(office, id, all)
      const { rows } = await askUi('team.conflicts', { limit: 200 })
      const mine = rows.filter(({ rowId }) => rowId === id).map((row) => row.mine)
      expect(new Set(mine).size).toBe(mine.length)
      for (const value of mine) expect(beaten).toContain(value)
      // Of what they have written over themselves nobody needs to be told.
      const stands = office.row('contacts', id).data['company']
      if (last !== undefined && beaten.includes(last) && stands !== last) expect(mine).toContain(last)
      expect((await companyOf(id)) ?? null).toBe(stands ?? null)
      for (const row of rows) await askUi('team.resolve', { id: row.id, keep: 'theirs' })
    }),
    { numRuns: RUNS },
  )
})
