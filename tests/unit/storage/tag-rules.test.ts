import { beforeEach, describe, expect, test } from 'vitest'
import { createKeeper } from '@/entrypoints/background/knowledge'
import { ownRuleWords } from '@/entrypoints/background/rule-words'
import { database } from '@/storage/database'
import type { TagRuleDraft } from '@/storage/schema/tag-rule'
import { setRuleWords } from '@/storage/write/rule-words'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { dieAfter } from '../helpers/dying-worker'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const DAY_MS = 86_400_000
const [vip, quiet, wholesale] = [newId(), newId(), newId()]
const ruleId = newId()
const chat = sightingOf()
let contactId = ''

const keeper = () => createKeeper({ breathe: async () => undefined, elapsed: () => 0 })
const finishPass = () => keeper().tick()

beforeEach(async () => {
  setRuleWords(ownRuleWords)
  contactId = newId()
  for (const [id, name] of [
    [vip, 'VIP'],
    [quiet, 'Quiet'],
    [wholesale, 'Wholesale'],
  ] as const) {
    await askUi('tags.save', { id, name, color: 'blue' })
  }
  await askUi('contacts.save', { target: { chat }, id: contactId, patch: { company: 'Loja Azul' } })
  await finishPass()
})

function ruleOf(over: Partial<TagRuleDraft> = {}): TagRuleDraft {
  const conditions: TagRuleDraft['groups'][number]['conditions'] = [
    { kind: 'field', field: 'company', test: 'contains', value: 'loja' },
  ]
  return {
    id: ruleId,
    name: 'Shops',
    tagId: vip,
    match: 'all',
    groups: [{ match: 'all', conditions }],
    on: true,
    ...over,
  }
}

const saveRule = async (over: Partial<TagRuleDraft> = {}) => {
  const answer = await askUi('tagRules.save', { rule: ruleOf(over) })
  await finishPass()
  return answer
}
const contact = async (id = contactId) => (await askUi('card.get', { contactId: id })).contact
const setTag = (tagId: string, on: boolean) =>
  askUi('tags.set', { target: { contactId }, contactId, tagId, on })
const editCompany = (company: string | null) =>
  askUi('contacts.save', { target: { contactId }, id: contactId, patch: { company } })
const events = async () =>
  (await (await database()).events.toArray())
    .filter(({ what }) => what.kind === 'tag')
    .map(({ what }) => what)

describe('a rule for a tag', () => {
  test('puts it on everybody for whom it holds, says why, and tells the timeline', async () => {
    await saveRule()
    const { tags, autoTags, updatedAt } = await contact()
    expect(tags).toEqual({ [vip]: 1 })
    expect(autoTags).toEqual({ [vip]: { ruleId, why: 'Company contains “loja”', at: T0 } })
    expect(updatedAt).toBe(T0)
    expect(await events()).toEqual([
      { kind: 'tag', tagId: vip, on: true, ruleId, why: 'Company contains “loja”' },
    ])
    expect(await askUi('tagRules.list', {})).toMatchObject([{ id: ruleId, count: 1 }])
    await expectSoundDatabase()
  })

  test('says why in the language of the interface', async () => {
    await askUi('settings.set', { patch: { language: 'ja' } })
    await saveRule()
    expect((await contact()).autoTags?.[vip]?.why).toBe('会社に「loja」を含む')
  })

  test('says the country of a number by its name', async () => {
    await askUi('contacts.save', { target: { contactId }, id: contactId, patch: { phone: '+5511987654321' } })
    const country = { kind: 'field', field: 'country', test: 'is', value: 'BR' } as const
    await saveRule({ groups: [{ match: 'all', conditions: [country] }] })
    expect((await contact()).autoTags?.[vip]?.why).toBe('Country is “Brazil”')
  })

  test('follows each change of the contact at once', async () => {
    await saveRule()
    await editCompany('Other')
    expect((await contact()).tags).toEqual({})
    await editCompany('LOJA Verde')
    expect((await contact()).tags).toEqual({ [vip]: 1 })
    expect(await events()).toMatchObject([{ on: true }, { on: false, ruleId }, { on: true, ruleId }])
    await expectSoundDatabase()
  })

  test('takes its tags off when it is turned off or removed, and undo brings them back', async () => {
    await saveRule()
    await saveRule({ on: false })
    expect((await contact()).tags).toEqual({})
    await saveRule()
    const { undoId } = await askUi('tagRules.remove', { id: ruleId })
    await finishPass()
    expect((await contact()).tags).toEqual({})
    await askUi('undo', { undoId: undoId! })
    await finishPass()
    expect((await contact()).tags).toEqual({ [vip]: 1 })
  })

  test('asks for tags that other rules put on, whatever rule was made first', async () => {
    const other = { id: newId(), name: 'Big', tagId: wholesale, match: 'all' as const, on: true }
    const groups = [{ match: 'all' as const, conditions: [{ kind: 'tag' as const, tagId: vip, has: true }] }]
    await saveRule({ ...other, groups })
    await saveRule()
    expect((await contact()).tags).toEqual({ [vip]: 1, [wholesale]: 1 })
    await editCompany(null)
    expect((await contact()).tags).toEqual({})
  })

  test('follows the clock once a day', async () => {
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 })] })
    await saveRule({
      tagId: quiet,
      groups: [{ match: 'all', conditions: [{ kind: 'silence', from: 'them', days: 3 }] }],
    })
    expect((await contact()).tags).toEqual({})
    passTime(2 * DAY_MS)
    await finishPass()
    expect((await contact()).tags).toEqual({})
    passTime(DAY_MS)
    await finishPass()
    expect((await contact()).autoTags?.[quiet]?.why).toBe('Nothing from them for 3 days')
  })

  test('is refused when it asks for the tag it puts on, or for one that is gone', async () => {
    const own = [{ match: 'all' as const, conditions: [{ kind: 'tag' as const, tagId: vip, has: false }] }]
    await expect(askUi('tagRules.save', { rule: ruleOf({ groups: own }) })).rejects.toMatchObject({
      code: 'bad-request',
    })
    await askUi('tags.remove', { id: vip })
    await expect(askUi('tagRules.save', { rule: ruleOf() })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('leaves whoever is in the trash alone, until they come back', async () => {
    const { undoId } = await askUi('contacts.remove', { contactId })
    await saveRule()
    expect((await (await database()).contacts.get(contactId))?.tags).toEqual({})
    await askUi('undo', { undoId: undoId! })
    expect((await contact()).tags).toEqual({ [vip]: 1 })
  })
})

describe('what a person decides', () => {
  test('stands when they take a tag of a rule off, until they put it on again', async () => {
    await saveRule()
    const { undoId } = await setTag(vip, false)
    await editCompany('Loja Nova')
    await saveRule({ name: 'Shops again' })
    expect(await contact()).toMatchObject({ tags: {}, refusedTags: { [vip]: 1 } })
    await setTag(vip, true)
    await editCompany('Other')
    const { tags, autoTags = {}, refusedTags = {} } = await contact()
    expect([tags, autoTags, refusedTags]).toEqual([{ [vip]: 1 }, {}, {}])
    expect(undoId).toBeDefined()
    await expectSoundDatabase()
  })

  test('is taken back by undo: the rule has its tag again', async () => {
    await saveRule()
    const { undoId } = await setTag(vip, false)
    await askUi('undo', { undoId: undoId! })
    expect(await contact()).toMatchObject({ tags: { [vip]: 1 }, autoTags: { [vip]: { ruleId } } })
    expect((await contact()).refusedTags ?? {}).toEqual({})
    await expectSoundDatabase()
  })

  test('makes a tag of a rule their own when they put it on themselves', async () => {
    await saveRule()
    const { undoId } = await setTag(vip, true)
    await editCompany('Other')
    expect((await contact()).tags).toEqual({ [vip]: 1 })
    await askUi('undo', { undoId: undoId! })
    expect((await contact()).tags).toEqual({})
  })

  test('stands against a rule for a tag they had put on and took off', async () => {
    await setTag(vip, true)
    await saveRule({ on: false })
    await setTag(vip, false)
    await saveRule()
    expect((await contact()).tags).toEqual({})
  })

  test('stands in the timeline as theirs', async () => {
    await saveRule()
    await setTag(vip, false)
    await setTag(quiet, true)
    expect((await events()).slice(1)).toEqual([
      { kind: 'tag', tagId: vip, on: false },
      { kind: 'tag', tagId: quiet, on: true },
    ])
  })

  test('A card that a rule has tagged can still be taken back', async () => {
    await saveRule()
    const id = newId()
    const { undoId } = await askUi('contacts.create', { id, patch: { name: 'New', company: 'Loja' } })
    expect((await contact(id)).tags).toEqual({ [vip]: 1 })
    await askUi('undo', { undoId: undoId! })
    expect((await (await database()).contacts.get(id))?.deletedAt).toBeDefined()
  })
})

describe('a dry run', () => {
  test('says who would get or lose the tag, in parts, and writes nothing', async () => {
    const db = await database()
    for (let at = 0; at < 5; at++) {
      const company = at % 2 === 0 ? 'Loja' : 'Other'
      await askUi('contacts.create', { id: newId(), patch: { name: `C${at}`, company } })
    }
    await saveRule({
      groups: [
        { match: 'all', conditions: [{ kind: 'field', field: 'company', test: 'is', value: 'other' }] },
      ],
    })
    const before = await db.contacts.toArray()
    const run = await askUi('tagRules.dryRun', { rule: ruleOf(), limit: 2 })
    expect(run).toMatchObject({ checked: 6, adds: 4, removes: 2 })
    expect(run.rows).toHaveLength(2)
    expect(run.next).toBeUndefined()
    const whole = await askUi('tagRules.dryRun', { rule: ruleOf(), limit: 200 })
    const whys = new Set(whole.rows.map(({ change, why }) => `${change}: ${why}`))
    expect(whys).toEqual(new Set(['add: Company contains “loja”', 'remove: Company is “other”']))
    expect(await db.contacts.toArray()).toEqual(before)
  })

  test('knows what a person has decided', async () => {
    await saveRule()
    await setTag(vip, false)
    expect(await askUi('tagRules.dryRun', { rule: ruleOf({ name: 'Same' }), limit: 10 })).toMatchObject({
      adds: 0,
      removes: 0,
    })
  })
})

describe('a pass over all contacts', () => {
  test('is visible while it runs, and a worker that dies in it leaves it to the next one', async () => {
    for (let at = 0; at < 30; at++) {
      await askUi('contacts.create', { id: newId(), patch: { name: `C${at}`, company: 'Loja' } })
    }
    await askUi('tagRules.save', { rule: ruleOf() })
    expect(await askUi('tagRules.pass', {})).toEqual({ done: 0, total: 31 })
    for (let writes = 1; writes < 12; writes++) {
      const short = createKeeper({ breathe: async () => undefined, elapsed: () => 0 })
      await dieAfter(writes, () => short.tick())
    }
    await finishPass()
    expect(await askUi('tagRules.pass', {})).toEqual({ done: 0, total: 0 })
    const rows = await (await database()).contacts.toArray()
    expect(rows.every(({ tags }) => tags[vip] === 1)).toBe(true)
    expect((await events()).length).toBe(31)
    await expectSoundDatabase()
  })

  test('begins anew when a rule changes while it runs', async () => {
    const half = createKeeper({
      breathe: async () => {
        await askUi('tagRules.save', { rule: ruleOf({ tagId: wholesale }) })
      },
      elapsed: () => 0,
    })
    for (let at = 0; at < 150; at++) {
      await askUi('contacts.create', { id: newId(), patch: { name: `C${at}`, company: 'Loja' } })
    }
    await askUi('tagRules.save', { rule: ruleOf() })
    await half.tick()
    const rows = await (await database()).contacts.toArray()
    expect(rows.filter(({ tags }) => tags[wholesale] === 1 && tags[vip] === undefined)).toHaveLength(151)
  })
})
