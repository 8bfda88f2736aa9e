import type { askPage } from '@/storage/client'
import type { ChatMark } from '@/storage/protocol/page'
import type { ChatIdentity } from '@/storage/schema/chat'
import type { Cancel, Clock } from '../base/clock'
import type { Faults } from '../base/faults'
import type { Bridge } from '../bridge/bridge'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Finder } from '../page/find'
import { identifyByName } from '../observe-chat/identify'
import { rowsInSight } from '../read-list/rows-in-sight'
import { chatsOfTitles, type Title } from './chats-of-titles'
import { MarkView } from './mark-view'

type Parts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  bridge: Bridge
  finder: Finder
  tracker: ChatTracker
  signal: AbortSignal
  styles: () => string
  isOn: () => boolean
}

/** Who a row was found to be while it bears this title; `chat` is null when nobody can tell. */
type Seat = Title & { chat?: ChatIdentity | null }

const REST_MS = 100
const RETRY_MS = 5_000
/** Titles are compared with the page's chats again: another chat may bear one by now. */
const CHECK_EVERY_MS = 5_000
/** A follow-up falls due without anything having changed. */
const ASK_EVERY_MS = 60_000
/** As many as may be asked for at once. */
const MAX_ROWS = 100

/**
 * Marks the rows of chats that have tags or a follow-up that is due. Rows are used again for other chats: what is known of
 * one ends with its title, in the moment the page changes it, and a title that may be of two chats gets no mark.
 */
export class RowMarks {
  readonly view: MarkView
  readonly #parts: Parts
  readonly #seats = new WeakMap<HTMLElement, Seat>()
  /** Titles that two rows have borne at once. */
  readonly #shared = new Set<string>()
  #marks = new Map<string, ChatMark | null>()
  /** Names alone count only where the page's chats were never within reach. */
  #hasCollection = false
  #checkedAt = 0
  #askedAt = 0
  #restUntil = 0
  #isLooking = false
  #cancel: Cancel | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.view = new MarkView(parts.styles, () => parts.clock.now())
  }

  /** To be called in the moment the list changes. */
  place(): void {
    if (document.hidden || this.#parts.signal.aborted) return
    if (!this.#parts.isOn()) this.view.layer.remove()
    const seats = this.#seatsInSight()
    this.view.show(
      seats.flatMap(({ row, seat }) => {
        const mark = seat.chat && row.style.transform && this.#marks.get(seat.chat.key)
        return mark ? { row, mark } : []
      }),
    )
    const now = this.#parts.clock.now()
    const isOld = now >= Math.min(this.#checkedAt + CHECK_EVERY_MS, this.#askedAt + ASK_EVERY_MS)
    if (seats.length > 0 && (isOld || seats.some(({ seat }) => !this.#isKnown(seat)))) this.#lookSoon()
  }

  /** Tags, contacts or follow-ups changed: what is shown is asked for again. */
  markStale(): void {
    this.#askedAt = 0
    this.place()
  }

  #isKnown({ chat }: Seat): boolean {
    return chat === null || (chat !== undefined && this.#marks.has(chat.key))
  }

  #seatsInSight(): { row: HTMLElement; seat: Seat }[] {
    const { finder, isOn } = this.#parts
    const rows = isOn() ? rowsInSight(finder).slice(0, MAX_ROWS) : []
    return rows.flatMap(({ row, title, written, isAlone }) => {
      if (!isAlone) {
        this.#shared.add(title)
        this.#seats.delete(row)
        return []
      }
      let seat = this.#seats.get(row)
      if (seat?.written !== written) this.#seats.set(row, (seat = { title, written }))
      return { row, seat }
    })
  }

  #lookSoon(): void {
    const { clock, faults } = this.#parts
    if (this.#isLooking) return
    this.#isLooking = true
    clock.after(Math.max(0, this.#restUntil - clock.now()), () => faults.watch('marks', this.#look()))
  }

  async #look(): Promise<void> {
    const { clock } = this.#parts
    let restMs = RETRY_MS
    try {
      const seats = document.hidden ? [] : this.#seatsInSight().map(({ seat }) => seat)
      await this.#identify(seats)
      await this.#askMarks(seats.flatMap(({ chat }) => chat ?? []))
      restMs = REST_MS
    } finally {
      this.#restUntil = clock.now() + restMs
      this.#isLooking = false
      this.place()
    }
  }

  async #identify(seats: readonly Seat[]): Promise<void> {
    const { bridge, clock, tracker } = this.#parts
    const now = clock.now()
    const isOld = now >= this.#checkedAt + CHECK_EVERY_MS
    const open = seats.filter(({ chat }) => isOld || chat === undefined)
    if (open.length === 0) return
    const found = await chatsOfTitles(open, bridge)
    this.#hasCollection ||= found !== undefined
    const account = tracker.sighting.value?.account ?? ''
    for (const seat of open) {
      if (found) seat.chat = found.get(seat.title) ?? null
      else if (this.#hasCollection) seat.chat ??= null
      else seat.chat = this.#shared.has(seat.title) ? null : identifyByName(seat.title, account)
    }
    if (isOld) this.#checkedAt = now
  }

  async #askMarks(chats: readonly ChatIdentity[]): Promise<void> {
    const { ask, clock } = this.#parts
    const now = clock.now()
    const isOld = now >= this.#askedAt + ASK_EVERY_MS
    const open = chats.filter(({ key }) => isOld || !this.#marks.has(key))
    if (document.hidden) return
    // Before the answer: what changes from now on is asked for again.
    if (isOld) this.#askedAt = now
    try {
      const { marks } = open.length > 0 ? await ask('page.marks', { chats: open }) : { marks: [] }
      this.#keep(open, marks, isOld)
    } catch (error) {
      if (isOld) this.#askedAt = 0
      throw error
    }
  }

  #keep(asked: readonly ChatIdentity[], marks: readonly ChatMark[], isAll: boolean): void {
    if (isAll) {
      this.#marks = new Map()
      this.#cancel?.()
      this.#cancel = this.#parts.clock.after(ASK_EVERY_MS, () => this.place())
    }
    for (const { key } of asked) this.#marks.set(key, null)
    for (const mark of marks) this.#marks.set(mark.key, mark)
  }
}
