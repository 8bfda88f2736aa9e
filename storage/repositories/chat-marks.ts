import { addDays, epochOf, wallClock } from '@/utils/dates/zoned'
import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { privacyGuard } from '../private-chats'
import type { ChatMark } from '../protocol/page'
import type { ContactRow } from '../rows'
import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import type { Tag } from '../schema/tag'
import { snapshot } from '../write/snapshot'
import { aliasesOf, pickAliases } from './alias-lookup'
import type { ChatName } from './chat-names'
import { resolve } from './identity'
import { liveTags } from './tag-lists'

const MAX_COLORS = 3

/**
 * @returns what is marked on the rows of these chats: colours of tags, in the order of the card, and whether a follow-up
 * is due. A chat that nothing tells from another one of its name gets no mark, and no private one.
 */
export async function marksOf(chats: readonly ChatIdentity[]): Promise<ChatMark[]> {
  const known = await snapshot(async (db) => withAlias(db, chats))
  const guarded = await Promise.all(known.map(async (chat) => ({ chat, guard: await privacyGuard(chat) })))
  const open = guarded.filter(({ guard }) => !guard.isPrivate()).map(({ chat }) => chat)
  return snapshot(async (db) => {
    const tags = await liveTags(db)
    const now = clockNow()
    const ids: { key: string; contactId: string }[] = []
    for (const chat of open) {
      const found = await resolve(db, { ...chat, isAmbiguous: false, messageIds: [] })
      if (found.status === 'known') ids.push({ key: chat.key, contactId: found.contactId })
    }
    const contacts = await db.contacts.bulkGet(ids.map(({ contactId }) => contactId))
    return ids.flatMap(({ key }, at) => markOf(key, contacts[at], tags, now))
  })
}

/** Most chats have no card: one look for all of them keeps the others from being asked for one by one. */
async function withAlias(db: Database, chats: readonly ChatIdentity[]): Promise<ChatIdentity[]> {
  const aliases = await aliasesOf(db, chats)
  const names = new Map<string, number>()
  for (const { name } of chats) names.set(name, (names.get(name) ?? 0) + 1)
  return chats.filter((chat) => {
    const { lid, phone, group, name } = chat
    const strong = [
      { kind: 'lid', value: lid },
      { kind: 'phone', value: phone },
      { kind: 'group', value: group },
    ] as const
    const isStrong = strong.some(({ value }) => value !== undefined)
    if (!isStrong && names.get(name) !== 1) return false
    const own = isStrong ? strong : [{ kind: 'name', value: name } as const]
    return own.some(
      ({ kind, value }) => value !== undefined && isBorne(aliases, chat.account, { kind, value }),
    )
  })
}

/** In another account too: a colleague's customer may be recognised by it. */
function isBorne(aliases: readonly Alias[], account: string, name: ChatName): boolean {
  if (name.kind === 'name') return pickAliases(aliases, account, name).length > 0
  return aliases.some(({ kind, value }) => kind === name.kind && value === name.value)
}

function markOf(key: string, contact: ContactRow | undefined, tags: readonly Tag[], now: number): ChatMark[] {
  if (contact === undefined || contact.deletedAt !== undefined) return []
  const worn = tags.filter(({ id }) => Object.hasOwn(contact.tags, id))
  const colors = worn.slice(0, MAX_COLORS).map(({ color }) => color)
  const due = dueOf(contact.nextFollowUpAt, now)
  if (colors.length === 0 && due === undefined) return []
  return [{ key, colors, ...(due !== undefined && { due }) }]
}

function dueOf(dueAt: number | undefined, now: number): ChatMark['due'] {
  if (dueAt === undefined) return undefined
  if (dueAt <= now) return 'overdue'
  return dueAt < endOfDay(now) ? 'today' : undefined
}

function endOfDay(now: number): number {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return epochOf({ ...addDays(wallClock(now, timeZone), 1), hour: 0, minute: 0 }, timeZone)
}
