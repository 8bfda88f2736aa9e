import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/**
 * What becomes of a push on its way.
 * - open: nothing
 * - shut: the server is not reached
 * - request: it has left the browser and does not come to the server
 * - answer: the server has done it, and the browser does not hear of it
 * - told: the browser has just been told
 */
export type Hold = 'open' | 'shut' | 'request' | 'answer' | 'told'

/** The way to a server, on which what the browser sends is held where a test wants it. There are no lines. */
export class HoldingProxy {
  readonly host: string
  hold: Hold = 'open'
  readonly #server: Server
  readonly #target: string
  #onHeld = (): void => {}

  private constructor(server: Server, target: string) {
    this.#server = server
    this.#target = target
    this.host = `localhost:${(server.address() as AddressInfo).port}`
  }

  static async open(target: string): Promise<HoldingProxy> {
    const server = createServer().listen(0, 'localhost')
    await once(server, 'listening')
    const proxy = new HoldingProxy(server, target)
    server.on('request', (asked, answer) => void proxy.#pass(asked, answer))
    server.on('upgrade', (_, socket) => socket.destroy())
    return proxy
  }

  /** Holds the next push at a point. @returns what resolves when it is there. */
  next(hold: Hold): Promise<void> {
    this.hold = hold
    return new Promise((resolve) => (this.#onHeld = resolve))
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(asked)
    const hold = asked.method === 'POST' && asked.url === '/v1/sync/push' ? this.hold : 'open'
    if (this.hold === 'shut') return void answer.destroy()
    if (hold === 'request') return this.#onHeld()
    const [host = '', port = ''] = this.#target.split(':')
    const { method, url: path, headers } = asked
    const passed = request({ host, port, method, path, headers }).end(body)
    const [said] = (await once(passed, 'response')) as [IncomingMessage]
    const text = await buffer(said)
    if (hold === 'answer') return this.#onHeld()
    answer.writeHead(said.statusCode ?? 502, said.headers).end(text)
    if (hold === 'told') answer.on('finish', this.#onHeld)
  }
}
