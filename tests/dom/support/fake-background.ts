import {
  CHANGES_CHANNEL,
  type Changes,
  type ChangeSource,
  type Request,
  type Response,
} from '@/storage/protocol/command'
import { uiCommands } from '@/storage/protocol/ui'
import type { Written } from '@/storage/protocol/shared'
import { workspaceCommands } from '@/storage/protocol/workspace'
import { AppError, type ErrorCode } from '@/utils/app-error'
import { newId } from '@/utils/ids'
import { FakeDatabase, found } from './fake-database'
import { fakeHandlers } from './fake-handlers'
import type { FakeState } from './fake-state'

type Input = Record<string, unknown>
type AnyHandler = (input: Input) => unknown

/**
 * A background in memory for tests of the interface: it checks each request against the real schemas, answers as the
 * real one does, and remembers what it was asked.
 */
export class FakeBackground {
  readonly db = new FakeDatabase()
  readonly asked: { name: string; input: Input }[] = []
  /** Answers in place of the usual ones, such as the card of a chat in a rare state. */
  readonly answers: Record<string, AnyHandler> = {}
  readonly #failures: Record<string, ErrorCode[]> = {}
  readonly #held: Record<string, Promise<void>> = {}
  readonly #before: Record<string, FakeState> = {}
  readonly #channel = new BroadcastChannel(CHANGES_CHANNEL)
  readonly #handlers: Record<string, AnyHandler>

  constructor() {
    const handlers: Record<string, unknown> = fakeHandlers(this.db, (sources, change) =>
      this.#write(sources, change),
    )
    this.#handlers = { ...(handlers as Record<string, AnyHandler>), undo: (input) => this.#undo(input) }
  }

  get state(): FakeState {
    return this.db.state
  }

  /** Makes the next call of a command fail. */
  failNext(name: string, code: ErrorCode): void {
    ;(this.#failures[name] ??= []).push(code)
  }

  /** Makes the answers of a command wait. @returns a function that lets them go. */
  hold(name: string): () => void {
    let release = (): void => undefined
    this.#held[name] = new Promise((resolve) => (release = resolve))
    return () => {
      delete this.#held[name]
      release()
    }
  }

  askedFor(name: string): Input[] {
    return this.asked.filter((one) => one.name === name).map(({ input }) => input)
  }

  announce(...sources: ChangeSource[]): void {
    this.#channel.postMessage(Object.fromEntries(sources.map((source) => [source, 'all'])) satisfies Changes)
  }

  close(): void {
    this.#channel.close()
  }

  readonly handle = async (request: Request): Promise<Response> => {
    const { name } = request
    const commands: Record<string, (typeof uiCommands)['ui.ping'] | undefined> = {
      ...uiCommands,
      ...workspaceCommands,
    } as never
    const parsed = commands[name]?.input.safeParse(request.input)
    if (!parsed?.success) return { ok: false, code: 'bad-request', detail: name }
    const input: Input = parsed.data
    this.asked.push({ name, input })
    await this.#held[name]
    const failure = this.#failures[name]?.shift()
    if (failure !== undefined) return { ok: false, code: failure }
    try {
      const output = found(this.answers[name] ?? this.#handlers[name])(input)
      return { ok: true, output: structuredClone(output) }
    } catch (error) {
      if (error instanceof AppError) {
        const { code, detail } = error
        return { ok: false, code, ...(detail !== undefined && { detail }) }
      }
      throw error
    }
  }

  #write(sources: ChangeSource[], change: () => string | void): Written {
    const undoId = newId()
    const before = structuredClone(this.db.state)
    const contactId = change()
    this.#before[undoId] = before
    this.announce(...sources)
    return { undoId, ...(typeof contactId === 'string' && { contactId }) }
  }

  #undo({ undoId }: Input): void {
    this.db.state = found(this.#before[String(undoId)])
    this.announce(
      'contacts',
      'notes',
      'tags',
      'followUps',
      'replies',
      'media',
      'products',
      'settings',
      'aliases',
      'deals',
      'orders',
      'tagRules',
      'distinct',
      'messages',
      'conflicts',
    )
  }
}
