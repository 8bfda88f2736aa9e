import { isTimeZone } from '@/utils/dates/zoned'
import { placeOfPhone } from '@/utils/phone-zone'
import type { TemplateContact, TemplateDeal } from '@/utils/templates/variables'
import type { Database } from '../database'
import { privacyGuard } from '../private-chats'
import type { Target } from '../protocol/shared'
import type { ContactRow } from '../rows'
import type { ChatIdentity } from '../schema/chat'
import type { Settings } from '../schema/settings'
import { readSettings } from '../settings'
import { snapshot } from '../write/snapshot'
import { resolve, type Sighting } from './identity'
import { kindOfStage, shelterOf } from './stages'
import { toContact } from './wire'

/** Whom a reply is for. `contactId` only when it is surely that contact. */
export type Receiver = { contact?: TemplateContact; contactId?: string }

/** @returns whom a target addresses; nobody for a contact that is gone. */
export async function receiverOfTarget(target: Target): Promise<Receiver> {
  if ('chat' in target) return receiverOfChat(target.chat)
  const settings = await readSettings()
  return snapshot(async (db) => {
    const row = await db.contacts.get(target.contactId)
    if (row === undefined || row.deletedAt !== undefined) return {}
    return receiverOf(db, row, settings)
  })
}

/** @returns the chat's contact; of a chat without one, or a private one, what the chat itself shows. */
export async function receiverOfChat(sighting: Sighting): Promise<Receiver> {
  const guard = await privacyGuard(sighting)
  if (guard.isPrivate()) return { contact: withZone(shownBy(sighting)) }
  const settings = await readSettings()
  return snapshot(async (db) => {
    const found = await resolve(db, sighting)
    const row = found.status === 'known' ? await db.contacts.get(found.contactId) : undefined
    if (row === undefined) return { contact: withZone(shownBy(sighting)) }
    return receiverOf(db, row, settings)
  })
}

async function receiverOf(db: Database, row: ContactRow, settings: Settings): Promise<Receiver> {
  const deal = await newestOpenDeal(db, row.id, settings)
  return { contact: withZone({ ...toContact(row), deal }), contactId: row.id }
}

async function newestOpenDeal(
  db: Database,
  contactId: string,
  settings: Settings,
): Promise<TemplateDeal | undefined> {
  const deals = await db.deals.where('contactId').equals(contactId).toArray()
  const [newest] = deals
    .filter(({ stageKey, stageId }) => stageKey !== undefined && kindOfStage(settings, stageId) === 'open')
    .sort((a, b) => b.createdAt - a.createdAt)
  if (newest === undefined) return undefined
  const ids = [newest.stageId, shelterOf(settings)]
  return { ...newest, stage: ids.map((id) => settings.stages.find((one) => one.id === id)).find(Boolean) }
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
