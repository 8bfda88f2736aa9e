import { AppError, toAppError } from '@/utils/app-error'
import type { FrameToPage, PageToFrame } from '@/storage/protocol/frame'
import type { Composer, Prepared } from '../composer/composer'
import type { MediaAttacher } from '../media/attach-media'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { SentWatch } from '../sent/sent-watch'
import { randomText } from './random-text'

type Parts = {
  composer: Composer
  tracker: ChatTracker
  media: MediaAttacher
  sent: SentWatch
  post: (message: PageToFrame) => void
}
type Prepare = Extract<FrameToPage, { type: 'prepare' }>
type Insert = Extract<FrameToPage, { type: 'insert' }>
type Attach = Extract<FrameToPage, { type: 'attach' }>

const MAX_TOKENS = 8
const TOKEN_BITS = 128

/** Insertions the sidebar asks for: prepared for one chat and one draft, then carried out once, or refused. */
export class FrameInsertions {
  readonly #parts: Parts
  readonly #prepared = new Map<string, Prepared>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async prepare({ call, key, epoch }: Prepare): Promise<void> {
    const { composer, tracker, post } = this.#parts
    try {
      await tracker.confirm()
      const token = randomText(TOKEN_BITS)
      this.#prepared.set(token, composer.prepare(key, epoch))
      const [oldest] = this.#prepared.keys()
      if (this.#prepared.size > MAX_TOKENS && oldest !== undefined) this.#prepared.delete(oldest)
      post({ type: 'prepared', call, token })
    } catch (error) {
      this.#fail(call, error)
    }
  }

  async insert({ call, token, text, stops, replyId }: Insert): Promise<void> {
    const { composer, sent, post } = this.#parts
    const prepared = this.#prepared.get(token)
    this.#prepared.delete(token)
    try {
      if (!prepared) throw new AppError('composer-changed')
      await composer.insert(prepared, text, stops)
      sent.expect({ replyId }, prepared, text)
      post({ type: 'inserted', call })
    } catch (error) {
      this.#fail(call, error)
    }
  }

  /** A token is good for any number of files: adding one takes nothing away, and the chat is all that must be right. */
  async attach({ call, token, file }: Attach): Promise<void> {
    const { media, post } = this.#parts
    try {
      const prepared = this.#prepared.get(token)
      if (!prepared) throw new AppError('composer-changed')
      post({ type: 'attached', call, how: await media.attach(prepared, [file]) })
    } catch (error) {
      this.#fail(call, error)
    }
  }

  #fail(call: number, error: unknown): void {
    this.#parts.post({ type: 'failed', call, code: toAppError(error).code })
  }
}
