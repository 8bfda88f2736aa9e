import { expect, test } from 'vitest'
import { createKeeper } from '@/entrypoints/background/knowledge'
import { database } from '@/storage/database'
import type { RowOf } from '@/storage/rows'
import type { TagRule, TagRuleDraft } from '@/storage/schema/tag-rule'
import { settingsSchema } from '@/storage/schema/settings'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { dayOf, type Evidence, evidenceOfDay } from '@/utils/scoring/evidence'
import { heatOf } from '@/utils/scoring/heat'
import { evaluateRule } from '@/utils/tag-rules/evaluate'
import type { RuleFacts } from '@/utils/tag-rules/facts'
import { askPage, askUi, passTime, setTime, T0, useFreshBackground } from '../helpers/background'
import { dieAfter, restartWorker } from '../helpers/dying-worker'
import { randomOf } from '../helpers/random'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const SEEDS = 20
const STEPS = 45
const HOUR_MS = 3_600_000
const COMPANIES = ['Loja', 'Azul', null]

type Condition = TagRuleDraft['groups'][number]['conditions'][number]
type World = {
  tags: string[]
  people: { id: string; chat: ReturnType<typeof sightingOf> }[]
  rules: TagRuleDraft[]
  /** What the person said last of a tag on a contact. */
  choices: Map<string, boolean>
  undoIds: string[]
  messages: number
}

test('Whatever happens in whatever order, what a person decided stands and the rest is what asking everybody anew gives', async () => {
  let byRules = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    setTime(T0)
    const random = randomOf(seed)
    const world = await newWorld(random)
    for (let step = 0; step < STEPS; step++) {
      await act(world, random)
      await expectChoicesToStand(world)
    }
    // Whatever a worker that dies leaves behind, the next ones bring to an end.
    for (let deaths = 0; deaths < 4; deaths++) {
      await dieAfter(Math.floor(random() * 8), () => keeper().tick())
    }
    // The day after, so that what the clock alone changes is looked at too.
    passTime(24 * HOUR_MS)
    await keeper().tick()
    await expectChoicesToStand(world)
    const reached = await tagsOfAll()
    expect(reached).toEqual(await tagsFromScratch())
    byRules += Object.values(reached)
      .flatMap((tags) => Object.values(tags))
      .filter((by) => by !== 'by hand').length
    await expectSoundDatabase()
    await emptyWorld()
  }
  expect(byRules).toBeGreaterThan(SEEDS)
})

const keeper = () => createKeeper({ breathe: async () => undefined, elapsed: () => 0 })

async function newWorld(random: () => number): Promise<World> {
  const tags = Array.from({ length: 5 }, () => newId())
  for (const [at, id] of tags.entries()) await askUi('tags.save', { id, name: `Tag ${at}`, color: 'red' })
  const people = Array.from({ length: 4 }, (_, at) => ({
    id: newId(),
    chat: sightingOf({ lid: String(1000 + at), key: `lid:${1000 + at}`, name: `P ${at}` }),
  }))
  for (const { id, chat } of people) {
    await askUi('contacts.save', { target: { chat }, id, patch: { company: pick(COMPANIES, random) } })
  }
  return { tags, people, rules: [], choices: new Map(), undoIds: [], messages: 0 }
}

async function emptyWorld(): Promise<void> {
  const db = await database()
  await Promise.all(db.tables.map((table) => table.clear()))
  restartWorker()
}

async function act(world: World, random: () => number): Promise<void> {
  passTime(Math.floor(random() * 12) * HOUR_MS)
  const { id: contactId, chat } = pick(world.people, random)
  const target = { contactId }
  const roll = random()
  if (roll < 0.2) return choose(world, contactId, pick(world.tags, random), random() < 0.5)
  if (roll < 0.35) {
    const { undoId } = await askUi('contacts.save', {
      target,
      id: contactId,
      patch: { company: pick(COMPANIES, random) },
    })
    if (undoId !== undefined) world.undoIds.push(undoId)
    return
  }
  if (roll < 0.55) {
    const messages = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      world.messages += 1
      const at = now() - Math.floor(random() * 200) * 60_000 - Math.floor(random() ** 3 * 9) * 24 * HOUR_MS
      const direction = random() < 0.5 ? ('in' as const) : ('out' as const)
      return messageOf(`M${world.messages}`, { at, direction, ack: random() < 0.5 ? 'read' : 'delivered' })
    })
    await askPage('page.chatSeen', { chat, messages })
    return
  }
  if (roll < 0.65) {
    const id = newId()
    await askUi('followUps.set', { target, id, contactId, dueAt: now() + HOUR_MS, timeZone: 'UTC' })
    return
  }
  if (roll < 0.72) {
    const order = {
      id: newId(),
      at: now() - Math.floor(random() * 40) * 24 * HOUR_MS,
      amountMinor: 5_000,
      currency: 'USD',
    }
    await askUi('orders.save', { target, contactId, order })
    return
  }
  if (roll < 0.9) return changeRules(world, random)
  if (roll < 0.95) {
    const undoId = world.undoIds.pop()
    // What was written again since stays as it is.
    if (undoId !== undefined) await askUi('undo', { undoId }).catch(() => undefined)
    return
  }
  await keeper().tick()
}

async function choose(world: World, contactId: string, tagId: string, on: boolean): Promise<void> {
  const rules = (await askUi('tagRules.list', {})).filter((rule) => rule.tagId === tagId)
  await askUi('tags.set', { target: { contactId }, contactId, tagId, on })
  const key = `${contactId} ${tagId}`
  if (on || rules.length > 0) world.choices.set(key, on)
  // Nothing could have put it on again: a rule that is made later may.
  else world.choices.delete(key)
}

async function changeRules(world: World, random: () => number): Promise<void> {
  if (world.rules.length < 6 || random() < 0.3) {
    const rule = someRule(world, random)
    await askUi('tagRules.save', { rule })
    world.rules.push(rule)
    return
  }
  const rule = pick(world.rules, random)
  if (random() < 0.3) {
    world.rules = world.rules.filter((one) => one !== rule)
    await askUi('tagRules.remove', { id: rule.id })
    return
  }
  await askUi('tagRules.save', { rule: { ...rule, on: random() < 0.7 } })
}

function someRule({ tags }: World, random: () => number): TagRuleDraft {
  const tagId = pick(tags, random)
  const others = tags.filter((one) => one !== tagId)
  const some = (): Condition => {
    const conditions: Condition[] = [
      { kind: 'field', field: 'company', test: 'is', value: pick(['Loja', 'Azul'], random) },
      { kind: 'tag', tagId: pick(others, random), has: true },
      { kind: 'tag', tagId: pick(others, random), has: random() < 0.5 },
      { kind: 'messages', direction: 'in', test: 'at-least', value: 2, withinDays: 7 },
      { kind: 'heat', test: 'at-least', value: 50 },
      { kind: 'follow-up', has: true },
      { kind: 'orders', atLeast: 1, withinDays: 30 },
      { kind: 'silence', from: 'them', days: 2 },
    ]
    return pick(conditions, random)
  }
  const group = () => ({
    match: random() < 0.5 ? ('all' as const) : ('any' as const),
    conditions: [some(), some()],
  })
  return {
    id: newId(),
    name: 'Rule',
    tagId,
    match: random() < 0.5 ? 'all' : 'any',
    groups: random() < 0.5 ? [group()] : [group(), group()],
    on: true,
  }
}

async function expectChoicesToStand({ choices }: World): Promise<void> {
  const rows = new Map((await (await database()).contacts.toArray()).map((row) => [row.id, row]))
  for (const [key, on] of choices) {
    const [contactId = '', tagId = ''] = key.split(' ')
    const row = rows.get(contactId)
    expect([key, row?.tags[tagId] === 1, row?.autoTags?.[tagId]]).toEqual([key, on, undefined])
  }
}

type Tagging = Record<string, Record<string, string>>

/** By contact and tag, the rule that put it on, or 'by hand'. */
async function tagsOfAll(): Promise<Tagging> {
  const rows = await (await database()).contacts.toArray()
  return Object.fromEntries(
    rows.map(({ id, tags, autoTags = {} }) => {
      const said = Object.keys(tags).map((tagId) => [tagId, autoTags[tagId]?.ruleId ?? 'by hand'] as const)
      return [id, Object.fromEntries(said)]
    }),
  )
}

/** From the rows alone, in the plainest way. */
async function tagsFromScratch(): Promise<Tagging> {
  const tables = (await dump()) as { contacts: RowOf<'contacts'>[]; tagRules: TagRule[] }
  const rules = tables.tagRules
    .filter(({ on, deletedAt }) => on && deletedAt === undefined)
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  const entries = await Promise.all(
    tables.contacts.map(
      async (contact) => [contact.id, askAll(contact, await factsFromScratch(contact), rules)] as const,
    ),
  )
  return Object.fromEntries(entries)
}

function askAll(
  contact: RowOf<'contacts'>,
  facts: RuleFacts,
  rules: readonly TagRule[],
): Record<string, string> {
  const byHand = Object.keys(contact.tags).filter((tagId) => contact.autoTags?.[tagId] === undefined)
  const found = new Map(byHand.map((tagId) => [tagId, 'by hand']))
  let rest = [...rules]
  while (rest.length > 0) {
    const asksFor = ({ groups }: TagRule) =>
      groups.flatMap(({ conditions }) => conditions.flatMap((one) => (one.kind === 'tag' ? [one.tagId] : [])))
    const free = rest.filter((rule) => !rest.some(({ tagId }) => asksFor(rule).includes(tagId)))
    const layer = free.length > 0 ? free : rest
    for (let before = -1; before !== found.size;) {
      before = found.size
      const tags = Object.fromEntries([...found.keys()].map((tagId) => [tagId, 1 as const]))
      for (const rule of layer) {
        const isBarred = found.has(rule.tagId) || contact.refusedTags?.[rule.tagId] !== undefined
        if (isBarred) continue
        if (evaluateRule(rule, { ...facts, contact: { ...contact, tags } }, now()).holds)
          found.set(rule.tagId, rule.id)
      }
    }
    rest = rest.filter((rule) => !layer.includes(rule))
  }
  return Object.fromEntries(found)
}

async function factsFromScratch(contact: RowOf<'contacts'>): Promise<RuleFacts> {
  const db = await database()
  const mine = { contactId: contact.id }
  const messages = (await db.messages.where(mine).toArray()).flatMap((row) =>
    row.at === undefined ? [] : [{ ...row, at: row.at }],
  )
  const evidence: Evidence = {}
  for (const { at } of messages) {
    const day = dayOf(at)
    const own = messages.filter((one) => dayOf(one.at) === day)
    const before = messages.filter((one) => dayOf(one.at) < day && dayOf(one.at) >= day - 7)
    const told = evidenceOfDay(own, before)
    if (told !== undefined) evidence[day] = told
  }
  // Heat fades by itself; until the week is over the one that was worked out last counts.
  const score = await db.scores.get(contact.id)
  const followUps = (await db.followUps.where(mine).toArray()).filter(
    (row) => row.state !== 'done' && row.deletedAt === undefined,
  )
  if (score !== undefined) expect(score.heat).toEqual(heatOf(evidence, score.at))
  return {
    contact,
    heat: score?.heat.heat,
    evidence,
    activity: await db.activity.get(contact.id),
    orders: (await db.orders.where(mine).toArray()).filter(({ deletedAt }) => deletedAt === undefined),
    deals: [],
    openStageIds: new Set(settingsSchema.parse({}).stages.map(({ id }) => id)),
    hasFollowUp: followUps.length > 0,
  }
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!
}
