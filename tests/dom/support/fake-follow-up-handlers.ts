import type { TodayCounts, TodayFilter, TodayRow } from '@/storage/protocol/follow-ups'
import type { UiCommands } from '@/storage/protocol/ui'
import type { FollowUp } from '@/storage/schema/follow-up'
import { now } from '@/utils/clock'
import { REASON_KINDS, type Reason } from '@/utils/today/reason'
import { type FakeDatabase, found, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'
import { AT } from './fake-state'

type Name = Extract<keyof UiCommands, `followUps.${string}` | `today.${string}`>

export function fakeFollowUpHandlers(db: FakeDatabase, write: Write): Pick<Handlers, Name> {
  return { ...followUps(db, write), ...today(db, write) }
}

function followUps(db: FakeDatabase, write: Write) {
  const drop = (id: string): void => {
    db.state.followUps = db.state.followUps.filter((one) => one.id !== id)
  }
  const isOwn = (contactId: string): boolean => (db.contact(contactId).ownerId ?? 'me') === 'me'
  const withContact = (one: FollowUp) => ({ contact: db.brief(db.contact(one.contactId)), ...one })
  return {
    'followUps.set': ({ target, ...input }: Parameters<Handlers['followUps.set']>[0]) =>
      write(['followUps', 'contacts'], () => {
        const contactId = db.contactFor(target, input.contactId)
        const { condition = 'no-reply' } = input
        const times = { armedAt: now(), createdAt: AT, updatedAt: AT }
        drop(input.id)
        db.state.followUps.push({ ...input, ...times, condition, contactId, state: 'due' })
        return contactId
      }),
    'followUps.done': ({ id }: { id: string }) => {
      const { rule, dueAt } = found(db.state.followUps.find((one) => one.id === id))
      const nextAt = rule === undefined ? undefined : dueAt + DAY_MS
      const written = write(['followUps'], () => {
        if (nextAt === undefined) drop(id)
        else move(db, id, nextAt)
      })
      return { ...written, ...(nextAt !== undefined && { nextAt }) }
    },
    'followUps.remove': ({ id }: { id: string }) => write(['followUps'], () => drop(id)),
    'followUps.snooze': ({ id, dueAt }: { id: string; dueAt: number }) =>
      write(['followUps'], () => move(db, id, dueAt)),
    'followUps.reopen': ({ id }: { id: string }) =>
      write(['followUps'], () => {
        const { doneAt: _, outcome: __, ...one } = found(db.state.cancelled.find((each) => each.id === id))
        db.state.cancelled = db.state.cancelled.filter((each) => each.id !== id)
        db.state.followUps.push({ ...one, state: 'due', condition: 'regardless' })
      }),
    'followUps.page': (input: Parameters<Handlers['followUps.page']>[0]) =>
      pageOf(
        db.state.followUps
          .toSorted((a, b) => a.dueAt - b.dueAt)
          .map(withContact)
          .filter(({ contactId }) => input.mine === undefined || isOwn(contactId)),
        input,
      ),
    'followUps.cancelled': () => db.state.cancelled.map(withContact),
  }
}

function today(db: FakeDatabase, write: Write) {
  return {
    'today.page': ({ filter, ...page }: Parameters<Handlers['today.page']>[0]) =>
      pageOf(todayRows(db, filter), page),
    'today.counts': () => {
      const counts = (['all', ...REASON_KINDS] as const).map((kind) => [kind, todayRows(db, kind).length])
      return Object.fromEntries(counts) as TodayCounts
    },
    'today.handled': ({ contactId }: { contactId: string }) =>
      write(['contacts'], () => void delete db.state.reasons[contactId]),
  }
}

const DAY_MS = 86_400_000

function move(db: FakeDatabase, id: string, dueAt: number): void {
  db.state.followUps = db.state.followUps.map((one) => (one.id === id ? { ...one, dueAt } : one))
}

/** Customers with a reason, in the order of the first of their reasons. */
function todayRows(db: FakeDatabase, filter: TodayFilter): TodayRow[] {
  const rankOf = ({ reasons: [first] }: TodayRow): number =>
    REASON_KINDS.findIndex((kind) => kind === first?.kind)
  return db.state.contacts
    .map((contact): TodayRow => {
      const own = db.state.followUps.filter(({ contactId }) => contactId === contact.id)
      const [followUp] = own.toSorted((a, b) => a.dueAt - b.dueAt)
      const reasons = [...(db.state.reasons[contact.id] ?? []), ...dueReason(followUp)]
      return { contact: db.brief(contact), reasons, ...(followUp && { followUp }) }
    })
    .filter(({ reasons }) => reasons.some(({ kind }) => filter === 'all' || kind === filter))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
}

function dueReason(followUp: FollowUp | undefined): Reason[] {
  if (followUp === undefined || followUp.dueAt > now()) return []
  const { dueAt, note } = followUp
  return [{ kind: 'follow-up', dueAt, ...(note !== undefined && { note }) }]
}
