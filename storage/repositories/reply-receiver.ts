import { isTimeZone } from '@/utils/dates/zoned'
import { placeOfPhone } from '@/utils/phone-zone'
import type { TemplateContact } from '@/utils/templates/variables'
import { privacyGuard } from '../private-chats'
import type { Target } from '../protocol/shared'
import type { ChatIdentity } from '../schema/chat'
import { snapshot } from '../write/transact'
import { resolve, type Sighting } from './identity'
import { toContact } from './wire'

/** Whom a reply is for. `contactId` only when it is surely that contact. */
export type Receiver = { contact?: TemplateContact; contactId?: string }

/** @returns whom a target addresses; nobody for a contact that is gone. */
export async function receiverOfTarget(target: Target): Promise<Receiver> {
  if ('chat' in target) return receiverOfChat(target.chat)
  const row = await snapshot((db) => db.contacts.get(target.contactId))
  if (row === undefined || row.deletedAt !== undefined) return {}
  return { contact: withZone(toContact(row)), contactId: row.id }
}

/** @returns the chat's contact; of a chat without one, or a private one, what the chat itself shows. */
export async function receiverOfChat(sighting: Sighting): Promise<Receiver> {
  const guard = await privacyGuard(sighting)
  if (guard.isPrivate()) return { contact: withZone(shownBy(sighting)) }
  return snapshot(async (db) => {
    const found = await resolve(db, sighting)
    const row = found.status === 'known' ? await db.contacts.get(found.contactId) : undefined
    if (row === undefined) return { contact: withZone(shownBy(sighting)) }
    return { contact: withZone(toContact(row)), contactId: row.id }
  })
}

function shownBy({ kind, name, phone }: ChatIdentity): TemplateContact {
  return { kind, name, ...(phone !== undefined && { phone }) }
}

function withZone(contact: TemplateContact): TemplateContact {
  if (contact.timeZone !== undefined && isTimeZone(contact.timeZone)) return contact
  const place = contact.phone === undefined ? undefined : placeOfPhone(contact.phone)
  const { timeZone: _, ...rest } = contact
  return place === undefined ? rest : { ...rest, timeZone: place.timeZone }
}
