import { now as clockNow } from '@/utils/clock'
import { isTimeZone } from '@/utils/dates/zoned'
import { placeOfPhone } from '@/utils/phone-zone'
import { renderTemplate } from '@/utils/templates/render'
import { type TemplateContact, templateValues } from '@/utils/templates/variables'
import { privacyGuard } from '../private-chats'
import type { Rendered } from '../protocol/page'
import type { Target } from '../protocol/shared'
import type { ChatIdentity } from '../schema/chat'
import { readSettings } from '../settings'
import { snapshot } from '../write/transact'
import { resolve, type Sighting } from './identity'
import { getReply } from './replies'
import { toContact } from './wire'

/**
 * Fills a reply in for whom it is for. A chat that is not surely a contact's is addressed by what the chat itself shows:
 * never by the data of a contact that only shares its name.
 * @throws AppError 'not-found' for an unknown reply.
 */
export async function renderReply(
  replyId: string,
  receiver: TemplateContact | undefined,
  answers: Record<string, string>,
  language: string,
): Promise<Rendered> {
  const { myName, myCompany } = await readSettings()
  const reply = await getReply(replyId)
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const writer = { name: myName, company: myCompany, language: reply.language ?? language, timeZone }
  const values = templateValues(receiver && withZone(receiver), writer, clockNow())
  return { ...renderTemplate(reply.body, values, answers), updatedAt: reply.updatedAt }
}

/** @returns whom a target addresses; undefined for a contact that is gone. */
export async function receiverOfTarget(target: Target): Promise<TemplateContact | undefined> {
  if ('chat' in target) return receiverOfChat(target.chat)
  const row = await snapshot((db) => db.contacts.get(target.contactId))
  return row === undefined || row.deletedAt !== undefined ? undefined : toContact(row)
}

/** @returns the chat's contact; of a chat without one, or a private one, what the chat itself shows. */
export async function receiverOfChat(sighting: Sighting): Promise<TemplateContact> {
  const guard = await privacyGuard(sighting)
  if (guard.isPrivate()) return shownBy(sighting)
  return snapshot(async (db) => {
    const found = await resolve(db, sighting)
    const row = found.status === 'known' ? await db.contacts.get(found.contactId) : undefined
    return row === undefined ? shownBy(sighting) : toContact(row)
  })
}

function shownBy({ kind, name, phone }: ChatIdentity): TemplateContact {
  return { kind, name, ...(phone !== undefined && { phone }) }
}

function withZone(receiver: TemplateContact): TemplateContact {
  if (receiver.timeZone !== undefined && isTimeZone(receiver.timeZone)) return receiver
  const place = receiver.phone === undefined ? undefined : placeOfPhone(receiver.phone)
  const { timeZone: _, ...rest } = receiver
  return place === undefined ? rest : { ...rest, timeZone: place.timeZone }
}
