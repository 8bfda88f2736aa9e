import { AppError, toAppError } from '@/utils/app-error'
import type { Clock } from '../base/clock'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import { selectionIn, type Span } from './caret'
import { placeIn } from './compare'
import { EditorText } from './editor-text'
import type { EditorFinder } from './find-editor'
import { insertText, type InsertMethod } from './insert'
import { TabStops } from './tab-stops'

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
  readonly stops = new TabStops()
  readonly #parts: Parts
  #last: LastInsertion

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** How the last insertion went: for health. */
  get last(): LastInsertion {
    return this.#last
  }

  /** Freezes an insertion at the caret of the editor a person means, if the chat is still the open one. */
  prepare(key: string, epoch: number): Prepared {
    this.check(key, epoch)
    const prepared = this.freeze(key, epoch)
    if (!prepared) throw new AppError('no-composer')
    return prepared
  }

  /** @returns the same without a look at the chat, which an insertion looks at anyway; undefined without an editor. */
  freeze(key: string, epoch: number): Prepared | undefined {
    const editor = this.#parts.editors.active()
    if (!editor) return undefined
    const text = new EditorText(editor)
    const end = selectionIn(text)?.end ?? text.text.length
    return { key, epoch, editor, before: text.text, span: { start: end, end } }
  }

  /**
   * Resolves when the text stands in the editor, with the caret at its first stop. Rejects with 'chat-changed',
   * 'composer-changed', … and changes nothing.
   */
  async insert(prepared: Prepared, text: string, stops: readonly number[] = []): Promise<void> {
    const { key, epoch, editor, before, span } = prepared
    const guard = () => {
      this.check(key, epoch)
      if (!editor.isConnected) throw new AppError('composer-changed')
    }
    const { tracker, methods, clock } = this.#parts
    await tracker.confirm()
    guard()
    try {
      const { via, after } = await insertText({ editor, before, span, text }, methods, clock, guard)
      this.#last = { via, isLost: false }
      const now = new EditorText(editor).text
      const places = stops.map((stop) => placeIn(now, after, span.start + stop))
      if (places.length > 0) await this.stops.begin(editor, places, clock)
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
