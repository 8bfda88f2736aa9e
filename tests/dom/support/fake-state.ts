import type { Contact } from '@/storage/schema/contact'
import type { FollowUp } from '@/storage/schema/follow-up'
import type { HealthReport } from '@/storage/schema/health'
import type { Note } from '@/storage/schema/note'
import type { Reply } from '@/storage/schema/reply'
import type { VisibleSettings } from '@/storage/schema/settings'
import type { Tag, TagColor } from '@/storage/schema/tag'
import { newId } from '@/utils/ids'

export type FakeState = {
  contacts: Contact[]
  tags: Tag[]
  notes: Note[]
  followUps: FollowUp[]
  replies: Reply[]
  settings: VisibleSettings
  health: HealthReport[]
  /** Contact ids by chat key. */
  links: Record<string, string>
  privateChats: string[]
  tabs: { open: number; connected: number }
}

/** The moment at which everything in the fake database was written. */
export const AT = Date.UTC(2026, 9, 1, 12, 0)

export function emptyState(): FakeState {
  return {
    contacts: [],
    tags: [],
    notes: [],
    followUps: [],
    replies: [],
    settings: {
      language: 'en',
      theme: 'auto',
      trigger: '/',
      pickerShortcut: true,
      sidebar: 'auto',
      sidebarWidth: 340,
      myName: 'Ana',
      myCompany: 'Atelier',
      quietHours: { on: false, from: 1260, to: 480 },
    },
    health: [],
    links: {},
    privateChats: [],
    tabs: { open: 0, connected: 0 },
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
  return { id: newId(), contactId, timeZone: 'UTC', state: 'due', ...times, ...(note && { note }) }
}

export function replyOf(shortcut: string, body: string, title = shortcut): Reply {
  return { id: newId(), shortcut, title, body, labels: {}, createdAt: AT, updatedAt: AT }
}
