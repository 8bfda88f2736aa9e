import type { AccountSeen, CardMore, Duplicate, TimelineEntry } from '@/storage/protocol/customers'
import type { TrashEntry } from '@/storage/protocol/data'
import type { Alias } from '@/storage/schema/alias'
import type { Contact } from '@/storage/schema/contact'
import type { FollowUp } from '@/storage/schema/follow-up'
import type { Reason } from '@/utils/today/reason'
import type { HealthReport } from '@/storage/schema/health'
import type { Note } from '@/storage/schema/note'
import type { MediaBrief } from '@/storage/schema/media'
import type { Activity } from '@/storage/schema/message'
import type { Product } from '@/storage/schema/product'
import type { Reply, ReplyVersion } from '@/storage/schema/reply'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import type { SuggestionRule } from '@/storage/schema/suggestion'
import { type Deal, type Order, type Stage, STAGE_KEYS } from '@/storage/schema/deal'
import type { ScoreRow } from '@/storage/schema/score'
import type { VisibleSettings } from '@/storage/schema/settings'
import type { Tag, TagColor } from '@/storage/schema/tag'
import type { TagRule } from '@/storage/schema/tag-rule'
import { newId } from '@/utils/ids'
import { type FakeTeam, nobody } from './fake-team'
import type { FakeTexts } from './fake-text-handlers'

export { newId }

export type FakeState = {
  contacts: Contact[]
  tags: Tag[]
  notes: Note[]
  followUps: FollowUp[]
  /** Follow-ups that a reply has cancelled. */
  cancelled: FollowUp[]
  /** Why a customer stands in Today, by contact id: all but follow-ups that are due. */
  reasons: Record<string, Reason[]>
  replies: Reply[]
  versions: ReplyVersion[]
  /** By reply id. */
  uses: Record<string, { uses: number; lastUsedAt: number }>
  statistics: ReplyStatistics[]
  media: MediaBrief[]
  /** Base64, by media id and index. */
  chunks: Record<string, string>
  products: Product[]
  suggestions: SuggestionRule[]
  deals: Deal[]
  orders: Order[]
  tagRules: TagRule[]
  /** Pairs of contact ids that are not the same. */
  distinct: [string, string][]
  /** Messages of exported chats, by contact id. */
  imported: Record<string, number>
  /** Quick replies sent to anybody in the last day, when there were many. */
  recentReplies: number
  aliases: Alias[]
  accounts: AccountSeen[]
  duplicates: Duplicate[]
  /** By contact id. */
  scores: Record<string, ScoreRow>
  activity: Record<string, Activity>
  files: Record<string, CardMore['files']>
  /** What happened to a contact beside what has a row of its own. */
  happened: Record<string, TimelineEntry[]>
  settings: VisibleSettings
  health: HealthReport[]
  /** Contact ids by chat key. */
  links: Record<string, string>
  privateChats: string[]
  tabs: { open: number; connected: number }
  /** Newest first. */
  trash: TrashEntry[]
  texts: FakeTexts
  team: FakeTeam
}

/** The moment at which everything in the fake database was written. */
export const AT = Date.UTC(2026, 9, 1, 12, 0)

/** The stages every pipeline begins with. */
export const STAGES: readonly Stage[] = STAGE_KEYS.map((key, at) => ({
  id: `00000000-0000-5000-8000-0000000000d${at + 1}`,
  key,
  kind: key === 'won' || key === 'lost' ? key : 'open',
}))

export function emptyState(): FakeState {
  return {
    contacts: [],
    tags: [],
    notes: [],
    followUps: [],
    cancelled: [],
    reasons: {},
    replies: [],
    versions: [],
    uses: {},
    statistics: [],
    media: [],
    chunks: {},
    products: [],
    suggestions: [],
    deals: [],
    orders: [],
    tagRules: [],
    distinct: [],
    imported: {},
    recentReplies: 0,
    aliases: [],
    accounts: [],
    duplicates: [],
    scores: {},
    activity: {},
    files: {},
    happened: {},
    settings: {
      language: 'en',
      theme: 'auto',
      trigger: '/',
      pickerShortcut: true,
      sidebar: 'auto',
      sidebarWidth: 340,
      myName: 'Ana',
      myCompany: 'Atelier',
      myPhone: '',
      myEmail: '',
      myWebsite: '',
      quietHours: { on: false, from: 1260, to: 480 },
      workingHours: { days: [1, 2, 3, 4, 5], from: 540, to: 1080 },
      holidays: [],
      serviceLevels: {
        A: { minutes: 15, nightMinutes: 30 },
        B: { minutes: 120 },
        C: { minutes: 1440 },
        other: { minutes: 120 },
      },
      cadences: [],
      today: { quietAfterHours: 72, noStepAfterHours: 24, forgetAfterDays: 60 },
      currency: 'EUR',
      stages: [...STAGES],
      customFields: [],
      grading: { ordersForA: 3, ordersForB: 1, amount: 5_000 },
      seniorOwner: '',
      suggestions: true,
      marks: true,
      keepTexts: false,
      sensitiveWords: [],
    },
    health: [],
    links: {},
    privateChats: [],
    tabs: { open: 0, connected: 0 },
    trash: [],
    texts: { isLocked: true, rows: [] },
    team: nobody(),
  }
}

export function contactNamed(name: string, fields: Partial<Contact> = {}): Contact {
  return { id: newId(), kind: 'person', name, custom: {}, tags: {}, createdAt: AT, updatedAt: AT, ...fields }
}

export function tagNamed(name: string, color: TagColor = 'blue'): Tag {
  return { id: newId(), name, color, createdAt: AT }
}

export function noteOf(contactId: string, text: string, createdAt = AT): Note {
  return { id: newId(), contactId, text, createdAt, updatedAt: createdAt }
}

export function followUpOf(contactId: string, dueAt: number, note?: string): FollowUp {
  const times = { dueAt, createdAt: AT, updatedAt: AT }
  const plain = { timeZone: 'UTC', condition: 'no-reply', armedAt: AT, state: 'due' } as const
  return { id: newId(), contactId, ...plain, ...times, ...(note && { note }) }
}

export function replyOf(
  shortcut: string,
  body: string,
  title = shortcut,
  fields: Partial<Reply> = {},
): Reply {
  return { id: newId(), shortcut, title, body, labels: {}, createdAt: AT, updatedAt: AT, ...fields }
}

export function productNamed(name: string, fields: Partial<Product> = {}): Product {
  return { id: newId(), name, prices: {}, createdAt: AT, updatedAt: AT, ...fields }
}

export function dealOf(contactId: string, title: string, fields: Partial<Deal> = {}): Deal {
  const times = { stageAt: AT, createdAt: AT, updatedAt: AT }
  const stageId = STAGES[0]?.id ?? ''
  return { id: newId(), contactId, title, currency: 'EUR', stageId, rank: 1, ...times, ...fields }
}

/** A stored file of `size` bytes; its pieces are not there. */
export function fileNamed(name: string, type: string, size: number): MediaBrief {
  return { id: newId(), name, type, size }
}
