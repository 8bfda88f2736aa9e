import { Dexie } from 'dexie'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeDatabase, database } from '@/storage/database'
import { cardForChat } from '@/storage/repositories/card'
import { createCard, linkChat } from '@/storage/repositories/card-of-chat'
import { mergeContacts } from '@/storage/repositories/merge'
import { addNote } from '@/storage/repositories/notes'
import { undoAction } from '@/storage/repositories/private'
import { recordOpenChat } from '@/storage/repositories/sightings'
import { splitContact } from '@/storage/repositories/split'
import { newId } from '@/utils/ids'
import { passTime, useFreshBackground } from '../helpers/background'
import { type Look, type Mode, peopleNamed, type Person, sight } from '../helpers/people'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf } from '../helpers/sightings'

useFreshBackground()

type Seen = Look & { person: number; rename?: string; news: number; writes: boolean }
type Step = { see: Seen } | { merge: [number, number] } | { split: [number, number] } | { undo: true }
/** Whose contact it is, as the person at the keyboard knows: several after a merge by mistake. */
type World = {
  people: Person[]
  ownersOf: Map<string, Set<number>>
  undos: { undoId: string; restore: () => void }[]
}

/** More of them by hand: CHATSIDE_RUNS=500. */
const RUNS = Number(process.env['CHATSIDE_RUNS'] ?? 40)
const NAMES = ['Maria', 'Maria', 'Pedro', 'Ana']

const see = fc.record(
  {
    person: fc.nat(NAMES.length - 1),
    mode: fc.constantFrom<Mode>('lid', 'lid+phone', 'phone', 'name'),
    isAccountKnown: fc.boolean(),
    isOtherInSight: fc.boolean(),
    rename: fc.constantFrom('Maria', 'Pedro'),
    news: fc.nat(4),
    writes: fc.boolean(),
  },
  { requiredKeys: ['person', 'mode', 'isAccountKnown', 'isOtherInSight', 'news', 'writes'] },
)
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ see }) },
    { weight: 2, arbitrary: fc.record({ merge: fc.tuple(fc.nat(9), fc.nat(9)) }) },
    { weight: 1, arbitrary: fc.record({ split: fc.tuple(fc.nat(9), fc.nat(9)) }) },
    { weight: 2, arbitrary: fc.record({ undo: fc.constant(true as const) }) },
  ),
  { minLength: 12, maxLength: 30 },
)
/** Everybody has a card at first, by whatever was known of the chat. */
const beginnings = fc.tuple(...NAMES.map(() => fc.constantFrom<Mode>('lid', 'lid+phone', 'phone', 'name')))

const quiet = { isAccountKnown: false, isOtherInSight: false, news: 0, writes: false }
/** The chat of one of two who were merged by mistake shows its number, which nobody knew. */
const NUMBER_LEARNT_MEANWHILE: Step[] = [
  { merge: [1, 0] },
  { see: { person: 0, mode: 'lid', ...quiet } },
  { see: { person: 0, mode: 'phone', ...quiet } },
  { undo: true },
  { see: { person: 0, mode: 'name', ...quiet } },
]

/** A number that was learnt of a chat comes to be known in its account. */
const NUMBER_PROMOTED: Step[] = [
  { merge: [0, 1] },
  { see: { person: 1, mode: 'lid+phone', ...quiet } },
  { see: { person: 1, mode: 'phone', ...quiet, isAccountKnown: true } },
  { undo: true },
  { see: { person: 1, mode: 'phone', ...quiet } },
]
/** A number was learnt by messages that were seen under a bare name, which another one bears too; then it is split off. */
const NUMBER_SPLIT_OFF: Step[] = [
  { merge: [1, 0] },
  { see: { person: 0, mode: 'phone', ...quiet } },
  { split: [0, 3] },
  { merge: [0, 1] },
  { merge: [0, 2] },
  { undo: true },
  { see: { person: 0, mode: 'phone', ...quiet } },
]
/** A number is learnt by messages of which nothing told whose they are; they have it from then on, and nobody does afterwards. */
const NUMBER_OF_NOBODY: Step[] = [
  { merge: [1, 0] },
  ...[1, 2, 3].map((): Step => ({ see: { person: 0, mode: 'name', ...quiet, news: 1 } })),
  { see: { person: 0, mode: 'phone', ...quiet } },
  { undo: true },
  { see: { person: 0, mode: 'name', ...quiet } },
]

test('A chat is never taken for another person, through merges, splits and undo', async () => {
  await fc.assert(
    fc.asyncProperty(beginnings, steps, async (modes, script: Step[]) => {
      closeDatabase()
      await Dexie.delete('chatside')
      const world: World = { people: peopleNamed(NAMES), ownersOf: new Map(), undos: [] }
      const first = { isAccountKnown: true, isOtherInSight: false, news: 0, writes: true }
      for (const [person, mode] of modes.entries()) await look(world, { ...first, person, mode })
      for (const step of script) {
        passTime(60_000)
        if ('see' in step) await look(world, step.see)
        else if ('merge' in step) await merge(world, step.merge)
        else if ('split' in step) await split(world, step.split)
        else await takeBack(world)
      }
      await expectSoundDatabase()
    }),
    {
      numRuns: RUNS,
      examples: [
        [['lid', 'lid', 'lid', 'lid'], NUMBER_LEARNT_MEANWHILE],
        [['lid', 'lid', 'lid', 'lid'], NUMBER_PROMOTED],
        [['name', 'lid', 'lid', 'lid'], NUMBER_SPLIT_OFF],
        [['name', 'lid', 'lid', 'lid'], NUMBER_OF_NOBODY],
      ],
    },
  )
}, 600_000)

/** What is recognised must be a contact of that person; what is asked is answered truthfully. */
async function look({ people, ownersOf }: World, seen: Seen): Promise<void> {
  const person = people[seen.person]!
  if (seen.rename !== undefined) person.name = seen.rename
  person.messages += seen.news
  const chat = sight(person, seen, people)
  const card = await cardForChat(chat)
  if (card.status === 'known') expect([...ownersOf.get(card.contact.id)!]).toContain(person.index)
  await recordOpenChat(
    chat,
    chat.messageIds.map((id) => messageOf(id)),
  )
  if (!seen.writes || card.status === 'private') return
  if (card.status === 'known' || card.status === 'new') {
    const { contactId } = await addNote({ chat }, { id: newId(), newContactId: newId(), text: 'Note' })
    if (card.status === 'new') ownersOf.set(contactId!, new Set([person.index]))
    return
  }
  const own = card.candidates.find(({ id }) => ownersOf.get(id)?.has(person.index) === true)
  if (own !== undefined) await linkChat(chat, own.id)
  else {
    const id = newId()
    await createCard(chat, id)
    ownersOf.set(id, new Set([person.index]))
  }
}

async function merge({ ownersOf, undos }: World, [first, second]: [number, number]): Promise<void> {
  const ids = await livingIds()
  const [keepId, loseId] = [ids[first % ids.length], ids[second % ids.length]]
  if (keepId === undefined || loseId === undefined || keepId === loseId) return
  const [keep, lose] = [ownersOf.get(keepId)!, ownersOf.get(loseId)!]
  const { undoId } = await mergeContacts(keepId, loseId, [])
  ownersOf.set(keepId, new Set([...keep, ...lose]))
  undos.push({
    undoId: undoId!,
    restore: () => {
      ownersOf.set(keepId, keep)
      ownersOf.set(loseId, lose)
    },
  })
}

/** The names of one of those whose contact it is by mistake become a contact of their own. */
async function split({ people, ownersOf, undos }: World, [at, which]: [number, number]): Promise<void> {
  const several = (await livingIds()).filter((id) => ownersOf.get(id)!.size > 1)
  const contactId = several[at % several.length]
  if (contactId === undefined) return
  const owners = [...ownersOf.get(contactId)!]
  const { lid, phone, name, index } = people[owners[which % owners.length]!]!
  const aliases = await (await database()).aliases.where('contactId').equals(contactId).toArray()
  const own = aliases.filter(({ kind, value }) => kind !== 'name' && [lid, phone].includes(value))
  if (own.length === 0 || own.length === aliases.length) return
  const created = newId()
  const aliasIds = own.map(({ id }) => id)
  const { undoId } = await splitContact({ contactId, aliasIds, newId: created, name })
  ownersOf.set(contactId, new Set(owners.filter((owner) => owner !== index)))
  ownersOf.set(created, new Set([index]))
  undos.push({ undoId: undoId!, restore: () => ownersOf.set(contactId, new Set(owners)) })
}

async function takeBack({ undos }: World): Promise<void> {
  const last = undos.pop()
  if (last === undefined) return
  await undoAction(last.undoId)
  last.restore()
}

async function livingIds(): Promise<string[]> {
  const rows = await (await database()).contacts.toArray()
  return rows.filter(({ deletedAt }) => deletedAt === undefined).map(({ id }) => id)
}
