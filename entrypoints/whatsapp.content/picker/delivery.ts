import { AppError, toAppError } from '@/utils/app-error'
import type { Rendered } from '@/storage/protocol/page'
import type { ReplyRow } from '@/storage/schema/reply'
import type { Prepared } from '../composer/composer'
import { EditorText } from '../composer/editor-text'
import { queryAt } from '../composer/query'
import { errorKey } from '../strings'
import type { PickerParts } from './picker-parts'
import type { PickerView } from './picker-view'
import { ReplyRenderer } from './renderer'
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
  readonly #renderer: ReplyRenderer

  constructor(parts: PickerParts, view: PickerView, owner: Owner) {
    this.#parts = parts
    this.#view = view
    this.#owner = owner
    this.#renderer = new ReplyRenderer(parts.ask, parts.clock, (result) => {
      const session = owner.current()
      if (!session) return
      if ('rendered' in result) this.#show(session, result.replyId, result.rendered)
      else view.showNotice(this.#sentence(result.error))
    })
  }

  /** Shows what the customer would get for a reply, soon. */
  preview(session: Session, row: ReplyRow): void {
    if (session.shown?.replyId !== row.id) {
      session.shown = undefined
      this.#view.showPreview(undefined, session.chat.name)
    }
    this.#renderer.renderSoon(row.id, session.chat, session.answers)
  }

  cancel(): void {
    this.#renderer.cancel()
  }

  async choose(session: Session, row: ReplyRow): Promise<void> {
    await this.#run(session, async () => {
      const prepared = this.#freeze(session)
      const before = session.shown
      const rendered = await this.#render(session, row)
      if (before?.replyId === row.id && before.rendered.text !== rendered.text) {
        this.#view.showNotice(this.#parts.say()('page.picker.changed'))
        return
      }
      session.prepared = prepared
      if (rendered.unresolved.length > 0) this.#ask(session, row, rendered.unresolved)
      else await this.#insert(session, row, rendered)
    })
  }

  /** Takes the answers of the form; asks again for what is still missing. */
  async submit(session: Session): Promise<void> {
    const row = session.form?.row
    session.answers = { ...session.answers, ...this.#view.form.answers() }
    if (!row || this.#view.form.focusNextEmpty()) return
    await this.#run(session, async () => {
      const rendered = await this.#render(session, row)
      if (rendered.unresolved.length > 0) this.#ask(session, row, rendered.unresolved)
      else await this.#insert(session, row, rendered)
    })
  }

  /** Follows the answers while they are typed. */
  followAnswers(session: Session): void {
    if (!session.form) return
    session.answers = { ...session.answers, ...this.#view.form.answers() }
    this.#renderer.renderSoon(session.form.row.id, session.chat, session.answers)
  }

  async #run(session: Session, work: () => Promise<void>): Promise<void> {
    if (session.isBusy) return
    session.isBusy = true
    this.#renderer.cancel()
    try {
      await work()
    } catch (error) {
      this.#parts.faults.report('picker', error)
      this.#view.showNotice(this.#sentence(error))
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

  async #render(session: Session, row: ReplyRow): Promise<Rendered> {
    const rendered = await this.#renderer.render(row.id, session.chat, session.answers)
    if (this.#owner.current() !== session) throw new AppError('chat-changed')
    this.#show(session, row.id, rendered)
    return rendered
  }

  #show(session: Session, replyId: string, rendered: Rendered): void {
    session.shown = { replyId, rendered }
    this.#view.showPreview(rendered.text, session.chat.name)
  }

  #ask(session: Session, row: ReplyRow, names: readonly string[]): void {
    session.form = { row, names }
    this.#view.showForm(names, session.answers)
  }

  async #insert(session: Session, row: ReplyRow, { text, caret }: Rendered): Promise<void> {
    const { composer, faults, ask, tell } = this.#parts
    try {
      await composer.insert(session.prepared, text, caret)
    } catch (error) {
      faults.report('insert', error)
      tell(this.#sentence(error))
      return
    } finally {
      if (this.#owner.current() === session) this.#owner.close()
    }
    faults.watch('picker', ask('page.replyUsed', { replyId: row.id }))
  }

  #sentence(error: unknown): string {
    return this.#parts.say()(errorKey(toAppError(error).code))
  }
}
