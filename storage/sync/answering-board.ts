import { now } from '@/utils/clock'
import type { AnswerState } from '../schema/team'
import type { Lock } from './wire'

/** As long as a lock is held for somebody after each sign of life, on the server; its clock is not ours. */
const HELD_MS = 5_000
/** Two answers collide within five seconds; what is told of it later is none of this browser's. */
const CONCERNED_MS = 15_000
const MOST_SEATS = 1_000
const MOST_NAME = 40
/** Of what is known by several names of a conversation, the first of these counts. */
const WEIGHTIEST = ['taken', 'mine', 'unknown', 'last', 'free'] as const

type Seat = {
  /** The holder of now, or the last one. */
  user: Lock['user']
  fence: number
  /** When it ends by itself, by this device's clock. */
  until: number
  /** Whether the server has said that it is over: what comes late of this fence counts no more. */
  isOver: boolean
}

/**
 * Who answers in which conversation, as far as this worker was told. All of it may be lost with the worker: the server says
 * it again with its `ready`, and a lock ends by itself.
 */
export class AnswerBoard {
  readonly #seats = new Map<string, Seat>()
  readonly #sent = new Map<string, { at: number; as: string }>()
  readonly #both = new Map<string, string>()

  /** A line has begun: what was heard on the one before counts no more. Who was the last one is still known. */
  begin(locks: readonly Lock[]): void {
    for (const seat of this.#seats.values()) Object.assign(seat, { fence: 0, until: 0, isOver: false })
    for (const lock of locks) this.take(lock)
  }

  take({ chat, user, fence }: Lock): void {
    const before = this.#seats.get(chat)
    if (before !== undefined && (fence < before.fence || (fence === before.fence && before.isOver))) return
    keep(this.#seats, chat, { user, fence, until: now() + HELD_MS, isOver: false })
  }

  release(chat: string, fence: number): void {
    const seat = this.#seats.get(chat)
    if (seat !== undefined && fence >= seat.fence) Object.assign(seat, { fence, until: 0, isOver: true })
  }

  /** An answer was sent from this browser, by a person of that name. */
  sent(chats: readonly string[], as: string): void {
    for (const chat of chats) keep(this.#sent, chat, { at: now(), as })
  }

  /** Two have answered at once. Managers are told of others' as well: those say nothing here. */
  collide(chat: string, names: readonly string[]): void {
    const sent = this.#sent.get(chat)
    if (sent === undefined || Math.abs(now() - sent.at) > CONCERNED_MS) return
    const other = names.find((name) => name !== sent.as) ?? names[0]
    if (other !== undefined) keep(this.#both, chat, shortName(other))
  }

  /**
   * @param chats one conversation, by all that it is called: somebody may be there who knows one of its names alone.
   * @param isReached whether the server would have told of anybody.
   */
  stateIn(chats: readonly string[], me: Lock['user'], isReached: boolean): AnswerState {
    const states = chats.map((chat) => this.#stateOf(chat, me, isReached))
    const found = WEIGHTIEST.flatMap((state) => states.find((one) => one.state === state) ?? [])
    return found[0] ?? { state: isReached ? 'free' : 'unknown' }
  }

  /** @returns with whom this person has collided in a conversation; undefined with nobody who was not told of before. */
  collisionIn(chats: readonly string[]): string | undefined {
    return chats.flatMap((chat) => this.#both.get(chat) ?? [])[0]
  }

  /** It was told: what comes of it by another name of the conversation is told no second time. */
  forgetCollision(chats: readonly string[]): void {
    for (const chat of chats) {
      this.#both.delete(chat)
      this.#sent.delete(chat)
    }
  }

  #stateOf(chat: string, me: Lock['user'], isReached: boolean): AnswerState {
    const seat = this.#seats.get(chat)
    const leftMs = (seat?.until ?? 0) - now()
    // A clock that was set back holds nothing for longer.
    const isHeld = leftMs > 0 && leftMs <= HELD_MS
    // Another browser of the same person is no colleague.
    const isMine = seat?.user.id === me.id
    if (isHeld && isMine) return { state: 'mine' }
    if (isHeld && seat !== undefined) return { state: 'taken', name: shortName(seat.user.name), leftMs }
    if (!isReached) return { state: 'unknown' }
    if (seat === undefined || isMine) return { state: 'free' }
    return { state: 'last', name: shortName(seat.user.name) }
  }
}

/** @returns a name as it is shown in a line of the page: no breaks, nothing that turns the text around, not too long. */
export function shortName(name: string): string {
  const plain = name.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]+/gu,
    ' ',
  )
  const letters = [...plain.replaceAll(/\s+/g, ' ').trim()]
  return letters.length > MOST_NAME ? `${letters.slice(0, MOST_NAME - 1).join('')}…` : letters.join('')
}

/** The newest is kept, the oldest goes. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > MOST_SEATS && oldest !== undefined) map.delete(oldest)
}
