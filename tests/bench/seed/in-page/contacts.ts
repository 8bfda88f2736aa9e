import { CONTACT_SOURCES } from '@/storage/schema/contact'
import type { RowOf } from '@/storage/rows'
import type { SeedChat, SeedPlan } from '../plan'
import { invent, inventCompany } from './names'
import type { SeedRandom } from './random'

type Contact = RowOf<'contacts'>
type Alias = { kind: 'lid' | 'phone' | 'group'; value: string }
export type SeedContact = { row: Contact; aliases: Alias[] }

const DAY_MS = 86_400_000
const YEARS_MS = 3 * 365 * DAY_MS

/**
 * `taken` gathers the numbers in use: two contacts of one number would fight over its chat.
 * @returns the contact at a place: first one for each chat of the practice page, then invented people.
 */
export function makeContact(
  plan: SeedPlan,
  at: number,
  tagIds: readonly [string, ...string[]],
  taken: Set<string>,
  random: SeedRandom,
): SeedContact {
  const chat = plan.chats[at]
  const who = chat === undefined ? stranger(taken, random) : ofChat(chat)
  for (const { value } of who.aliases) taken.add(value)
  const createdAt = plan.nowMs - YEARS_MS + Math.floor((at / plan.contacts) * YEARS_MS)
  const updatedAt = createdAt + Math.floor(random.next() * (plan.nowMs - createdAt))
  const row: Contact = {
    id: random.id(createdAt),
    kind: who.kind,
    name: who.name,
    ...(who.phone !== undefined && { phone: who.phone }),
    ...details(who.language, random),
    custom: random.chance(0.05) ? { Budget: `${random.below(90) + 10}00 EUR`, Size: 'M' } : {},
    tags: Object.fromEntries(someTags(tagIds, random).map((id) => [id, 1 as const])),
    createdAt,
    updatedAt,
    ...(random.chance(0.3) && { activityAt: updatedAt }),
    ...gradeOf(random.next()),
  }
  return { row, aliases: who.aliases }
}

/** One in fifty is an A. */
function gradeOf(place: number): Pick<Contact, 'grade'> {
  if (place > 0.3) return {}
  return { grade: place < 0.02 ? 'A' : place < 0.1 ? 'B' : 'C' }
}

type Who = { kind: Contact['kind']; name: string; phone?: string; language?: string; aliases: Alias[] }

function stranger(taken: ReadonlySet<string>, random: SeedRandom): Who {
  let person = invent(random)
  while (taken.has(person.phone)) person = invent(random)
  const { name, phone, language } = person
  const lid: Alias[] = random.chance(0.5) ? [{ kind: 'lid', value: `4${random.digits(14)}` }] : []
  if (random.chance(0.06)) return { kind: 'person', name, language, aliases: lid }
  return { kind: 'person', name, phone, language, aliases: [{ kind: 'phone', value: phone }, ...lid] }
}

function ofChat({ id, title, kind, phone }: SeedChat): Who {
  const [user = '', server] = id.split('@')
  if (server === 'g.us') return { kind: 'group', name: title, aliases: [{ kind: 'group', value: user }] }
  const aliases: Alias[] = server === 'lid' ? [{ kind: 'lid', value: user }] : []
  if (phone === undefined) return { kind, name: title, aliases }
  const written = `+${phone}`
  return { kind, name: title, phone: written, aliases: [...aliases, { kind: 'phone', value: written }] }
}

function details(language: string | undefined, random: SeedRandom): Partial<Contact> {
  return {
    ...(random.chance(0.4) && { company: inventCompany(random) }),
    ...(random.chance(0.3) && { email: `${random.digits(6)}@example.com` }),
    ...(random.chance(0.5) && { source: random.pick(CONTACT_SOURCES) }),
    ...(language !== undefined && random.chance(0.3) && { language }),
  }
}

function someTags(tagIds: readonly [string, ...string[]], random: SeedRandom): string[] {
  const count = random.chance(0.4) ? 0 : 1 + random.below(4)
  return Array.from({ length: count }, () => random.pickUsual(tagIds))
}
