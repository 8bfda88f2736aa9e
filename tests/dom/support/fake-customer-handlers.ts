import type { ParsedInputOf } from '@/storage/protocol/command'
import type { CardMore, TimelineEntry } from '@/storage/protocol/customers'
import type { UiCommands } from '@/storage/protocol/ui'
import type { Deal, DealDraft, Order } from '@/storage/schema/deal'
import { newId } from '@/utils/ids'
import { type FakeDatabase, found, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'
import { AT } from './fake-state'

type Name =
  | Extract<keyof UiCommands, `deals.${string}` | `orders.${string}`>
  | 'card.more'
  | 'timeline.page'
  | 'notes.search'
  | 'consents.add'
  | 'accounts.list'
type Input<Of extends Name> = ParsedInputOf<UiCommands[Of]>

const ON_CARD = 20
const IN_COLUMN = 30

export function fakeCustomerHandlers(db: FakeDatabase, write: Write): Pick<Handlers, Name> {
  return {
    'card.more': ({ contactId }) => more(db, contactId),
    'timeline.page': ({ contactId, ...page }) => pageOf(timeline(db, contactId), page),
    'notes.search': ({ contactId, search, ...page }) => {
      const words = search.toLowerCase()
      const fits = (text: string): boolean => text.toLowerCase().includes(words)
      return pageOf(
        db.state.notes.filter((note) => note.contactId === contactId && fits(note.text)),
        page,
      )
    },
    'consents.add': ({ target, contactId, id, ...consent }) =>
      write(['contacts'], () => {
        const owner = db.contactFor(target, contactId)
        const contact = db.contact(owner)
        contact.consents = { ...contact.consents, [id]: { at: AT, ...consent } }
        return owner
      }),
    'accounts.list': () => db.state.accounts,
    ...deals(db, write),
    ...orders(db, write),
  }
}

function deals(db: FakeDatabase, write: Write) {
  return {
    'deals.save': ({ target, contactId, deal }: Input<'deals.save'>) =>
      write(['deals', 'contacts'], () => {
        const owner = db.contactFor(target, contactId)
        const before = db.state.deals.find(({ id }) => id === deal.id)
        const others = db.state.deals.filter(({ id }) => id !== deal.id)
        db.state.deals = [...others, savedDeal(db, owner, deal, before)]
        return owner
      }),
    'deals.move': ({ id, stageId, beforeId }: Input<'deals.move'>) =>
      write(['deals'], () => {
        const deal = found(db.state.deals.find((one) => one.id === id))
        const column = inColumn(db, stageId).filter((one) => one.id !== id)
        const at = beforeId === undefined ? column.length : column.findIndex((one) => one.id === beforeId)
        column.splice(at, 0, savedDeal(db, deal.contactId, { ...deal, stageId }, deal))
        const moved = column.map((one, rank) => ({ ...one, rank }))
        const others = db.state.deals.filter((one) => moved.every((each) => each.id !== one.id))
        db.state.deals = [...others, ...moved]
      }),
    'deals.remove': ({ id }: Input<'deals.remove'>) =>
      write(['deals'], () => void (db.state.deals = db.state.deals.filter((one) => one.id !== id))),
    'deals.board': () =>
      db.state.settings.stages.map(({ id: stageId }) => {
        const all = inColumn(db, stageId)
        const { rows, next } = pageOf(all, { limit: IN_COLUMN })
        const withContacts = rows.map((deal) => withContact(db, deal))
        return {
          stageId,
          count: all.length,
          sums: sumsOf(all),
          deals: withContacts,
          ...(next !== undefined && { next }),
        }
      }),
    'deals.column': ({ stageId, ...page }: Input<'deals.column'>) =>
      pageOf(
        inColumn(db, stageId).map((deal) => withContact(db, deal)),
        page,
      ),
  }
}

function orders(db: FakeDatabase, write: Write) {
  return {
    'orders.save': ({ target, contactId, order }: Input<'orders.save'>) =>
      write(['orders', 'contacts'], () => {
        const owner = db.contactFor(target, contactId)
        const others = db.state.orders.filter(({ id }) => id !== order.id)
        db.state.orders = [...others, { ...order, contactId: owner, createdAt: AT, updatedAt: AT }]
        return owner
      }),
    'orders.remove': ({ id }: Input<'orders.remove'>) =>
      write(['orders'], () => void (db.state.orders = db.state.orders.filter((one) => one.id !== id))),
    'orders.page': ({ contactId, ...page }: Input<'orders.page'>) => pageOf(ordersOf(db, contactId), page),
  }
}

/** As the real one keeps a deal: it enters a stage at the end of it, and is closed in one of won or lost. */
function savedDeal(db: FakeDatabase, contactId: string, draft: DealDraft, before: Deal | undefined): Deal {
  const { id, title, currency, stageId, amountMinor, expectedClose, note } = draft
  const isMoved = before?.stageId !== stageId
  const isClosed = db.state.settings.stages.find((stage) => stage.id === stageId)?.kind !== 'open'
  return {
    id,
    title,
    currency,
    stageId,
    contactId,
    createdAt: AT,
    updatedAt: AT,
    ...(amountMinor !== undefined && { amountMinor }),
    ...(expectedClose !== undefined && { expectedClose }),
    ...(note !== undefined && { note }),
    stageAt: isMoved ? AT : before.stageAt,
    rank: isMoved ? inColumn(db, stageId).length : before.rank,
    ...(isClosed && { closedAt: AT }),
  }
}

function inColumn(db: FakeDatabase, stageId: string): Deal[] {
  return db.state.deals.filter((deal) => deal.stageId === stageId).toSorted((a, b) => a.rank - b.rank)
}

function withContact(db: FakeDatabase, deal: Deal) {
  return { ...deal, contact: db.brief(db.contact(deal.contactId)) }
}

function sumsOf(all: readonly Deal[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { currency, amountMinor = 0 } of all) sums[currency] = (sums[currency] ?? 0) + amountMinor
  return sums
}

function ordersOf(db: FakeDatabase, contactId: string): Order[] {
  return db.state.orders.filter((one) => one.contactId === contactId).toSorted((a, b) => b.at - a.at)
}

function more(db: FakeDatabase, contactId: string): CardMore {
  db.contact(contactId)
  const { deals, aliases, files, scores, duplicates } = db.state
  const score = scores[contactId]
  const own = deals.filter((deal) => deal.contactId === contactId)
  const all = ordersOf(db, contactId)
  return {
    ...(score && { score }),
    deals: own.toSorted((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0)).slice(0, ON_CARD),
    orders: all.slice(0, ON_CARD),
    orderCount: all.length,
    files: (files[contactId] ?? []).slice(0, ON_CARD),
    aliases: aliases.filter((one) => one.contactId === contactId),
    duplicates: duplicates.filter(({ contact }) => contact.id === contactId).slice(0, 3),
  }
}

/** Notes, follow-ups and orders of a contact, and whatever else a test says has happened. */
function timeline(db: FakeDatabase, contactId: string): TimelineEntry[] {
  const { notes, followUps, happened } = db.state
  const own = <Row extends { contactId: string }>(rows: Row[]): Row[] =>
    rows.filter((row) => row.contactId === contactId)
  const entries: TimelineEntry[] = [
    ...own(notes).map((note) => ({ id: note.id, at: note.createdAt, kind: 'note' as const, note })),
    ...own(followUps).map((followUp) => {
      const { id, createdAt: at } = followUp
      return { id, at, kind: 'follow-up' as const, followUp }
    }),
    ...ordersOf(db, contactId).map(({ id, at, ...order }) => {
      return { id, at, kind: 'order' as const, order: { id, at, ...order } }
    }),
    ...(happened[contactId] ?? []),
  ]
  return entries.toSorted((a, b) => b.at - a.at)
}

/** Something that happened to a contact, for its timeline. */
export function eventOf(at: number, what: Extract<TimelineEntry, { kind: 'event' }>['what']): TimelineEntry {
  return { id: newId(), at, kind: 'event', what }
}
