import { beforeEach, expect, test } from 'vitest'
import { createKeeper } from '@/entrypoints/background/knowledge'
import { database } from '@/storage/database'
import type { TagRuleDraft } from '@/storage/schema/tag-rule'
import { readSettings } from '@/storage/settings'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, passTime, useFreshBackground } from '../helpers/background'
import { dieAfter } from '../helpers/dying-worker'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

const [from, into, other] = [newId(), newId(), newId()]
const cadence = { id: newId(), tagId: from, idealHours: 10, maxHours: 20, seasons: [] }
const people: string[] = []

const finishPass = () => createKeeper({ breathe: async () => undefined, elapsed: () => 0 }).tick()
const merge = () => askWorkspace('tags.merge', { fromId: from, intoId: into })
const contact = async (id: string) => (await (await database()).contacts.get(id))!
const setTag = (contactId: string, tagId: string, on: boolean) =>
  askUi('tags.set', { target: { contactId }, contactId, tagId, on })

beforeEach(async () => {
  people.length = 0
  for (const [id, name] of [
    [from, 'Vip customer'],
    [into, 'VIP'],
    [other, 'Other'],
  ] as const) {
    await askUi('tags.save', { id, name, color: 'blue' })
  }
  for (let at = 0; at < 6; at++) {
    const id = newId()
    people.push(id)
    await askUi('contacts.create', { id, patch: { name: `C${at}`, company: at < 3 ? 'Loja' : 'X' } })
  }
  await askUi('settings.set', { patch: { cadences: [cadence] } })
})

function ruleOf(tagId: string, groups?: TagRuleDraft['groups']): TagRuleDraft {
  const conditions = [{ kind: 'field' as const, field: 'company', test: 'is' as const, value: 'Loja' }]
  return {
    id: newId(),
    name: 'Rule',
    tagId,
    match: 'all',
    groups: groups ?? [{ match: 'all', conditions }],
    on: true,
  }
}

test('Merging makes one tag of two wherever it is named, and one undo takes all of it back', async () => {
  const [auto, refusing, , byHand, both] = people as [string, string, string, string, string]
  await askUi('tagRules.save', { rule: ruleOf(from) })
  const asking = ruleOf(other, [{ match: 'all', conditions: [{ kind: 'tag', tagId: from, has: true }] }])
  await askUi('tagRules.save', { rule: asking })
  await finishPass()
  await setTag(refusing, from, false)
  await setTag(byHand, from, true)
  await setTag(both, from, true)
  await setTag(both, into, true)
  const reply = { id: newId(), shortcut: 'v', title: 'V', body: 'Hi', labels: ['Vip customer', 'x'] }
  await askUi('replies.save', reply as never)
  const before = (await (await database()).contacts.toArray()).map(({ id, tags }) => ({ id, tags }))

  const { undoId } = await merge()
  await finishPass()
  expect(await contact(auto)).toMatchObject({ tags: { [into]: 1, [other]: 1 }, autoTags: { [into]: {} } })
  expect((await contact(refusing)).tags).toEqual({})
  expect((await contact(refusing)).refusedTags).toEqual({ [into]: 1 })
  expect((await contact(byHand)).tags).toEqual({ [into]: 1, [other]: 1 })
  expect((await contact(byHand)).autoTags?.[into]).toBeUndefined()
  expect((await contact(both)).tags).toEqual({ [into]: 1, [other]: 1 })
  const tags = await askUi('tags.list', {})
  expect(tags.map(({ name, count }) => [name, count])).toEqual([
    ['Other', 4],
    ['VIP', 4],
  ])
  expect((await readSettings()).cadences[0]?.tagId).toBe(into)
  expect(Object.keys((await askUi('replies.get', { id: reply.id })).labels).sort()).toEqual(
    ['x', 'VIP'].sort(),
  )
  await expectSoundDatabase()

  await askUi('undo', { undoId: undoId! })
  await finishPass()
  const after = (await (await database()).contacts.toArray()).map(({ id, tags: now }) => ({ id, tags: now }))
  expect(after).toEqual(before)
  expect((await contact(refusing)).refusedTags).toEqual({ [from]: 1 })
  expect((await readSettings()).cadences[0]?.tagId).toBe(from)
  expect(Object.keys((await askUi('replies.get', { id: reply.id })).labels).sort()).toEqual(
    ['Vip customer', 'x'].sort(),
  )
  await expectSoundDatabase()
})

test('A merge that the worker dies in goes on when it is asked again, and is one action still', async () => {
  for (const id of people) await setTag(id, from, true)
  for (let writes = 0; writes < 14; writes++) await dieAfter(writes, merge)
  const { undoId } = await merge()
  expect((await askUi('tags.list', {})).map(({ name, count }) => [name, count])).toEqual([
    ['Other', 0],
    ['VIP', 6],
  ])
  expect((await readSettings()).cadences[0]?.tagId).toBe(into)
  await askUi('undo', { undoId: undoId! })
  for (const id of people) expect((await contact(id)).tags).toEqual({ [from]: 1 })
  expect((await readSettings()).cadences[0]?.tagId).toBe(from)
  await expectSoundDatabase()
})

test('A tag that a rule puts on is not merged with one that this rule asks for', async () => {
  await askUi('tagRules.save', {
    rule: ruleOf(into, [{ match: 'all', conditions: [{ kind: 'tag', tagId: from, has: true }] }]),
  })
  await expect(merge()).rejects.toMatchObject({ code: 'conflict' })
  await expect(askWorkspace('tags.merge', { fromId: from, intoId: from })).rejects.toMatchObject({
    code: 'bad-request',
  })
  await askUi('tags.remove', { id: from })
  passTime(1)
  await expect(merge()).rejects.toMatchObject({ code: 'not-found' })
})

test('Hygiene names tags that few or none carry, and those that are called nearly the same', async () => {
  for (let at = 0; at < 60; at++) await askUi('contacts.create', { id: newId(), patch: { name: `D${at}` } })
  await setTag(people[0]!, into, true)
  for (const id of people) await setTag(id, other, true)
  const same = newId()
  await askUi('tags.save', { id: same, name: 'V.I.P.', color: 'red' })
  const { contacts, unused, rare, similar } = await askUi('tags.hygiene', {})
  expect([contacts, new Set(unused), rare]).toEqual([66, new Set([from, same]), [into]])
  expect(similar.map(({ tagId, otherId }) => new Set([tagId, otherId]))).toContainEqual(new Set([same, into]))
})
