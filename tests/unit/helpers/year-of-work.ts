import { assert } from 'vitest'
import { database } from '@/storage/database'
import { createContact } from '@/storage/repositories/contacts'
import { linkChat } from '@/storage/repositories/card-of-chat'
import {
  finishFollowUp,
  reopenFollowUp,
  setFollowUp,
  snoozeFollowUp,
} from '@/storage/repositories/follow-ups'
import { undoAction } from '@/storage/repositories/private'
import { recordOtherChats } from '@/storage/repositories/sightings'
import type { ChatSighting } from '@/storage/schema/chat'
import { wallClock } from '@/utils/dates/zoned'
import { newId } from '@/utils/ids'
import type { Promised, ReminderWorld } from './reminder-world'
import { sightingOf } from './sightings'
import { wholeMinute, ZONES } from './year'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const RULES = ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYMONTHDAY=-1'] as const

type Plan = {
  contactId: string
  condition: 'no-reply' | 'regardless'
  rule?: string
  timeZone: string
  dueAt: number
}
type Random = () => number

/** A person who plans, finishes, puts off and brings back, and customers who answer. */
export class YearOfWork {
  readonly #world: ReminderWorld
  readonly #random: Random
  readonly #chats: { contactId: string; chat: ChatSighting }[] = []
  readonly #plans = new Map<string, Plan>()
  counts = { replied: 0, reopened: 0, recurred: 0, done: 0, snoozed: 0 }

  constructor(world: ReminderWorld, random: Random) {
    this.#world = world
    this.#random = random
  }

  async meet(customers: number): Promise<void> {
    for (let at = 0; at < customers; at++) {
      const contactId = newId()
      const chat = sightingOf({ lid: `${at}`, key: `lid:${at}`, name: `Customer ${at}` })
      await createContact(contactId, { name: chat.name })
      await linkChat(chat, contactId)
      this.#chats.push({ contactId, chat })
    }
  }

  async plan(dueAt: number): Promise<void> {
    const { contactId } = this.#pick(this.#chats)
    const condition = this.#random() < 0.7 ? 'no-reply' : 'regardless'
    const rule = this.#random() < 0.05 ? this.#pick(RULES) : undefined
    const timeZone = this.#pick(ZONES)
    const id = newId()
    const plan: Plan = { contactId, condition, timeZone, dueAt, ...(rule !== undefined && { rule }) }
    await setFollowUp({ contactId }, newId(), { id, dueAt, timeZone, condition, rule })
    this.#plans.set(id, plan)
    this.#world.promise(id, dueAt)
  }

  /** The person deals with one: done, done by mistake, or put off. */
  async act(): Promise<void> {
    const one = this.#pick(this.#world.promised.slice(-400).filter(({ isOpen }) => isOpen))
    if (one === undefined) return
    const kind = this.#random()
    if (kind < 0.7) return this.#finish(one, kind < 0.1)
    one.isOpen = false
    const dueAt = wholeMinute(this.#world.time + this.#random() * 20 * HOUR_MS) + MINUTE_MS
    await snoozeFollowUp(one.id, dueAt)
    this.counts.snoozed += 1
    this.#world.promise(one.id, dueAt)
  }

  /** A customer writes, in a chat that is not open. What waited for no reply is over, or goes on to its next time. */
  async reply(): Promise<void> {
    const { contactId, chat } = this.#pick(this.#chats)
    const { epoch: _1, source: _2, isAmbiguous: _3, isBusiness: _4, messageIds: _5, ...row } = chat
    const seen = { unread: 1, lastAt: this.#world.time, lastDirection: 'in', lastAck: 'unknown' } as const
    await recordOtherChats('model', [{ ...row, ...seen }])
    const db = await database()
    for (const one of this.#world.promised) {
      const plan = this.#plans.get(one.id)
      if (!one.isOpen || plan?.contactId !== contactId) continue
      const stored = await db.followUps.get(one.id)
      if (stored?.outcome !== 'replied' && stored?.dueAt === one.dueAt) continue
      assert.equal(stored?.condition, 'no-reply')
      this.counts.replied += 1
      one.isOpen = false
      if (stored?.outcome !== 'replied') this.#goOn(one, plan, stored?.dueAt)
      else if (this.#random() < 0.2) await this.#reopen(one)
    }
  }

  async #finish(one: Promised, isMistake: boolean): Promise<void> {
    const plan = this.#plans.get(one.id)
    one.isOpen = false
    const { nextAt, undoId } = await finishFollowUp(one.id)
    if (isMistake && undoId !== undefined) {
      await undoAction(undoId)
      one.isOpen = true
      return
    }
    this.counts.done += 1
    if (plan?.rule !== undefined) this.#goOn(one, plan, nextAt)
  }

  async #reopen(one: Promised): Promise<void> {
    await reopenFollowUp(one.id)
    this.counts.reopened += 1
    one.isOpen = true
  }

  /** A series keeps the hour of the wall, wherever it is and whatever its clocks do. */
  #goOn(one: Promised, { timeZone, dueAt }: Plan, nextAt: number | undefined): void {
    assert.isDefined(nextAt)
    assert.isAbove(nextAt, Math.max(one.dueAt, 0))
    this.counts.recurred += 1
    const [first, next] = [wallClock(dueAt, timeZone), wallClock(nextAt, timeZone)]
    const minutes = (next.hour - first.hour) * 60 + next.minute - first.minute
    // An hour that is skipped on a day moves what stands in it.
    assert.isTrue(minutes === 0 || (minutes > 0 && minutes <= 60), `${timeZone} ${dueAt} ${nextAt}`)
    this.#world.promise(one.id, nextAt)
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#random() * values.length)] as Value
  }
}
