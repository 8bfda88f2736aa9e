import { aliasRow } from '@/storage/repositories/alias-changes'
import { messageRowId } from '@/storage/repositories/message-ids'
import type { RowOf } from '@/storage/rows'
import { TAG_COLORS } from '@/storage/schema/tag'
import type { Activity } from '@/storage/schema/message'
import type { SeedPlan } from '../plan'
import type { SeedContact } from './contacts'
import type { SeedRandom } from './random'

export type ContactExtras = {
  aliases: RowOf<'aliases'>[]
  notes: RowOf<'notes'>[]
  followUps: RowOf<'followUps'>[]
  messages: RowOf<'messages'>[]
  activity: Activity[]
  orders: RowOf<'orders'>[]
  deals: RowOf<'deals'>[]
  /** What was said then needs no answer. */
  handledAt?: number
}

const TAGS = 300
const FOLDERS = ['stage', 'product', 'region', 'source'] as const
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** With 100,000 contacts, 2,000 follow-ups are due. */
const DUE_EVERY = 50
/** Far enough away that no reminder fires during a measurement, however old the cached profile is. */
const FIRST_DUE_MS = 5 * 365 * 24 * HOUR_MS
const MESSAGES_OF_CHAT = 60
/** Of the pipeline that everybody begins with. */
const OPEN_STAGES = [
  '00000000-0000-5000-8000-0000000000d1',
  '00000000-0000-5000-8000-0000000000d2',
  '00000000-0000-5000-8000-0000000000d3',
] as const

export function makeTags(plan: SeedPlan, random: SeedRandom): RowOf<'tags'>[] {
  return Array.from({ length: TAGS }, (_, at) => ({
    id: random.id(plan.nowMs - at * 1_000),
    name: `${FOLDERS[at % FOLDERS.length]} ${at}`,
    color: random.pick(TAG_COLORS),
    folder: FOLDERS[at % FOLDERS.length] ?? FOLDERS[0],
    createdAt: plan.nowMs - at * 1_000,
  }))
}

/** @returns what belongs to a contact. Those of the practice page's chats have notes, a follow-up and messages. */
export function makeExtras(
  plan: SeedPlan,
  contact: SeedContact,
  at: number,
  random: SeedRandom,
): ContactExtras {
  const { row, aliases } = contact
  const isChat = at < plan.chats.length
  const isDue = !isChat && at % DUE_EVERY === 0
  const noteCount = isChat ? 6 : random.chance(0.2) ? 1 + random.below(3) : 0
  const messageCount = isChat ? MESSAGES_OF_CHAT : countOfMessages(plan, random)
  const hasFollowUp = isChat || random.chance(0.05)
  const spacingHours = plan.messagesEach === undefined ? 1 : 0.1 + random.next() * 40
  const messages = times(messageCount, (nth) => message(plan, row.id, nth * spacingHours, random))
  const activity = isChat ? lastOf(row.id, messages, plan) : someActivity(row.id, plan, random)
  const isHandled = !isChat && activity.lastDirection === 'in' && !random.chance(0.05)
  return {
    aliases: aliases.map((alias) => aliasRow(plan.account, alias, row.id, row.createdAt)),
    notes: times(noteCount, (nth) => note(plan, row.id, nth, random)),
    followUps: hasFollowUp || isDue ? [followUp(plan, row.id, isDue, random)] : [],
    messages,
    activity: [activity],
    ...(plan.messagesEach === undefined ? { orders: [], deals: [] } : trade(plan, row.id, random)),
    ...(isHandled && activity.lastAt !== undefined && { handledAt: activity.lastAt }),
  }
}

/** A third of the contacts have records; of the others only the last message is known. */
function countOfMessages({ messagesEach }: SeedPlan, random: SeedRandom): number {
  if (messagesEach === undefined) return random.chance(0.05) ? 1 + random.below(20) : 0
  return random.chance(1 / 3) ? 1 + random.below(6 * messagesEach) : 0
}

/** One in ten has ordered, one in twenty has a deal. */
function trade(
  plan: SeedPlan,
  contactId: string,
  random: SeedRandom,
): Pick<ContactExtras, 'orders' | 'deals'> {
  const own = { contactId, currency: 'USD', createdAt: plan.nowMs, updatedAt: plan.nowMs }
  const order = (): RowOf<'orders'> => ({
    ...own,
    id: random.id(plan.nowMs),
    at: plan.nowMs - random.below(300 * 24) * HOUR_MS,
    amountMinor: random.below(1_000_000),
  })
  const deal = (): RowOf<'deals'> => ({
    ...own,
    id: random.id(plan.nowMs),
    title: 'Boxes',
    amountMinor: random.below(1_000_000),
    stageId: random.pick(OPEN_STAGES),
    stageAt: plan.nowMs,
    rank: random.next(),
  })
  return {
    orders: random.chance(0.1) ? times(1 + random.below(5), order) : [],
    deals: random.chance(0.05) ? [deal()] : [],
  }
}

function note(plan: SeedPlan, contactId: string, at: number, random: SeedRandom): RowOf<'notes'> {
  const createdAt = plan.nowMs - at * 30 * HOUR_MS - random.below(HOUR_MS)
  return {
    id: random.id(createdAt),
    contactId,
    text: `Asked for ${10 + random.below(90)} pieces, prefers mornings. Call back about the size of the boxes.`,
    createdAt,
    updatedAt: createdAt,
    ...(at === 1 && { pinnedAt: createdAt }),
  }
}

/** One that is due has fired already: a new notification would be measured along. */
function followUp(plan: SeedPlan, contactId: string, isDue: boolean, random: SeedRandom): RowOf<'followUps'> {
  const hours = random.below(10_000)
  const dueAt = isDue ? plan.nowMs - (1 + hours / 20) * HOUR_MS : plan.nowMs + FIRST_DUE_MS + hours * HOUR_MS
  return {
    id: random.id(plan.nowMs),
    contactId,
    dueAt,
    timeZone: 'Europe/Lisbon',
    note: 'Ask about the sample',
    condition: 'regardless',
    armedAt: plan.nowMs,
    state: isDue ? 'fired' : 'due',
    ...(isDue && { firedAt: dueAt }),
    createdAt: plan.nowMs,
    updatedAt: plan.nowMs,
  }
}

function message(plan: SeedPlan, contactId: string, at: number, random: SeedRandom): RowOf<'messages'> {
  const messageId = `3A${random.digits(18)}`
  return {
    id: messageRowId(plan.account, messageId),
    messageId,
    contactId,
    account: plan.account,
    direction: random.chance(0.5) ? 'in' : 'out',
    at: plan.nowMs - Math.floor((at + 200) * 60) * MINUTE_MS,
    ack: 'read',
    kind: 'text',
    length: random.below(200),
    seenAt: plan.nowMs - HOUR_MS,
  }
}

function lastOf(id: string, messages: RowOf<'messages'>[], { nowMs }: SeedPlan): Activity {
  const lastAt = messages[0]?.at ?? nowMs
  return { id, lastAt, lastDirection: 'in', lastAck: 'read', unread: 0, asOf: nowMs, source: 'open-chat' }
}

/** Conversations of the last year: a third ended with the customer, of whom most were dealt with. */
function someActivity(id: string, { nowMs }: SeedPlan, random: SeedRandom): Activity {
  const lastAt = nowMs - random.below(365 * 24 * 60) * MINUTE_MS
  const lastDirection = random.chance(0.35) ? 'in' : 'out'
  const last =
    lastDirection === 'out'
      ? { lastOutAt: lastAt }
      : { lastInAt: lastAt, waitingSince: lastAt, waitingCount: 1 + random.below(3) }
  return { id, lastAt, lastDirection, lastAck: 'read', unread: 0, asOf: nowMs, source: 'model', ...last }
}

function times<Value>(count: number, make: (at: number) => Value): Value[] {
  return Array.from({ length: count }, (_, at) => make(at))
}
