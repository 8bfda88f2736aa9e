import type { ChatAnswer, OpenChat } from '@/entrypoints/whatsapp-page/wire'
import type { ChatIdentity, ChatSighting } from '@/storage/schema/chat'
import { Emitter } from '../base/emitter'
import { pause, type Cancel, type Clock } from '../base/clock'
import type { Faults } from '../base/faults'
import type { Bridge } from '../bridge/bridge'
import { parseChatAnswer } from '../bridge/parse-answers'
import type { Finder } from '../page/find'
import { readPageFacts } from '../page/page-facts'
import { decide, type Source } from './decide'
import { identifyByScreen } from './dom-identity'
import { accountOf, identify } from './identify'
import { messageIdsOn } from './message-ids'
import { ScreenSwitch } from './screen-switch'
import { isSameView, readView, titleNow, type View } from './view'

type Parts = { clock: Clock; faults: Faults; finder: Finder; bridge: Bridge; signal: AbortSignal }
type Found = { identity: ChatIdentity; source: Source; isAmbiguous: boolean; jid?: string }

const WAIT_MS = 25
/** While nothing on the screen hints at a switch, the page is asked no more often than this. */
const REST_MS = 50
/** So long after a switch, what is on the screen belongs to the chat even when only the screen tells. */
const SETTLE_MS = 250

/** Follows which chat is open and says so once it is certain. */
export class ChatTracker {
  readonly sighting = new Emitter<ChatSighting | null>(null)
  readonly #parts: Parts
  readonly #screen = new ScreenSwitch()
  readonly #doubtful = new Set<string>()
  #epoch = 0
  #switchedAt = 0
  #account = ''
  #jid: string | undefined
  #paired: { id: string; title: string } | undefined
  #view: View | undefined
  #isWanted = false
  #lookedAt = 0
  #later: Cancel | undefined
  #running: Promise<void> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** To be called after each change of the page. */
  check(): void {
    const { clock, faults } = this.#parts
    const restMs = this.isSteady ? this.#lookedAt + REST_MS - clock.now() : 0
    if (restMs <= 0) {
      faults.watch('identity', this.confirm())
      return
    }
    this.#later ??= clock.after(restMs, () => {
      this.#later = undefined
      this.check()
    })
  }

  /** @returns the open chat after a fresh look at the page. */
  async confirm(): Promise<ChatSighting | null> {
    this.#isWanted = true
    await this.#run()
    return this.sighting.value
  }

  /** What tells the page's world that the chat is still the open one: its address, where only the screen tells its title. */
  get openChat(): OpenChat {
    if (this.sighting.value?.source !== 'dom') return { id: this.#jid }
    return { title: titleNow(this.#parts.finder) }
  }

  /** Whether the chat on the screen is still the one of the last sighting, as far as a glance tells. */
  get isSteady(): boolean {
    const before = this.#view
    const view = readView(this.#parts.finder)
    const isDoubtful = this.sighting.value?.isAmbiguous ?? false
    return isSameView(isDoubtful || !before ? view : { ...view, selected: before.selected }, before)
  }

  /** Whether the messages on the screen are certainly of this chat. */
  get areMessagesCertain(): boolean {
    const sighting = this.sighting.value
    if (!sighting) return false
    return sighting.source !== 'dom' || this.#parts.clock.now() - this.#switchedAt >= SETTLE_MS
  }

  #run(): Promise<void> {
    this.#running ??= Promise.resolve().then(() => this.#lookUntilSteady())
    return this.#running
  }

  async #lookUntilSteady(): Promise<void> {
    try {
      for (let waits = 0; this.#isWanted && !this.#parts.signal.aborted;) {
        this.#isWanted = false
        const isDone = await this.#look(waits)
        waits = isDone ? 0 : waits + 1
        if (isDone) continue
        this.#isWanted = true
        await pause(this.#parts.clock, WAIT_MS)
      }
    } finally {
      this.#running = undefined
    }
  }

  /** @returns whether the look led to a result. */
  async #look(waits: number): Promise<boolean> {
    const { finder, bridge, clock } = this.#parts
    this.#lookedAt = clock.now()
    const before = readView(finder)
    if (!before.main) {
      this.#leave()
      return true
    }
    const answer = parseChatAnswer(await bridge.ask({ do: 'chat' }))
    const view = readView(finder)
    if (!isSameView(before, view)) {
      this.#isWanted = true
      return true
    }
    const found = this.#judge(view, answer, waits)
    if (found === 'wait') return false
    if (found) this.#arrive(found, view)
    else this.#leave()
    return true
  }

  #judge(view: View, answer: ChatAnswer | undefined, waits: number): Found | 'wait' | undefined {
    const { title } = view
    if (answer) this.#account = accountOf(answer.me) || this.#account
    const verdict = decide(
      title,
      answer,
      waits,
      (id) => this.#paired?.id === id && this.#paired.title === title,
    )
    if (verdict === 'wait') return 'wait'
    if (verdict === 'dom') return this.#judgeScreen(view, waits)
    const { chat, source } = verdict
    this.#paired = { id: chat.id, title }
    // A shown chat was drawn together with its title; a model alone may be ahead of the screen.
    const name = answer?.shown ? title || chat.name : chat.name || title
    const identity = identify(chat, answer?.me ?? {}, this.#account, name)
    return { identity, source, isAmbiguous: false, jid: chat.id }
  }

  #judgeScreen(view: View, waits: number): Found | 'wait' | undefined {
    if (view.title === '') return undefined
    const { isAmbiguous, jid, ...identity } = identifyByScreen(view, this.#account, this.#parts.finder)
    // A new title over messages of the old address: the page is in the middle of a switch, or the chat was renamed.
    const isTorn = jid !== undefined && jid === this.#jid && this.#view?.title !== view.title
    if (isTorn && waits < SETTLE_MS / WAIT_MS) return 'wait'
    if (isAmbiguous) this.#doubtful.add(view.title)
    const isDoubtful = jid === undefined && this.#doubtful.has(view.title)
    return { identity, source: 'dom', isAmbiguous: isDoubtful, ...(jid !== undefined && { jid }) }
  }

  #arrive({ identity, source, isAmbiguous, jid }: Found, view: View): void {
    const { clock, finder } = this.#parts
    const last = this.sighting.value
    const ids = messageIdsOn(view.main, finder)
    const isOther = this.#screen.hasSwitched({ view, ids: new Set(ids), isAmbiguous })
    const isSwitch = last?.key !== identity.key || (isOther && jid === undefined)
    if (isSwitch) {
      this.#epoch += 1
      this.#switchedAt = clock.now()
      if (source === 'dom') clock.after(SETTLE_MS, () => this.check())
    }
    this.#jid = jid
    this.#view = view
    const isCertain = source !== 'dom' || clock.now() - this.#switchedAt >= SETTLE_MS
    const messageIds =
      !isSwitch && last && last.messageIds.length > 0 ? last.messageIds : isCertain ? ids : []
    const { isBusiness } = readPageFacts()
    const next = { ...identity, epoch: this.#epoch, source, isAmbiguous, isBusiness, messageIds }
    if (!last || JSON.stringify(last) !== JSON.stringify(next)) this.sighting.set(next)
  }

  #leave(): void {
    this.#screen.forget()
    this.#jid = undefined
    this.#paired = undefined
    this.#view = undefined
    if (this.sighting.value === null) return
    this.#epoch += 1
    this.sighting.set(null)
  }
}
