import type { askPage } from '@/storage/client'
import type { InputOf } from '@/storage/protocol/command'
import type { Hello, PageCommands } from '@/storage/protocol/page'
import type { ChatSighting } from '@/storage/schema/chat'
import type { AnswerState } from '@/storage/schema/team'
import type { Cancel, Clock } from '../base/clock'
import { element } from '../base/element'
import type { Emitter } from '../base/emitter'
import type { Faults } from '../base/faults'
import type { EditorFinder } from '../composer/find-editor'
import type { NoticeBar } from '../layer/notice-bar'
import type { OverBox } from '../layer/over-box'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Conversation } from '../read-messages/conversation'
import { newerThan } from '../sent/newer-than'
import type { Say } from '../strings'

type Parts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  signal: AbortSignal
  tracker: ChatTracker
  editors: EditorFinder
  conversation: Conversation
  /** Announces each change of the page. */
  changed: Emitter<number>
  hello: Emitter<Hello>
  over: OverBox
  bar: NoticeBar
  say: () => Say
}

type Doing = InputOf<PageCommands['page.answering']>['doing']

const TYPING_EVERY_MS = 2_000
/** So often it is asked anew while the page is looked at: the background may have forgotten, or lost the server. */
const LOOK_EVERY_MS = 20_000
/** A message box that was emptied so long ago, without a message, was emptied by hand. */
const EMPTIED_MS = 10_000
const NOTHING: AnswerState = { state: 'off' }

/** Tells the team that the person answers in the open chat, and shows whether somebody else does. Nothing waits for it. */
export class Answering {
  readonly #parts: Parts
  readonly #text = element('span')
  readonly #mark = element('div', { class: 'lock', role: 'status', hidden: true }, element('i'), this.#text)
  readonly #known = new Set<string>()
  #chat: ChatSighting | null = null
  #typedAt = 0
  /** Until then a new message of one's own may be what was in the message box. */
  #draftUntil = 0
  #cancel: Cancel | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    const { over, tracker, conversation, hello, changed, faults, signal } = parts
    over.root.append(this.#mark)
    tracker.sighting.follow((chat) => this.#enter(chat))
    conversation.follow(() => this.#onMessages())
    const look = () => this.look()
    hello.follow(look)
    changed.follow(() => this.#place())
    const onEdit = (event: Event) => faults.guard('answering', () => this.#onEdit(event))
    for (const type of ['beforeinput', 'selectionchange'])
      document.addEventListener(type, onEdit, { capture: true, signal })
    document.addEventListener('visibilitychange', look, { signal })
  }

  /** Asks who answers, while the page is looked at. */
  look(): void {
    if (!document.hidden && !this.#parts.signal.aborted) this.#tell('looking')
  }

  #enter(chat: ChatSighting | null): void {
    const before = this.#chat
    this.#chat = chat
    if (isSame(chat, before)) return
    this.#tell('left', before)
    this.#known.clear()
    this.#typedAt = 0
    // A draft that the page brings with the chat was typed before.
    this.#draftUntil = this.#draft() ? Infinity : 0
    this.#show(NOTHING)
    this.look()
  }

  #draft(): string | null | undefined {
    return this.#parts.editors.active()?.textContent
  }

  #onEdit({ type, target }: Event): void {
    const { clock, editors, tracker } = this.#parts
    const now = clock.now()
    const isInput = type !== 'selectionchange' && editors.active()?.contains(target as Node)
    const hasDraft = isInput || this.#draft()
    // The same after an insertion, which is no input.
    const isTyping = isInput || (hasDraft && this.#draftUntil < now)
    // The message box changes with the chat, before that is known.
    if (!tracker.isSteady) return
    this.#draftUntil = hasDraft ? Infinity : Math.min(this.#draftUntil, now + EMPTIED_MS)
    if (!isTyping || now - this.#typedAt < TYPING_EVERY_MS) return
    this.#typedAt = now
    this.#tell('typing')
  }

  #onMessages(): void {
    const { clock, conversation } = this.#parts
    const { messages } = conversation
    const isNew = newerThan(this.#known, messages).some(({ direction }) => direction === 'out')
    for (const { messageId } of messages) this.#known.add(messageId)
    // What a colleague sends from the same account is no message of this person's.
    if (!isNew || this.#draft() || clock.now() > this.#draftUntil) return
    this.#draftUntil = 0
    this.#tell('sent')
  }

  #tell(doing: Doing, chat = this.#chat): void {
    const { faults, hello } = this.#parts
    if (!hello.value.hasTeam) this.#show(NOTHING)
    else if (chat) faults.watch('answering', this.#ask(chat, doing))
  }

  async #ask(chat: ChatSighting, doing: Doing): Promise<void> {
    const { ask, clock } = this.#parts
    let answer: AnswerState = { state: 'unknown' }
    try {
      answer = await ask('page.answering', { chat, doing })
    } finally {
      if (isSame(chat, this.#chat)) {
        this.#show(answer)
        this.#cancel = clock.after(answer.leftMs ?? LOOK_EVERY_MS, () => this.look())
      }
    }
  }

  #show({ state, name, both }: AnswerState): void {
    const { bar, say } = this.#parts
    const line = (key: typeof state | 'both', who = '') =>
      say()(`page.answering.${key}`, { name: `\u2068${who}\u2069` })
    this.#cancel?.()
    this.#mark.dataset['state'] = state
    const text = line(state, name)
    // What is written again is read out again.
    if (text && text !== this.#text.textContent) this.#text.textContent = text
    this.#place()
    if (both) bar.show(line('both', both), { label: say()('page.notice.dismiss'), onPress: () => bar.hide() })
  }

  #place(): void {
    const { editors, over } = this.#parts
    const editor = this.#mark.dataset['state'] !== 'off' && editors.composer()
    if (editor) over.follow(editor)
    this.#mark.hidden = !editor
  }
}

function isSame(one: ChatSighting | null, other: ChatSighting | null): boolean {
  return one?.epoch === other?.epoch && one?.key === other?.key
}
