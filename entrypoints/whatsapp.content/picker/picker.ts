import type { ChatSighting } from '@/storage/schema/chat'
import { toAppError } from '@/utils/app-error'
import { EditorText } from '../composer/editor-text'
import { setSelection } from '../composer/insert'
import { queryAt, type Query } from '../composer/query'
import { readPageFacts } from '../page/page-facts'
import { errorKey } from '../strings'
import { Delivery } from './delivery'
import { lineMaker } from './line-maker'
import { actionOf, hasModifier, isCommandKey, isPickerShortcut } from './picker-keys'
import type { PickerParts } from './picker-parts'
import { PickerView } from './picker-view'
import { placeFor } from './place'
import { ReplyContext } from './reply-context'
import { newSession, type Session } from './session'

const MAX_ROWS = 50

/** The inline picker: opened by a typed trigger or by Ctrl+/, driven by keys that never reach the page. */
export class Picker {
  readonly #parts: PickerParts
  readonly #view: PickerView
  readonly #delivery: Delivery
  readonly #context: ReplyContext
  #session: Session | undefined
  #dismissed: { editor: HTMLElement; start: number } | undefined
  #isEnterHeld = false

  constructor(parts: PickerParts) {
    this.#parts = parts
    this.#view = new PickerView(parts.say, {
      onChoose: (index) => this.#choose(index),
      onHover: (index) => this.#move(index, true),
      onFind: (search, onFound) => this.#delivery.findProducts(search, onFound),
      onAnswer: () => this.#followAnswers(),
      onSubmit: () => this.#submit(),
      onBack: () => this.#back(),
      onTrigger: (trigger) => this.#setTrigger(trigger),
    })
    this.#delivery = new Delivery(parts, this.#view, {
      current: () => this.#session,
      close: () => this.close(),
    })
    this.#context = new ReplyContext(parts.ask, parts.conversation)
    parts.layer.root.append(this.#view.panel)
    let last: ChatSighting | null = null
    parts.tracker.sighting.follow((chat) => {
      const session = this.#session
      if (session && (chat?.key !== session.chat.key || chat.epoch !== session.chat.epoch)) this.close()
      // The words may have been typed before it was known whose chat this is, or known by more than its name.
      if (!last || (last.name === chat?.name && last.key !== chat.key)) this.onEdit()
      last = chat
    })
  }

  get isOpen(): boolean {
    return this.#session !== undefined
  }

  /** To be called when replies, or what is known of the chat, may have changed. */
  markStale(): void {
    this.#parts.store.markStale()
    this.#context.forget()
  }

  /** Opens the list over a field of its own, or closes it: what is suggested for the chat stands first. */
  toggle(): boolean {
    if (this.#session) this.#leave()
    else {
      const session = this.#newSearch()
      if (!session) return false
      this.#open(session)
    }
    return true
  }

  /** To be called when the text or the caret of an editor may have changed. */
  onEdit(): void {
    const session = this.#session
    if (session && (session.mode === 'search' || session.isForm || session.isBusy)) return
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
    if (isPickerShortcut(event) && this.#parts.settings().pickerShortcut) return this.toggle()
    const isTyping = session?.mode === 'typed' && !session.isForm && document.activeElement === session.editor
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
    if (session && !session.isBusy && (session.mode === 'search' || session.isForm)) this.close()
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

  /** @returns a session for the caret of the editor a person means. */
  #newSearch(): Session | undefined {
    const chat = this.#parts.tracker.sighting.value
    const prepared = chat && this.#parts.composer.freeze(chat.key, chat.epoch)
    return prepared ? newSession('search', chat, prepared, '') : undefined
  }

  #open(session: Session): void {
    const { layer, faults, store, settings } = this.#parts
    this.#session = session
    layer.mount()
    const isHinted = readPageFacts().isBusiness && settings().trigger === '/'
    this.#view.show(placeFor(session.prepared), session.mode === 'search', isHinted)
    this.#search(session, session.words)
    faults.watch('picker', this.#refresh(session, store.isLoaded))
    faults.watch('context', this.#fit(session))
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

  /** Puts what fits the chat further up, unless the person is choosing already. */
  async #fit(session: Session): Promise<void> {
    session.boosts = await this.#context.of(session.chat)
    const isIdle = this.#session === session && !session.isMoved && !session.row
    if (isIdle && session.boosts.size > 0) this.#search(session, session.words)
  }

  #search(session: Session, words: string): void {
    const { store, clock, settings, say, language } = this.#parts
    const suggestion = this.#parts.suggested()
    const { boosts, chat } = session
    const { rows, total, lastId } = store.rank(words, clock.now(), MAX_ROWS, {
      boosts,
      kind: chat.kind,
      suggestedId: suggestion?.replyId,
    })
    Object.assign(session, { words, rows, total, index: -1, isMoved: false, row: undefined })
    const now = { say: say(), language: language(), nowMs: clock.now(), trigger: settings().trigger }
    const toLine = lineMaker({ ...now, lastId, suggestion, boosts })
    const message = rows.length === 0 ? say()(store.absence) : undefined
    this.#view.showList(rows.map(toLine), total, message)
    this.#move(0)
  }

  #move(index: number, isByHand = false): void {
    const session = this.#session
    const row = session?.rows[index]
    if (!session || !row || (session.index === index && session.shown?.replyId === row.id)) return
    session.index = index
    session.isMoved ||= isByHand
    this.#view.mark(index, row.title, session.total)
    this.#delivery.preview(session, row)
  }

  #onListKey(event: KeyboardEvent, session: Session): boolean {
    const action = actionOf(event.key, session.index, session.rows.length, session.mode === 'search')
    const isWaiting = session.isBusy || !this.#parts.store.isLoaded
    if (isWaiting && (event.key === 'Enter' || event.key === 'Tab')) return true
    const isBare = event.altKey && event.key === 'Enter'
    if (action === undefined || (hasModifier(event) && action !== 'close' && !isBare)) return false
    if (typeof action === 'number') this.#move(action, true)
    else if (action === 'close') this.#leave()
    else {
      this.#isEnterHeld = true
      session.isBare = isBare
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
    if (!session.isForm) return this.#onListKey(event, session)
    return this.#view.form.onKey(event, this.#parts.layer.focused())
  }

  #onFieldInput(session: Session): void {
    if (session.isForm) this.#view.form.onInput(this.#parts.layer.focused())
    else this.#search(session, this.#view.search.value)
  }

  #followAnswers(): void {
    if (this.#session?.isForm) this.#delivery.followAnswers(this.#session)
  }

  #choose(index: number): void {
    const session = this.#session
    const row = session?.rows[index]
    if (!session || !row) return
    this.#move(index)
    const suggestion = this.#parts.suggested()
    session.ruleId = row.id === suggestion?.replyId ? suggestion.ruleId : undefined
    this.#parts.faults.watch('picker', this.#delivery.choose(session, row))
  }

  #submit(): void {
    if (this.#session) this.#parts.faults.watch('picker', this.#delivery.submit(this.#session))
  }

  /** From the form back to the list. */
  #back(): void {
    const session = this.#session
    if (!session?.isForm) return
    if (session.mode === 'search') this.#view.showSearch(session.words)
    else this.#focusEditor(session)
    // Not before the caret is back: without it the list would have nothing to follow.
    session.isForm = false
    this.#search(session, session.words)
  }

  /** Closes for good: the same trigger does not open it again. */
  #leave(): void {
    const session = this.#session
    if (!session) return
    this.#dismissed = { editor: session.editor, start: session.prepared.span.start }
    if (session.mode === 'search' || session.isForm) this.#focusEditor(session)
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
