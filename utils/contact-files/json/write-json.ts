import type { ExportedPerson } from '../exported'

export const JSON_FORMAT = 'chatside.contacts'
export const JSON_VERSION = 1

/**
 * A file of contacts as docs/data-export.md describes it, written in pieces: the head, then each contact on a line of its
 * own, then the end.
 */
export function jsonHead(at: number): string {
  const head = JSON.stringify({ format: JSON_FORMAT, version: JSON_VERSION, exportedAt: iso(at) })
  return `${head.slice(0, -1)},"contacts":[\n`
}

/** @returns the lines of some contacts; all but the first ones of a file follow a comma. */
export function jsonContacts(people: readonly ExportedPerson[], isFirst: boolean): string {
  return people
    .map((person, at) => `${isFirst && at === 0 ? '' : ',\n'}${JSON.stringify(written(person))}`)
    .join('')
}

export const JSON_END = '\n]}\n'

function written({ contact, tags, phones, notes, followUps, deals, orders, lastAt }: ExportedPerson): object {
  const { id, kind, name, firstName, phone, company, email, role, language, timeZone } = contact
  const { source, channel, owner, grade, heat, quiet, custom, consents } = contact
  return {
    id,
    kind,
    name,
    firstName,
    phone,
    phones,
    company,
    email,
    role,
    language,
    timeZone,
    source,
    channel,
    owner,
    grade,
    heat,
    quiet: quiet && { reason: quiet.reason, at: iso(quiet.at) },
    custom,
    consents: Object.values(consents ?? {}).map(({ at, state, scope, way, note }) => {
      return { at: iso(at), state, scope, way, note }
    }),
    tags,
    notes: notes.map(({ text, createdAt, pinnedAt }) => {
      return { text, createdAt: iso(createdAt), pinned: pinnedAt !== undefined || undefined }
    }),
    followUps: followUps.map(({ dueAt, timeZone: zone, note, condition, rule, state, doneAt }) => {
      return { dueAt: iso(dueAt), timeZone: zone, note, condition, rule, state, doneAt: isoOf(doneAt) }
    }),
    deals: deals.map(
      ({ id: dealId, title, amountMinor, currency, stageId, expectedClose, note, closedAt }) => {
        return {
          id: dealId,
          title,
          amountMinor,
          currency,
          stageId,
          expectedClose,
          note,
          closedAt: isoOf(closedAt),
        }
      },
    ),
    orders: orders.map(({ id: orderId, at, amountMinor, currency, productId, dealId, note }) => {
      return { id: orderId, at: iso(at), amountMinor, currency, productId, dealId, note }
    }),
    createdAt: iso(contact.createdAt),
    updatedAt: iso(contact.updatedAt),
    lastMessageAt: isoOf(lastAt),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function isoOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : iso(at)
}
