import { idOf } from '@/utils/ids'
import type { AnyRow, RowOf } from '../rows'
import type { ContactEvent } from '../schema/event'
import type { RowChange } from './aggregates'
import { noteChange } from './announce'
import type { Transaction } from './transaction'

/**
 * Keeps an entry of the timeline for each stage a deal came into. One that is back where it was before has not been there:
 * its entry goes.
 */
export async function followDeals(tx: Transaction, rows: readonly RowChange[]): Promise<void> {
  for (const { before, after } of rows) {
    const [old, deal] = [before, after] as (RowOf<'deals'> | undefined)[]
    const wasThere = old !== undefined && (deal === undefined || old.stageAt > deal.stageAt)
    if (wasThere) await forget(tx, eventId(old))
    if (deal !== undefined && (old === undefined || old.stageAt < deal.stageAt)) await add(tx, deal)
    else if (deal !== undefined && old?.amountMinor !== deal.amountMinor) await amend(tx, deal)
  }
}

async function add(tx: Transaction, deal: RowOf<'deals'>): Promise<void> {
  const event = eventOf(deal)
  await tx.db.events.put(event)
  noteChange(tx.changes, 'events', event.id)
}

/** What it was worth when it left a stage is what it was worth there. */
async function amend(tx: Transaction, deal: RowOf<'deals'>): Promise<void> {
  if ((await tx.db.events.get(eventId(deal))) !== undefined) await add(tx, deal)
}

async function forget(tx: Transaction, id: string): Promise<void> {
  await tx.db.events.delete(id)
  noteChange(tx.changes, 'events', id)
}

function eventOf(deal: RowOf<'deals'>): ContactEvent {
  const { contactId, stageAt, stageId, amountMinor, currency } = deal
  return {
    id: eventId(deal),
    contactId,
    at: stageAt,
    what: {
      kind: 'deal',
      dealId: deal.id,
      stageId,
      currency,
      ...(amountMinor !== undefined && { amountMinor }),
    },
  }
}

function eventId({ id, stageAt }: AnyRow & { stageAt: number }): string {
  return idOf('deal-event', id, String(stageAt))
}
