import type { ChatActivity } from '@/storage/schema/chat'
import type { askPage } from '@/storage/client'
import type { Cancel, Clock } from '../base/clock'
import { Emitter } from '../base/emitter'
import type { Faults } from '../base/faults'
import type { Bridge } from '../bridge/bridge'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Finder } from '../page/find'
import { readModels } from './read-models'
import { readRows } from './read-rows'

type Parts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  finder: Finder
  bridge: Bridge
  tracker: ChatTracker
  signal: AbortSignal
}

export type ListSource = 'model' | 'rows' | 'none'

const FIRST_LOOK_MS = 1_500
const LOOK_EVERY_MS = 5_000

/** Tells the background of the last activity of chats that are not open: only what changed, and not too often. */
export class ListWatch {
  readonly #parts: Parts
  #said = new Map<string, string>()
  #cancel: Cancel | undefined
  /** When the last look ended; 0 before the first. */
  readonly lookedAt = new Emitter(0)
  #source: ListSource = 'none'

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** By which method the last look worked. */
  get source(): ListSource {
    return this.#source
  }

  get hasLooked(): boolean {
    return this.lookedAt.value > 0
  }

  /** To be called when the list changed. */
  touch(): void {
    const { clock, faults } = this.#parts
    const restMs = this.hasLooked ? this.lookedAt.value + LOOK_EVERY_MS - clock.now() : FIRST_LOOK_MS
    this.#cancel ??= clock.after(Math.max(restMs, 0), () => {
      this.#cancel = undefined
      faults.watch('list', this.look())
    })
  }

  /** Says everything again at the next look. */
  sayAgain(): void {
    this.#said = new Map()
    this.touch()
  }

  async look(): Promise<void> {
    const { ask, clock, bridge, finder, tracker, signal } = this.#parts
    if (signal.aborted || !finder.one('side')) return
    const models = await readModels(bridge)
    const account = tracker.sighting.value?.account ?? ''
    const chats = models ?? readRows(account, finder, clock.now())
    this.#source = models ? 'model' : chats.length > 0 ? 'rows' : 'none'
    this.lookedAt.set(clock.now())
    const changed = chats.filter((chat) => this.#said.get(keyOf(chat)) !== JSON.stringify(chat))
    if (changed.length === 0) return
    await ask('page.chatsSeen', { source: models ? 'model' : 'rows', chats: changed })
    for (const chat of changed) this.#said.set(keyOf(chat), JSON.stringify(chat))
  }
}

function keyOf(chat: ChatActivity): string {
  return `${chat.account} ${chat.key}`
}
