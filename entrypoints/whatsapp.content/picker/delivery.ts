import { AppError, toAppError } from '@/utils/app-error'
import type { Rendered } from '@/storage/protocol/page'
import type { ProductChoice } from '@/storage/schema/product'
import type { ReplyRow } from '@/storage/schema/reply'
import type { Prepared } from '../composer/composer'
import { EditorText } from '../composer/editor-text'
import { queryAt } from '../composer/query'
import { errorKey } from '../strings'
import { identityOf } from './identity-of'
import { Latest } from './latest'
import type { PickerParts } from './picker-parts'
import type { PickerView } from './picker-view'
import type { Session } from './session'

type Owner = {
  /** The session, while it is still the one on the screen. */
  current: () => Session | undefined
  close: () => void
}

/** From the reply a person chose to the text in the message box: asks for what is missing, and checks before it acts. */
export class Delivery {
  readonly #parts: PickerParts
  readonly #view: PickerView
  readonly #owner: Owner
  readonly #preview: Latest
  readonly #products: Latest

  constructor(parts: PickerParts, view: PickerView, owner: Owner) {
    this.#parts = parts
    this.#view = view
    this.#owner = owner
    this.#preview = new Latest(parts.clock)
    this.#products = new Latest(parts.clock)
  }

  /** Shows what the customer would get for a reply, soon. */
  preview(session: Session, row: Session['row']): void {
    if (!row) return
    if (session.shown?.replyId !== row.id) {
      session.shown = undefined
      this.#view.showPreview(undefined, session.chat.name)
    }
    this.#preview.soon(
      () => this.#ask(session, row.id),
      (rendered) => this.#show(session, row.id, rendered),
      (error) => this.#view.showNotice(this.#sentence(error)),
    )
  }

  cancel(): void {
    this.#preview.cancel()
    this.#products.cancel()
  }

  async choose(session: Session, row: Pick<ReplyRow, 'id' | 'title'>): Promise<void> {
    session.row = row
    await this.#run(session, async () => {
      const prepared = this.#freeze(session)
      const before = session.shown
      const rendered = await this.#render(session, row.id)
      if (before?.replyId === row.id && before.rendered.text !== rendered.text) {
        this.#view.showNotice(this.#parts.say()('page.picker.changed'))
        return
      }
      session.prepared = prepared
      if (rendered.holes.length > 0) {
        session.isForm = true
        this.#view.showForm(row.title, rendered.holes, session.answers)
      } else await this.#insert(session, row.id, rendered)
    })
  }

  /** Takes the answers of the form; goes to what is still missing. */
  async submit(session: Session): Promise<void> {
    const { row } = session
    if (!row || this.#isOpen(session)) return
    await this.#run(session, async () => {
      const rendered = await this.#render(session, row.id)
      if (rendered.unresolved.length === 0 && !this.#isOpen(session))
        await this.#insert(session, row.id, rendered)
    })
  }

  /** Follows the answers while they are typed. */
  followAnswers(session: Session): void {
    session.answers = this.#view.form.answers()
    this.preview(session, session.row)
  }

  findProducts(search: string, onFound: (products: readonly ProductChoice[]) => void): void {
    const { ask, faults } = this.#parts
    const chat = this.#owner.current()?.chat
    if (!chat) return
    this.#products.soon(
      () => ask('page.products', { search, chat: identityOf(chat) }),
      onFound,
      (error) => faults.report('products', error),
    )
  }

  /** @returns whether a field is not right yet: then it has the focus. */
  #isOpen(session: Session): boolean {
    session.answers = this.#view.form.answers()
    const problem = this.#view.form.goOn(this.#parts.layer.focused())
    this.#view.showNotice(problem ?? '')
    return problem !== undefined
  }

  async #run(session: Session, work: () => Promise<void>): Promise<void> {
    if (session.isBusy) return
    session.isBusy = true
    this.#preview.cancel()
    try {
      await work()
    } catch (error) {
      this.#parts.faults.report('picker', error)
      // A picker that was closed meanwhile has nowhere to say it.
      if (this.#owner.current() === session) this.#view.showNotice(this.#sentence(error))
      else this.#parts.tell(this.#sentence(error))
    } finally {
      session.isBusy = false
    }
  }

  /** Reads the query once more: what is replaced is what stands there now, or nothing is. */
  #freeze(session: Session): Prepared {
    if (session.mode === 'search') return session.prepared
    const query = queryAt(new EditorText(session.editor), this.#parts.settings().trigger)
    if (query?.span.start !== session.prepared.span.start) throw new AppError('composer-changed')
    return { ...session.prepared, before: query.text, span: query.span }
  }

  #ask({ chat, answers }: Session, replyId: string): Promise<Rendered> {
    const { messageIds } = chat
    return this.#parts.ask('page.renderReply', { replyId, chat: identityOf(chat), messageIds, answers })
  }

  async #render(session: Session, replyId: string): Promise<Rendered> {
    const rendered = await this.#ask(session, replyId)
    if (this.#owner.current() !== session) throw new AppError('chat-changed')
    this.#show(session, replyId, rendered)
    return rendered
  }

  #show(session: Session, replyId: string, rendered: Rendered): void {
    session.shown = { replyId, rendered }
    this.#view.showPreview(rendered, session.chat.name, this.#languageOf(rendered))
    if (session.isForm) this.#view.form.update(rendered.holes)
  }

  async #insert(session: Session, replyId: string, rendered: Rendered): Promise<void> {
    const { composer, faults, ask, sent, say, store, attach } = this.#parts
    const { text, stops, media, recentReplies: count } = rendered
    const { prepared, chat, answers, ruleId } = session
    if (count !== undefined && !session.isWarned) {
      session.isWarned = true
      this.#view.showNotice(say()('page.picker.many', { count }))
      return
    }
    try {
      await composer.insert(prepared, text, stops)
    } catch (error) {
      this.#explain(error)
      return
    } finally {
      if (this.#owner.current() === session) this.#owner.close()
    }
    store.noteInserted(replyId, chat.kind)
    const rule = ruleId !== undefined && { ruleId }
    sent.expect({ replyId, ...rule }, prepared, text)
    faults.watch('picker', ask('page.replyInserted', { replyId, chat, answers, ...rule }))
    if (media.length > 0 && !session.isBare)
      attach(prepared, media).catch((error: unknown) => this.#explain(error))
  }

  #explain(error: unknown): void {
    this.#parts.faults.report('insert', error)
    this.#parts.tell(this.#sentence(error))
  }

  /** @returns what the language calls itself. */
  #languageOf({ language }: Rendered): string {
    if (language === undefined) return ''
    const { faults } = this.#parts
    const named = () => new Intl.DisplayNames([language], { type: 'language' }).of(language)
    return faults.guard('language', named) ?? language
  }

  #sentence(error: unknown): string {
    return this.#parts.say()(errorKey(toAppError(error).code))
  }
}
