import { AppError, toAppError } from '@/utils/app-error'
import type { Clock } from '../base/clock'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import { selectionIn, type Span } from './caret'
import { EditorText } from './editor-text'
import type { EditorFinder } from './find-editor'
import { insertText, type InsertMethod } from './insert'

type Parts = {
  clock: Clock
  tracker: ChatTracker
  editors: EditorFinder
  methods: readonly InsertMethod[]
}

/** What an insertion is for, frozen when it was previewed: this chat, this editor, this text. */
export type Prepared = {
  key: string
  epoch: number
  editor: HTMLElement
  before: string
  span: Span
}

export type LastInsertion = { via: string; isLost: boolean } | undefined

/** Inserts into the page's editors for the chat and the text an insertion was prepared for, or says why not. */
export class Composer {
  readonly #parts: Parts
  #last: LastInsertion

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** How the last insertion went: for health. */
  get last(): LastInsertion {
    return this.#last
  }

  /** Freezes an insertion at the caret of the editor a person means. */
  prepare(key: string, epoch: number): Prepared {
    this.check(key, epoch)
    const editor = this.#parts.editors.active()
    if (!editor) throw new AppError('no-composer')
    const text = new EditorText(editor)
    const end = selectionIn(text)?.end ?? text.text.length
    return { key, epoch, editor, before: text.text, span: { start: end, end } }
  }

  /** Resolves when the text stands in the editor. Rejects with 'chat-changed', 'composer-changed', … and changes nothing. */
  async insert(prepared: Prepared, text: string, caret?: number): Promise<void> {
    const { key, epoch, editor, before, span } = prepared
    const guard = () => {
      this.check(key, epoch)
      if (!editor.isConnected) throw new AppError('composer-changed')
    }
    await this.#parts.tracker.confirm()
    guard()
    try {
      const { via } = await insertText(
        { editor, before, span, text, caret },
        this.#parts.methods,
        this.#parts.clock,
        guard,
      )
      this.#last = { via, isLost: false }
    } catch (error) {
      if (toAppError(error).code === 'insert-failed') this.#last = { via: 'none', isLost: true }
      throw error
    }
  }

  /** Throws unless this chat is still the open one, as far as a glance tells. */
  check(key: string, epoch: number): void {
    const { tracker } = this.#parts
    const now = tracker.sighting.value
    if (now?.key !== key || now.epoch !== epoch || !tracker.isSteady) throw new AppError('chat-changed')
  }
}
