import type { MessageSighting } from '@/storage/schema/message'
import { parseDataId } from '../page/jid'
import type { Finder } from '../page/find'
import type { MessageWatch } from './message-watch'
import { readOwnText } from './read-row'

/** `text` is cut to 2,000 characters; '' when there is none. */
export type SeenText = { messageId: string; at?: number; text: string }

export const MAX_TEXT = 2_000

/** The open chat's messages in sight, in their order, and what they say: read when it is asked for, and never kept. */
export class Conversation {
  readonly #finder: Finder
  readonly #watch: MessageWatch

  constructor(finder: Finder, watch: MessageWatch) {
    this.#finder = finder
    this.#watch = watch
  }

  get messages(): readonly MessageSighting[] {
    return this.#watch.inSight.value
  }

  /** Tells of each look at the messages. */
  follow(follower: () => void): void {
    this.#watch.inSight.follow(follower)
  }

  /** @returns the text of a message; '' when it has none or is out of sight. */
  textOf(messageId: string): string {
    const panel = this.#finder.one('messages')
    const message =
      panel &&
      this.#finder
        .all('message', panel)
        .findLast(({ dataset }) => parseDataId(dataset['id'] ?? '').id === messageId)
    return message ? readOwnText(message, this.#finder) : ''
  }

  /** @returns what others wrote, oldest first. */
  incoming(): SeenText[] {
    return this.messages.filter(isIncoming).map((message) => this.#read(message))
  }

  lastIncoming(): SeenText | undefined {
    const last = this.messages.findLast(isIncoming)
    return last && this.#read(last)
  }

  #read({ messageId, at }: MessageSighting): SeenText {
    const text = this.textOf(messageId).slice(0, MAX_TEXT)
    return { messageId, text, ...(at !== undefined && { at }) }
  }
}

function isIncoming({ direction }: MessageSighting): boolean {
  return direction === 'in'
}
