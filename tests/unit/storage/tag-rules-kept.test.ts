import { beforeEach, expect, test } from 'vitest'
import { createKeeper } from '@/entrypoints/background/knowledge'
import { ownRuleWords } from '@/entrypoints/background/rule-words'
import { changeSettings } from '@/storage/change-settings'
import { database } from '@/storage/database'
import { settingsSchema } from '@/storage/schema/settings'
import type { TagRuleDraft } from '@/storage/schema/tag-rule'
import { setRuleWords } from '@/storage/write/rule-words'
import { newId } from '@/utils/ids'
import {
  askPage,
  askUi,
  askWorkspace,
  passTime,
  setTime,
  T0,
  useFreshBackground,
} from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const STAGES = settingsSchema.parse({}).stages.map(({ id }) => id)
const [FIRST, SECOND] = STAGES as [string, string]
const [vip, quiet, wholesale] = [newId(), newId(), newId()]
let contactId = ''

type Groups = TagRuleDraft['groups']
type Condition = Groups[number]['conditions'][number]
const pass = () => createKeeper({ breathe: async () => undefined, elapsed: () => 0 }).tick()
const all = (...conditions: Condition[]): Groups => [{ match: 'all', conditions }]
const any = (...conditions: Condition[]): Groups => [{ match: 'any', conditions }]
const company: Condition = { kind: 'field', field: 'company', test: 'contains', value: 'loja' }
const hasTag = (tagId: string, has = true): Condition => ({ kind: 'tag', tagId, has })
const ruleOf = (over: Partial<TagRuleDraft> = {}): TagRuleDraft => ({
  id: newId(),
  name: 'Rule',
  tagId: vip,
  match: 'all',
  groups: all(company),
  on: true,
  ...over,
})
const save = async (rule: TagRuleDraft) => {
  const answer = await askUi('tagRules.save', { rule })
  await pass()
  return answer
}
const contact = async (id = contactId) => (await askUi('card.get', { contactId: id })).contact
const setTag = (tagId: string, on: boolean) =>
  askUi('tags.set', { target: { contactId }, contactId, tagId, on })
const edit = (patch: object) => askUi('contacts.save', { target: { contactId }, id: contactId, patch: patch })
const order = (over: object = {}) =>
  askUi('orders.save', {
    target: { contactId },
    contactId,
    order: { id: newId(), at: T0, amountMinor: 500_000, currency: 'USD', ...over },
  })

beforeEach(async () => {
  setRuleWords(ownRuleWords)
  contactId = newId()
  for (const [id, name] of [
    [vip, 'VIP'],
    [quiet, 'Quiet'],
    [wholesale, 'Wholesale'],
  ] as const)
    await askUi('tags.save', { id, name, color: 'blue' })
  await askUi('contacts.save', {
    target: { chat: sightingOf() },
    id: contactId,
    patch: { company: 'Loja Azul' },
  })
  await pass()
})

test('A rule beside a circle is asked after the circle', async () => {
  await save(ruleOf({ tagId: vip, groups: any(hasTag(wholesale), company) }))
  await save(ruleOf({ tagId: wholesale, groups: all(hasTag(vip)) }))
  await save(ruleOf({ tagId: quiet, groups: all(hasTag(vip, false)) }))
  expect((await contact()).tags).toEqual({ [vip]: 1, [wholesale]: 1 })
})

test('A money field is the number that is asked for', async () => {
  await changeSettings(() => ({ customFields: [{ id: newId(), label: 'Budget', kind: 'money' }] }))
  await edit({ custom: { Budget: '1200.00 EUR' } })
  await save(ruleOf({ groups: all({ kind: 'field', field: 'custom:Budget', test: 'is', value: '1200' }) }))
  expect((await contact()).tags).toEqual({ [vip]: 1 })
})

test('A rule in the trash does not keep tags from being merged', async () => {
  const rule = ruleOf({ tagId: vip, groups: all(hasTag(wholesale)) })
  await save(rule)
  await askUi('tagRules.remove', { id: rule.id })
  await pass()
  expect(await askUi('tagRules.list', {})).toEqual([])
  await askWorkspace('tags.merge', { fromId: wholesale, intoId: vip })
  expect((await askUi('tags.list', {})).map(({ name }) => name)).toEqual(['Quiet', 'VIP'])
})

test('A dry run says who loses the tag that the rule put on until now', async () => {
  const rule = ruleOf()
  await save(rule)
  const changed = { ...rule, tagId: wholesale }
  const run = await askUi('tagRules.dryRun', { rule: changed, limit: 10 })
  const before = Object.keys((await contact()).tags)
  await save(changed)
  const after = Object.keys((await contact()).tags)
  const lost = before.filter((id) => !after.includes(id)).length
  expect(lost).toBe(1)
  expect(run).toMatchObject({ adds: 1, removes: lost })
})

test('A dry run of a rule that is switched off says who loses the tag', async () => {
  const rule = ruleOf()
  await save(rule)
  const off = { ...rule, on: false }
  const run = await askUi('tagRules.dryRun', { rule: off, limit: 10 })
  await save(off)
  expect((await contact()).tags).toEqual({})
  expect(run).toMatchObject({ adds: 0, removes: 1 })
})

test('A deal in a stage that became one of the won is not open', async () => {
  const deal = { id: newId(), title: 'Chairs', currency: 'USD', stageId: SECOND }
  await askUi('deals.save', { target: { contactId }, contactId, deal })
  await save(ruleOf({ groups: all({ kind: 'deal', stageIds: [FIRST] }) }))
  expect((await contact()).tags).toEqual({})
  await changeSettings(({ stages }) => ({
    stages: stages.map((stage) => (stage.id === SECOND ? { ...stage, kind: 'won' as const } : stage)),
  }))
  await pass()
  expect((await contact()).tags).toEqual({})
})

test('A deal in a stage that became one of the won is not in any stage', async () => {
  const deal = { id: newId(), title: 'Chairs', currency: 'USD', stageId: SECOND }
  await askUi('deals.save', { target: { contactId }, contactId, deal })
  await save(ruleOf({ groups: all({ kind: 'deal', stageIds: [] }) }))
  expect((await contact()).tags).toEqual({ [vip]: 1 })
  await changeSettings(({ stages }) => ({
    stages: stages.map((stage) => (stage.id === SECOND ? { ...stage, kind: 'won' as const } : stage)),
  }))
  await pass()
  expect((await contact()).tags).toEqual({})
})

test.each([
  ['a contact that comes back from the trash', () => askUi('contacts.remove', { contactId })],
  ['a tag put on by hand', () => setTag(vip, true)],
])('Undo brings back no tag of a rule that is gone: %s', async (_, act) => {
  const rule = ruleOf()
  await save(rule)
  const { undoId = '' } = await act()
  await askUi('tagRules.remove', { id: rule.id })
  await pass()
  await askUi('undo', { undoId })
  await pass()
  passTime(DAY_MS)
  await pass()
  const { tags, autoTags } = await contact()
  expect([tags, autoTags ?? {}]).toEqual([{}, {}])
})

test('An order with a date ahead counts in the grade when its day has come', async () => {
  await order({ at: T0 + DAY_MS, amountMinor: 2_000_000 })
  expect((await (await database()).contacts.get(contactId))?.workedGrade).toBeUndefined()
  setTime(T0 + DAY_MS + 4 * HOUR_MS)
  await pass()
  expect((await (await database()).contacts.get(contactId))?.workedGrade).toBe('A')
})

test('An order moved to today counts today', async () => {
  const noon = new Date(T0)
  noon.setHours(12, 0, 0, 0)
  setTime(noon.getTime() - 3 * HOUR_MS)
  await order({ at: noon.getTime(), amountMinor: 2_000_000 })
  await save(ruleOf({ groups: all({ kind: 'orders', atLeast: 1, withinDays: 90 }) }))
  expect((await (await database()).contacts.get(contactId))?.workedGrade).toBe('A')
  expect((await contact()).tags).toEqual({ [vip]: 1 })
})

test('An order with a date ahead counts for a rule on its day', async () => {
  const noon = new Date(T0 + 2 * DAY_MS)
  noon.setHours(12, 0, 0, 0)
  await order({ at: noon.getTime(), amountMinor: 2_000_000 })
  await save(ruleOf({ groups: all({ kind: 'orders', atLeast: 1, withinDays: 90 }) }))
  expect((await contact()).tags).toEqual({})
  setTime(noon.getTime() - 11 * HOUR_MS)
  await pass()
  setTime(noon.getTime() + 6 * HOUR_MS)
  await pass()
  expect((await contact()).tags).toEqual({ [vip]: 1 })
})

test('An order of tomorrow does not count among those that brought most, as in the grade', async () => {
  await order({ at: T0 + 20 * HOUR_MS })
  expect(await askUi('customers.value', {})).toMatchObject({ customers: 0 })
})

test('A chat that was connected by mistake leaves nothing behind once that is undone', async () => {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name: 'Bea' } })
  await save(ruleOf({ tagId: quiet, groups: all({ kind: 'read-unanswered', days: 3 }) }))
  const chat = sightingOf({ lid: '77', key: 'lid:77', name: 'Somebody else' })
  const { undoId } = await askUi('card.link', { chat, contactId: id })
  const message = messageOf('W', { at: T0 - 4 * DAY_MS, direction: 'out', ack: 'read' })
  await askPage('page.chatSeen', { chat, messages: [message] })
  expect((await contact(id)).tags).toEqual({ [quiet]: 1 })
  await askUi('undo', { undoId: undoId! })
  expect(await (await database()).messages.where({ contactId: id }).count()).toBe(0)
  await pass()
  passTime(DAY_MS)
  await pass()
  expect((await contact(id)).tags).toEqual({})
})

test('A chat that was moved to another card by mistake leaves nothing there', async () => {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name: 'Bea' } })
  const chat = sightingOf()
  const { undoId } = await askUi('card.link', { chat, contactId: id })
  const message = messageOf('W', { at: T0 - 4 * DAY_MS, direction: 'out', ack: 'read' })
  await askPage('page.chatSeen', { chat, messages: [message] })
  await askUi('undo', { undoId: undoId! })
  const rows = await (await database()).messages.toArray()
  expect(rows.filter((row) => row.contactId === id)).toEqual([])
  expect(await (await database()).activity.get(id)).toBeUndefined()
})

test('A tag that was deleted is on nobody, until it comes back', async () => {
  await setTag(quiet, true)
  await save(ruleOf({ groups: all(hasTag(quiet)) }))
  expect((await contact()).tags).toEqual({ [quiet]: 1, [vip]: 1 })
  const { undoId = '' } = await askUi('tags.remove', { id: quiet })
  await pass()
  expect((await contact()).tags[vip]).toBeUndefined()
  await askUi('undo', { undoId })
  await pass()
  expect((await contact()).tags).toEqual({ [quiet]: 1, [vip]: 1 })
})

test('Renaming a field tells of no tags that came and went', async () => {
  const fieldId = newId()
  await changeSettings(() => ({ customFields: [{ id: fieldId, label: 'Size', kind: 'text' }] }))
  await edit({ custom: { Size: 'XL' } })
  await save(ruleOf({ groups: all({ kind: 'field', field: 'custom:Size', test: 'is', value: 'XL' }) }))
  const tagEvents = async () =>
    (await (await database()).events.toArray()).filter(({ what }) => what.kind === 'tag').length
  expect(await tagEvents()).toBe(1)
  const { undoId = '' } = await askUi('customFields.rename', { id: fieldId, label: 'Shirt' })
  await pass()
  expect((await contact()).tags).toEqual({ [vip]: 1 })
  await askUi('undo', { undoId })
  await pass()
  expect((await contact()).tags).toEqual({ [vip]: 1 })
  expect(await tagEvents()).toBe(1)
})

test('Undo of a deletion does not make two tags of one name', async () => {
  const { undoId = '' } = await askUi('tags.remove', { id: quiet })
  const again = newId()
  await askUi('tags.save', { id: again, name: 'Quiet', color: 'red' })
  await expect(askUi('undo', { undoId })).rejects.toMatchObject({ code: 'conflict' })
  await askUi('tags.save', { id: again, name: 'Silent', color: 'red' })
  await askUi('undo', { undoId })
  const names = (await askUi('tags.list', {})).map(({ name }) => name)
  expect(names).toEqual(['Quiet', 'Silent', 'VIP', 'Wholesale'])
})
