import type { ChatSighting } from '@/storage/schema/chat'
import type { SeenMessage } from '@/storage/protocol/page'
import type { Finder } from '../page/find'
import type { PageFacts } from '../page/page-facts'
import { readRow, type RowFacts } from './read-row'
import { settleDirections } from './settle-direction'
import { orderOfDates, timeOfStamp } from './stamp-time'

/** Reads the open chat's messages off the screen. A message that was not touched is not read again. */
export class MessageReader {
  /** Whether what messages say is read too: only while the person has it kept. */
  keepsTexts = false
  readonly #finder: Finder
  #rows = new WeakMap<HTMLElement, RowFacts | 'none'>()

  constructor(finder: Finder) {
    this.#finder = finder
  }

  forget(): void {
    this.#rows = new WeakMap()
  }

  /** To be told which messages were redrawn. */
  touch(elements: Iterable<HTMLElement>): void {
    for (const element of elements) this.#rows.delete(element)
  }

  /** @returns what the screen tells of each message in sight, in their order. */
  read(chat: ChatSighting, facts: PageFacts, nowMs: number): SeenMessage[] {
    const panel = this.#finder.one('messages')
    if (!panel) return []
    const isRtl = facts.direction === 'rtl'
    const rows = this.#finder.all('message', panel).flatMap((element) => this.#rowOf(element, isRtl) ?? [])
    const settled = settleDirections(rows, chat.name, chat.kind === 'group')
    const order = orderOfDates(
      settled.flatMap((row) => row.stamp ?? []),
      facts.lang,
      nowMs,
    )
    return settled.map((row) => {
      const at = row.stamp && timeOfStamp(row.stamp, order)
      const { stamp: _1, sender: _2, ...seen } = row
      return { ...seen, ...(at !== undefined && { at }) }
    })
  }

  #rowOf(element: HTMLElement, isRtl: boolean): RowFacts | undefined {
    const known = this.#rows.get(element)
    if (known !== undefined) return known === 'none' ? undefined : known
    const row = readRow(element, this.#finder, isRtl, this.keepsTexts)
    this.#rows.set(element, row ?? 'none')
    return row
  }
}
