import { Dexie } from 'dexie'
import { now as clockNow } from '@/utils/clock'
import { compileRules, type CompiledRules } from '@/utils/suggestions/compile-rules'
import type { Facts } from '@/utils/suggestions/moment'
import { type PastMessage, replay } from '@/utils/suggestions/replay'
import type { DryRun } from '../protocol/replies'
import type { TextsAnswer } from '../protocol/tab'
import type { Database } from '../database'
import type { ContactRow } from '../rows'
import type { Message } from '../schema/message'
import type { SuggestionCondition } from '../schema/suggestion'
import { readSettings } from '../settings'
import { snapshot } from '../write/snapshot'

const MOST_CONTACTS = 50
const MOST_MESSAGES = 40

type Where = { since: number; timeZone: string }

/**
 * Says what a rule without words would have proposed, by the message records of the contacts that were active last: at
 * most 50 of them, and 40 messages of each.
 * @param since only messages from then on (epoch ms).
 * @returns newest first.
 */
export async function dryRunOnRecords(
  condition: SuggestionCondition,
  { since, timeZone }: Where,
): Promise<DryRun> {
  const { workingHours } = await readSettings()
  const rules = rulesOf(condition)
  return snapshot(async (db) => {
    const contacts = await db.contacts
      .where('[recency+id]')
      .above([Dexie.minKey, Dexie.minKey])
      .limit(MOST_CONTACTS)
      .toArray()
    let looked = 0
    const hits: DryRun['hits'] = []
    for (const contact of contacts) {
      const messages = await pastMessages(db, contact.id, since)
      looked += messages.length
      const times = replay(rules, messages, {
        ...factsOf(contact, workingHours, timeZone),
        until: clockNow(),
      })
      hits.push(...times.map((at) => ({ at, name: contact.name })))
    }
    return { looked, hits: hits.sort((a, b) => b.at - a.at) }
  })
}

/** Says in which of the texts on a screen a rule would have found its words. The texts are looked through and forgotten. */
export function dryRunOnTexts(
  condition: SuggestionCondition,
  texts: TextsAnswer['texts'],
  since: number,
): DryRun {
  const { match } = rulesOf(condition)
  const now = clockNow()
  const looked = texts.filter(({ at }) => at === undefined || at >= since)
  const hits = looked.flatMap(({ at = now, text }) => {
    const words = match(text).get(0)?.words
    return words === undefined ? [] : [{ at, words: words.join(', ') }]
  })
  return { looked: looked.length, hits: hits.sort((a, b) => b.at - a.at) }
}

function rulesOf(condition: SuggestionCondition): CompiledRules {
  return compileRules([{ id: '', name: '', isOn: true, condition, replyId: '', dismissals: 0, createdAt: 0 }])
}

function factsOf(
  { kind, tags }: ContactRow,
  workingHours: Facts['workingHours'],
  timeZone: string,
): Omit<Facts, 'now'> {
  const nothing = new Set<string>()
  return {
    timeZone,
    workingHours,
    kind,
    tagIds: new Set(Object.keys(tags)),
    dismissed: nothing,
    sent: nothing,
  }
}

async function pastMessages(db: Database, contactId: string, since: number): Promise<PastMessage[]> {
  const rows = await db.messages
    .where('[contactId+at]')
    .between([contactId, since], [contactId, Infinity])
    .reverse()
    .limit(MOST_MESSAGES)
    .toArray()
  return rows.flatMap(toPast)
}

function toPast({ at, direction, ack, kind }: Message): PastMessage[] {
  if (at === undefined || direction === 'unknown' || kind === 'system') return []
  return [{ at, direction, isRead: ack === 'read' }]
}
