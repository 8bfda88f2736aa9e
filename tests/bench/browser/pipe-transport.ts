import type { Readable, Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { ConnectionTransport } from 'puppeteer-core'

const END = '\0'

/** DevTools messages over the two pipes of `--remote-debugging-pipe`: JSON, each ended by a zero byte. */
export class PipeTransport implements ConnectionTransport {
  onmessage?: (message: string) => void
  onclose?: () => void
  readonly #toBrowser: Writable
  #pending: string[] = []

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser
    const decoder = new StringDecoder('utf8')
    fromBrowser.on('data', (chunk: Buffer) => this.#receive(decoder.write(chunk)))
    fromBrowser.on('close', () => this.onclose?.())
  }

  send(message: string): void {
    this.#toBrowser.write(message + END)
  }

  close(): void {
    this.#toBrowser.end()
  }

  #receive(text: string): void {
    const [first = '', ...rest] = text.split(END)
    this.#pending.push(first)
    for (const next of rest) {
      const message = this.#pending.join('')
      this.#pending = [next]
      this.onmessage?.(message)
    }
  }
}
