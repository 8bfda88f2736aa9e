import type { askPage } from '@/storage/client'
import type { FrameToPage, PageToFrame, PAIR_MESSAGE } from '@/storage/protocol/frame'
import type { Faults } from '../base/faults'
import { isFields, isInt } from '../base/parse'
import { parseFrameMessage } from './parse-frame-message'
import { randomText } from './random-text'

type Parts = {
  ask: typeof askPage
  faults: Faults
  /** The address of our own pages: the only origin that may get the nonce. */
  extensionUrl: string
  onMessage: (message: FrameToPage) => void
}

// Only the type is imported: the module itself would bring the whole schema library along.
const PAIR: typeof PAIR_MESSAGE = 'chatside:pair'
const NONCE_BITS = 256

/**
 * The line to the sidebar in its frame. Each load of the frame is paired anew with a nonce that the background was told
 * of first, so that a page cannot frame the sidebar and drive it.
 */
export class FrameLink {
  readonly #parts: Parts
  #port: MessagePort | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** To be called at each load of the frame. */
  async pair(frame: HTMLIFrameElement): Promise<void> {
    this.close()
    const nonce = randomText(NONCE_BITS)
    await this.#parts.ask('page.registerFrame', { nonce })
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.addEventListener('message', (event) => this.#receive(port1, event.data))
    port1.start()
    frame.contentWindow?.postMessage({ type: PAIR, nonce }, this.#parts.extensionUrl, [port2])
  }

  post(message: PageToFrame): void {
    this.#port?.postMessage(message)
  }

  close(): void {
    this.#port?.close()
    this.#port = undefined
  }

  #receive(port: MessagePort, data: unknown): void {
    if (port !== this.#port) return
    const message = parseFrameMessage(data)
    if (message) this.#parts.faults.guard('frame', () => this.#parts.onMessage(message))
    else this.#refuse(data)
  }

  /** Whoever asked must not wait for ever. */
  #refuse(data: unknown): void {
    this.#parts.faults.count('frame:bad-request')
    const call = isFields(data) ? data['call'] : undefined
    if (isInt(call)) this.post({ type: 'failed', call, code: 'bad-request' })
  }
}
