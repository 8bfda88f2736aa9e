import { rangeOf, selectionIn } from '../composer/caret'
import { EditorText } from '../composer/editor-text'
import { setSelection } from '../composer/insert'
import { queryAt, type Query } from '../composer/query'
import { readPageFacts } from '../page/page-facts'
import { errorKey } from '../strings'
import { toAppError } from '@/utils/app-error'
import { Delivery } from './delivery'
import { actionOf, hasModifier, isCommandKey, isPickerShortcut } from './picker-keys'
import type { PickerParts } from './picker-parts'
import { PickerView } from './picker-view'
import { roomTaken } from '../sidebar-frame/room'
import { placeAt, rectOf } from './place'
import { newSession, type Session } from './session'

const MAX_ROWS = 50

/** The inline picker: opened by a typed trigger or by Ctrl+/, driven by keys that never reach the page. */
export class Picker {
  readonly #parts: PickerParts
  readonly #view: PickerView
  readonly #delivery: Delivery
  #session: Session | undefined
  #dismissed: { editor: HTMLElement; start: number } | undefined
  #isEnterHeld = false

  constructor(parts: PickerParts) {
    this.#parts = parts
    this.#view = new PickerView(parts.say, {
      onChoose: (index) => this.#choose(index),
      onHover: (index) => this.#move(index),
      onSubmit: () => this.#submit(),
      onBack: () => this.#back(),
      onTrigger: (trigger) => this.#setTrigger(trigger),
    })
    this.#delivery = new Delivery(parts, this.#view, {
      current: () => this.#session,
      close: () => this.close(),
    })
    parts.layer.root.append(this.#view.panel)
    parts.tracker.sighting.follow((chat) => {
      const session = this.#session
      if (session && (chat?.key !== session.chat.key || chat.epoch !== session.chat.epoch)) this.close()
    })
  }

  get isOpen(): boolean {
    return this.#session !== undefined
  }

  /** To be called when the text or the caret of an editor may have changed. */
  onEdit(): void {
    const session = this.#session
    if (session && (session.mode === 'search' || session.form || session.isBusy)) return
    const editor = this.#parts.editors.focused()
    const { trigger } = this.#parts.settings()
    const query = editor?.textContent.includes(trigger) ? queryAt(new EditorText(editor), trigger) : undefined
    if (!editor || !query) {
      if (!this.#isDismissedThere(trigger)) this.#dismissed = undefined
      this.close()
    } else if (this.#dismissed?.editor !== editor || this.#dismissed.start !== query.span.start) {
      this.#onQuery(editor, query)
    }
  }

  /** @returns whether the key was the picker's, so that the page must not see it. */
  onKey(event: KeyboardEvent): boolean {
    if (event.key === 'Enter' && event.repeat && this.#isEnterHeld) return true
    this.#isEnterHeld = false
    const session = this.#session
    // Until the reply stands in the message box, an Enter pressed twice must not send what is there.
    if (session?.isBusy && isCommandKey(event.key)) {
      this.#isEnterHeld = event.key === 'Enter'
      return true
    }
    if (isPickerShortcut(event) && this.#parts.settings().pickerShortcut) return this.#toggleSearch()
    const isTyping = session?.mode === 'typed' && !session.form && document.activeElement === session.editor
    return isTyping && this.#onListKey(event, session)
  }

  /** What happens inside our own fields. Nothing of it reaches the page. */
  onHostEvent(event: Event): void {
    const session = this.#session
    if (!session || session.isBusy) return
    if (event.type === 'input') this.#onFieldInput(session)
    if (!(event instanceof KeyboardEvent) || event.type !== 'keydown' || event.isComposing) return
    if (this.#onFieldKey(event, session)) event.preventDefault()
  }

  /** A press outside our layer: a list that follows the caret takes care of itself, a field of ours does not. */
  onPressOutside(): void {
    const session = this.#session
    if (session && !session.isBusy && (session.mode === 'search' || session.form)) this.close()
  }

  close(): void {
    if (!this.#session) return
    this.#session = undefined
    this.#delivery.cancel()
    this.#view.hide()
  }

  /** Whether the trigger that was dismissed still stands where it stood. */
  #isDismissedThere(trigger: string): boolean {
    const dismissed = this.#dismissed
    return (
      dismissed !== undefined && new EditorText(dismissed.editor).text.startsWith(trigger, dismissed.start)
    )
  }

  #onQuery(editor: HTMLElement, query: Query): void {
    const chat = this.#parts.tracker.sighting.value
    if (!chat) return
    const { words, text, span } = query
    const prepared = { key: chat.key, epoch: chat.epoch, editor, before: text, span }
    const session = this.#session
    if (session?.editor !== editor) {
      this.#open(newSession('typed', chat, prepared, words))
      return
    }
    const isSame = session.words === words && session.prepared.before === text
    session.prepared = prepared
    if (!isSame) this.#search(session, words)
  }

  #toggleSearch(): boolean {
    const { tracker, editors } = this.#parts
    const chat = tracker.sighting.value
    if (this.#session) {
      this.#leave()
      return true
    }
    const editor = editors.active()
    if (!chat || !editor) return false
    const text = new EditorText(editor)
    const end = selectionIn(text)?.end ?? text.text.length
    const prepared = {
      key: chat.key,
      epoch: chat.epoch,
      editor,
      before: text.text,
      span: { start: end, end },
    }
    this.#open(newSession('search', chat, prepared, ''))
    return true
  }

  #open(session: Session): void {
    const { layer, faults, store } = this.#parts
    this.#session = session
    layer.mount()
    const { direction, isBusiness } = readPageFacts()
    const { editor, prepared, mode } = session
    const start = { start: prepared.span.start, end: prepared.span.start }
    const caret = rectOf(rangeOf(new EditorText(editor), start), editor)
    const room = { width: innerWidth, taken: roomTaken(), height: innerHeight, isRtl: direction === 'rtl' }
    this.#view.show(
      placeAt(caret, room),
      mode === 'search',
      isBusiness && this.#parts.settings().trigger === '/',
    )
    this.#search(session, session.words)
    faults.watch('picker', this.#refresh(session, store.isLoaded))
  }

  /** The list may be older than what the background has; a first list may still be on its way. */
  async #refresh(session: Session, wasLoaded: boolean): Promise<void> {
    const { store, say } = this.#parts
    try {
      const isNew = await store.refresh()
      if (this.#session === session && (isNew || !wasLoaded)) this.#search(session, session.words)
    } catch (error) {
      if (this.#session === session) this.#view.showNotice(say()(errorKey(toAppError(error).code)))
      throw error
    }
  }

  #search(session: Session, words: string): void {
    const { store, clock, settings } = this.#parts
    const { rows, total } = store.rank(words, clock.now(), MAX_ROWS)
    Object.assign(session, { words, rows, total, index: -1 })
    const message = this.#emptyMessage(rows.length)
    this.#view.showList({
      rows,
      total,
      trigger: settings().trigger,
      ...(message !== undefined && { message }),
    })
    this.#move(0)
  }

  #emptyMessage(count: number): string | undefined {
    const { store, say } = this.#parts
    if (count > 0) return undefined
    if (!store.isLoaded) return say()('page.picker.loading')
    return say()(store.isEmpty ? 'page.picker.none' : 'page.picker.noMatch')
  }

  #move(index: number): void {
    const session = this.#session
    const row = session?.rows[index]
    if (!session || !row || (session.index === index && session.shown?.replyId === row.id)) return
    session.index = index
    this.#view.mark(index, row, session.total)
    this.#delivery.preview(session, row)
  }

  #onListKey(event: KeyboardEvent, session: Session): boolean {
    const action = actionOf(event.key, session.index, session.rows.length, session.mode === 'search')
    const isWaiting = session.isBusy || !this.#parts.store.isLoaded
    if (isWaiting && (event.key === 'Enter' || event.key === 'Tab')) return true
    if (!action || (hasModifier(event) && action.do !== 'close')) return false
    if (action.do === 'move') this.#move(action.to)
    else if (action.do === 'close') this.#leave()
    else {
      this.#isEnterHeld = true
      this.#choose(session.index)
    }
    return true
  }

  /** @returns whether the key is done with, so that the field must not take it. */
  #onFieldKey(event: KeyboardEvent, session: Session): boolean {
    if (isPickerShortcut(event)) {
      this.#leave()
      return true
    }
    if (!session.form) return this.#onListKey(event, session)
    if (event.key === 'Escape') this.#back()
    else if (event.key === 'Enter' && this.#parts.layer.focused() instanceof HTMLInputElement) this.#submit()
    else return false
    return true
  }

  #onFieldInput(session: Session): void {
    if (session.form) this.#delivery.followAnswers(session)
    else this.#search(session, this.#view.search.value)
  }

  #choose(index: number): void {
    const session = this.#session
    const row = session?.rows[index]
    if (!session || !row) return
    this.#move(index)
    this.#parts.faults.watch('picker', this.#delivery.choose(session, row))
  }

  #submit(): void {
    if (this.#session) this.#parts.faults.watch('picker', this.#delivery.submit(this.#session))
  }

  /** From the form back to the list. */
  #back(): void {
    const session = this.#session
    if (!session?.form) return
    session.form = undefined
    if (session.mode === 'search') this.#view.showSearch(session.words)
    else this.#focusEditor(session)
    this.#search(session, session.words)
  }

  /** Closes for good: the same trigger does not open it again. */
  #leave(): void {
    const session = this.#session
    if (!session) return
    this.#dismissed = { editor: session.editor, start: session.prepared.span.start }
    if (session.mode === 'search' || session.form) this.#focusEditor(session)
    this.close()
  }

  #focusEditor({ editor, prepared }: Session): void {
    editor.focus()
    setSelection(new EditorText(editor), { start: prepared.span.end, end: prepared.span.end })
  }

  #setTrigger(trigger: '//' | ';'): void {
    const { ask, faults } = this.#parts
    faults.watch('picker', ask('page.setTrigger', { trigger }))
    this.#leave()
  }
}
