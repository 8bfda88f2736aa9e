import fc from 'fast-check'
import { expect } from 'vitest'
import { addContact, addNote, addTag, contactOf, edit, idAt } from './desk'
import { cutLines, type Fault, until } from './net'
import { ask } from './team'
import type { World } from './world'

const DAY_MS = 86_400_000
const CONTACTS = 4
const TAGS = 2
const FAULTS = ['none', 'unsent', 'lost', 'doubled', 'late', 'truncated', 'broken', 'strange'] as const

const by = fc.nat(2)
const contact = fc.nat(CONTACTS - 1)
const tag = fc.nat(TAGS - 1)
const word = fc.constantFrom('red', 'green', 'blue')

/** One thing that happens in a team; weights are how often. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), by, contact }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      by,
      contact,
      field: fc.constantFrom('name', 'company', 'custom.Colour'),
      value: fc.oneof(word, fc.constant(null)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('tag' as const), by, contact, tag, on: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('note' as const), by, contact, note: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('trash' as const), by, contact, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('give' as const), contact, to: by }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('role' as const),
      role: fc.constantFrom('rep', 'viewer', 'manager'),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('sync' as const), by, fault: fc.constantFrom(...FAULTS) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clash' as const), by, contact }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), by }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const), by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), by }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      by,
      ms: fc.integer({ min: -5 * DAY_MS, max: 5 * DAY_MS }),
    }),
  },
)
type Drawn = typeof step extends fc.Arbitrary<infer One> ? One : never
/** `hear`: Ana looks, and is told by her line what somebody does. Whether a drawn one comes to that is left to chance. */
export type Step = Drawn | { do: 'hear'; by: number; contact: number }

/** What three people do, with what goes wrong meanwhile. */
export const schedules = fc.array(step, { minLength: 15, maxLength: 45, size: 'max' })

let renamed = 0

export type Office = { worlds: readonly World[]; kill: (world: World) => Promise<void>; run: number }

/** Does one thing. What somebody cannot do, since they do not see it, is passed over. */
export async function take(office: Office, one: Step): Promise<void> {
  try {
    await takeNow(office, one)
  } catch (error) {
    // By a line it went out of sight just then, or came into it; or they may only look by now.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'not-found' && code !== 'conflict' && code !== 'look-only') throw error
  }
}

async function takeNow(office: Office, one: Step): Promise<void> {
  const { worlds } = office
  const [boss] = worlds
  if (boss === undefined) return
  if (one.do === 'give') {
    // Whoever sees it may be told no.
    const to = (await worlds[one.to]!.worker.session())!.user.id
    const db = await boss.worker.database()
    const known = await db.contacts.get(contactId(office, one.contact))
    if (known !== undefined) await edit(boss, known.id, { ownerId: to })
  } else if (one.do === 'role') {
    const { user } = (await worlds[2]!.worker.session())!
    await ask(boss, 'PATCH', `/v1/admin/members/${user.id}`, { role: one.role })
  } else if (one.do === 'clash') {
    for (const world of new Set([boss, worlds[one.by]!])) await rename(office, world, one.contact)
  } else if (one.do === 'hear') {
    await hear(office, boss, worlds[one.by]!, one.contact)
  } else await takeOf(office, worlds[one.by]!, one)
}

async function hear(office: Office, boss: World, from: World, contact: number): Promise<void> {
  await boss.worker.look()
  await until(() => expect(boss.worker.isLineOpen()).toBe(true))
  await rename(office, from, contact)
  await from.worker.commands.sync()
  const id = contactId(office, contact)
  const { email } = (await contactOf(from, id))!
  await until(async () => expect((await contactOf(boss, id))?.email).toBe(email))
}

type Own = Exclude<Step, { do: 'give' | 'role' | 'clash' | 'hear' }>

async function takeOf(office: Office, world: World, one: Own): Promise<void> {
  switch (one.do) {
    case 'sync': {
      let left = 2
      world.way.fault = () => (left-- > 0 ? (one.fault satisfies Fault) : 'none')
      await world.worker.commands.sync()
      world.way.fault = () => 'none'
      return
    }
    case 'kill':
      return office.kill(world)
    case 'look':
      return world.worker.look()
    case 'cut':
      return cutLines(world.way)
    case 'clock':
      world.skewMs += one.ms
      return
    default:
      return write(office, world, one)
  }
}

/** As nobody else has written it, and nobody will. */
async function rename(office: Office, world: World, contact: number): Promise<void> {
  const id = contactId(office, contact)
  const known = await (await world.worker.database()).contacts.get(id)
  if (known !== undefined) await edit(world, id, { email: `${world.name}-${++renamed}@example.org` })
}

async function write(
  office: Office,
  world: World,
  one: Exclude<Own, { do: 'sync' | 'kill' | 'look' | 'cut' | 'clock' }>,
): Promise<void> {
  const id = contactId(office, one.contact)
  const db = await world.worker.database()
  const known = await db.contacts.get(id)
  if (one.do === 'add') {
    if (known === undefined) await addContact(world, id, `By ${world.name}`)
    return
  }
  if (known === undefined) return
  if (one.do === 'edit')
    await edit(world, id, { [one.field]: one.value ?? (one.field === 'name' ? '' : null) })
  if (one.do === 'trash') {
    const purgeAt = Date.now() + 99 * DAY_MS
    await edit(world, id, one.on ? { deletedAt: Date.now(), purgeAt } : { deletedAt: null, purgeAt: null })
  }
  if (one.do === 'note') {
    const noteId = idAt(office.run * 100 + 50 + one.note)
    if ((await db.notes.get(noteId)) === undefined) await addNote(world, noteId, id, `By ${world.name}`)
  }
  if (one.do === 'tag') {
    const tagId = idAt(office.run * 100 + 80 + one.tag)
    if ((await db.tags.get(tagId)) === undefined) await addTag(world, tagId, `Tag ${office.run} ${one.tag}`)
    await edit(world, id, { [`tags.${tagId}`]: one.on ? 1 : null })
  }
}

function contactId({ run }: Office, number: number): string {
  return idAt(run * 100 + number)
}
