import { connect, type Socket } from 'node:net'

type Reply = [type: 1, id: number, error: MarionetteFault | null, result: unknown]

interface MarionetteFault {
  error: string
  message: string
}

interface Pending {
  command: string
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

/** A command that Firefox refused; `code` is WebDriver's, such as "no such element". */
export class MarionetteError extends Error {
  readonly code: string

  constructor(command: string, fault: MarionetteFault) {
    super(`${command}: ${fault.error}${fault.message ? `: ${fault.message}` : ''}`)
    this.code = fault.error
  }
}

/** Mozilla's own remote protocol: each message is `<bytes>:[0, id, command, parameters]`, over plain TCP. */
export class Marionette {
  readonly #socket: Socket
  readonly #pending = new Map<number, Pending>()
  #received = Buffer.alloc(0)
  #lastId = 0
  #closedBecause: Error | undefined

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('Firefox closed the connection')))
  }

  /** @returns the command's `value`, or the whole reply where there is none. */
  async send(command: string, parameters: object = {}): Promise<unknown> {
    if (this.#closedBecause) throw this.#closedBecause
    const id = ++this.#lastId
    const text = JSON.stringify([0, id, command, parameters])
    const result = await new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { command, resolve, reject })
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
    return result !== null && typeof result === 'object' && 'value' in result ? result.value : result
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const colon = this.#received.indexOf(':')
      if (colon < 0) return
      const end = colon + 1 + Number(this.#received.subarray(0, colon).toString())
      if (this.#received.length < end) return
      const message: unknown = JSON.parse(this.#received.subarray(colon + 1, end).toString())
      this.#received = this.#received.subarray(end)
      if (isReply(message)) this.#settle(message)
    }
  }

  #settle([, id, fault, result]: Reply): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (fault) pending?.reject(new MarionetteError(pending.command, fault))
    else pending?.resolve(result)
  }

  #fail(error: Error): void {
    this.#closedBecause ??= error
    for (const { reject } of this.#pending.values()) reject(this.#closedBecause)
    this.#pending.clear()
  }
}

/** The greeting is an object, every answer an array. */
function isReply(message: unknown): message is Reply {
  return Array.isArray(message) && message[0] === 1
}
