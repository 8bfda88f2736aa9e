import { afterEach } from 'vitest'
import { createPageLink } from '@/components/page-link'
import { Sidebar } from '@/components/sidebar/sidebar'
import type { FrameToPage, PageState, PageToFrame } from '@/storage/protocol/frame'
import { CAPABILITIES, type Capability, type Health } from '@/storage/schema/health'
import type { ChatSighting } from '@/storage/schema/chat'
import { render } from './interface'

export const MARIA: ChatSighting = {
  account: 'phone:+4915100000000',
  key: 'phone:+5511987654321',
  kind: 'person',
  name: 'Maria',
  phone: '+5511987654321',
  epoch: 1,
  source: 'model',
  isAmbiguous: false,
  isBusiness: false,
  messageIds: ['A1'],
}

const { phone: _, ...WITHOUT_PHONE } = MARIA
/** A chat whose phone number the page does not tell. */
export const BRUNO: ChatSighting = { ...WITHOUT_PHONE, key: 'lid:222', name: 'Bruno', epoch: 2 }

export function healthWithout(...lost: Capability[]): Health {
  const states = CAPABILITIES.map((name) => [
    name,
    { state: lost.includes(name) ? 'lost' : 'working', via: 'model' },
  ])
  return { ...Object.fromEntries(states), at: 1 } as Health
}

/** The page's end of the line to the sidebar: it shows chats, and answers insertions as WhatsApp's page would. */
export class FakePage {
  readonly inserted: string[] = []
  readonly insertions: Extract<FrameToPage, { type: 'insert' }>[] = []
  /** Names of files that were handed over. */
  readonly attached: string[] = []
  /** Whether WhatsApp's preview opens for a file. */
  opensPreview = true
  readonly received: FrameToPage[] = []
  /** What the next insertion or preparation is refused with. */
  refusals: {
    type: 'prepare' | 'insert' | 'attach'
    code: Extract<PageToFrame, { type: 'failed' }>['code']
  }[] = []
  readonly #port: MessagePort
  #state: PageState

  constructor(port: MessagePort, state: PageState) {
    this.#port = port
    this.#state = state
    port.onmessage = (event: MessageEvent<FrameToPage>) => this.#receive(event.data)
  }

  show(patch: Partial<PageState>): void {
    this.#state = { ...this.#state, ...patch }
    this.#port.postMessage(this.#state)
  }

  post(message: unknown): void {
    this.#port.postMessage(message)
  }

  close(): void {
    this.#port.close()
  }

  #receive(message: FrameToPage): void {
    this.received.push(message)
    if (message.type === 'ready') return this.show({})
    if (message.type !== 'prepare' && message.type !== 'insert' && message.type !== 'attach') return
    const { type, call } = message
    const at = this.refusals.findIndex((refusal) => refusal.type === type)
    const [refusal] = at < 0 ? [] : this.refusals.splice(at, 1)
    if (refusal) return this.#answer({ type: 'failed', call, code: refusal.code })
    if (message.type === 'prepare') return this.#answer({ type: 'prepared', call, token: `token-${call}` })
    if (message.type === 'attach') {
      this.attached.push(message.file.name)
      return this.#answer({ type: 'attached', call, how: this.opensPreview ? 'shown' : 'save-offered' })
    }
    this.inserted.push(message.text)
    this.insertions.push(message)
    this.#answer({ type: 'inserted', call })
  }

  #answer(message: PageToFrame): void {
    this.#port.postMessage(message)
  }
}

const open: FakePage[] = []

/** Shows the paired sidebar beside `chat`. */
export function openSidebar(chat: ChatSighting | null, patch: Partial<PageState> = {}): FakePage {
  const { port1, port2 } = new MessageChannel()
  const page = new FakePage(port1, {
    type: 'state',
    chat,
    theme: 'light',
    direction: 'ltr',
    layout: 'push',
    health: healthWithout(),
    ...patch,
  })
  open.push(page)
  render(<Sidebar link={createPageLink(port2)} />)
  return page
}

afterEach(() => {
  for (const page of open.splice(0)) page.close()
})
