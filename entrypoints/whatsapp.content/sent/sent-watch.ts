import type { askPage } from '@/storage/client'
import type { MessageSighting } from '@/storage/schema/message'
import type { Clock } from '../base/clock'
import type { Faults } from '../base/faults'
import type { Prepared } from '../composer/composer'
import { EditorText } from '../composer/editor-text'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Finder } from '../page/find'
import type { Conversation } from '../read-messages/conversation'
import { likeness, wordsOf } from './likeness'
import { newerThan } from './newer-than'

type Parts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  finder: Finder
  tracker: ChatTracker
  conversation: Conversation
}

type Inserted = { replyId: string; ruleId?: string | undefined }

type Waiting = Inserted & {
  insertionId: string
  key: string
  editor: HTMLElement
  words: readonly string[]
  /** Messages that were there before. */
  known: ReadonlySet<string>
  until: number
  /** Whether it is being watched if the message box, which is empty, stays so. */
  isDoubted: boolean
}

type Found = { message: MessageSighting; isEdited: boolean }

const WAIT_MS = 30 * 60_000
/** A message box that stays empty so long, without a message, was emptied by hand. */
const EMPTY_MS = 10_000
const MAX_WAITING = 20

/**
 * Waits for inserted replies to be sent by the person: a use counts only then. What was inserted stays in memory, as
 * words, for half an hour at most; nothing of it leaves the page's tab.
 */
export class SentWatch {
  readonly #parts: Parts
  #waiting: Waiting[] = []
  readonly #counted = new Set<string>()

  constructor(parts: Parts) {
    this.#parts = parts
    parts.conversation.follow(() => this.look())
  }

  /** To be told of each insertion that worked. */
  expect({ replyId, ruleId }: Inserted, { key, editor }: Prepared, text: string): void {
    const { clock, conversation } = this.#parts
    this.#waiting.push({
      insertionId: crypto.randomUUID(),
      replyId,
      ruleId,
      key,
      editor,
      words: wordsOf(text),
      known: new Set(conversation.messages.map(({ messageId }) => messageId)),
      until: clock.now() + WAIT_MS,
      isDoubted: false,
    })
    this.#waiting.splice(0, this.#waiting.length - MAX_WAITING)
  }

  /** To be called when an editor may have changed. */
  onEdit(): void {
    for (const waiting of this.#here()) {
      if (waiting.isDoubted || !this.#isEmptied(waiting)) continue
      waiting.isDoubted = true
      this.#parts.clock.after(EMPTY_MS, () => {
        waiting.isDoubted = false
        if (this.#here().includes(waiting) && this.#isEmptied(waiting) && !this.#find(waiting))
          this.#drop(waiting)
      })
    }
  }

  look(): void {
    for (const waiting of this.#here()) {
      const found = this.#find(waiting)
      if (found && found.message.ack !== 'pending') this.#report(waiting, found)
    }
  }

  /** Insertions into the chat that is open. */
  #here(): Waiting[] {
    const { clock, tracker } = this.#parts
    this.#waiting = this.#waiting.filter(({ until }) => until > clock.now())
    return this.#waiting.filter(({ key }) => key === tracker.sighting.value?.key)
  }

  /** Over the preview of files the text stands in the caption, for as long as the person likes. */
  #isEmptied({ editor }: Waiting): boolean {
    return isEmpty(editor) && !this.#parts.finder.one('mediaPreview')
  }

  /** @returns the first new message that is what was inserted. Older ones that scroll into sight are not new. */
  #find({ known, words }: Waiting): Found | undefined {
    const { conversation } = this.#parts
    for (const message of newerThan(known, conversation.messages)) {
      if (message.direction !== 'out' || message.ack === 'failed' || this.#counted.has(message.messageId))
        continue
      const like = likeness(words, wordsOf(conversation.textOf(message.messageId)))
      if (like) return { message, isEdited: like === 'edited' }
    }
    return undefined
  }

  #report(waiting: Waiting, { message, isEdited }: Found): void {
    const { ask, clock, faults, tracker } = this.#parts
    const chat = tracker.sighting.value
    if (!chat) return
    const { insertionId, replyId, ruleId } = waiting
    const { messageId, at = clock.now() } = message
    this.#counted.add(messageId)
    this.#drop(waiting)
    faults.watch(
      'sent',
      ask('page.replySent', {
        insertionId,
        replyId,
        chat,
        messageId,
        at,
        isEdited,
        ...(ruleId !== undefined && { ruleId }),
      }),
    )
  }

  #drop(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((other) => other !== waiting)
  }
}

function isEmpty(editor: HTMLElement): boolean {
  return new EditorText(editor).text.trim() === ''
}
