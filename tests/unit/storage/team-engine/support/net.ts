import { vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import type { TeamServer } from './server'

/** What happens to one request on its way. */
export type Fault = 'none' | 'unsent' | 'lost' | 'doubled' | 'late' | 'truncated' | 'broken' | 'strange'

/** The way from one browser to the server; each has a port of its own, by which it is told apart. */
export type Way = {
  port: number
  server: TeamServer
  /** Asked before each request. */
  fault: (path: string) => Fault
  /** Sockets are let through. */
  hasLines: boolean
  requests: { path: string; body: unknown; answer: string; status: number }[]
  sockets: Set<NodeSocket>
  /** Grows when the worker is killed: what it had asked before is never answered. */
  incarnation: number
  /** Is waited for before a request goes out, and before its answer is handed over. */
  beforeRequest: (path: string) => Promise<void>
  beforeAnswer: (path: string) => Promise<void>
  /** Somebody stands between: what is asked, answered and told by a line goes through their hands. */
  liar: Liar
}

// A machine that is busy with other things is no fault of what is tested; each browser loads all modules anew.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** What whoever stands between makes of it. `status`: another one than the server's. */
export type Liar = {
  ask: (path: string, body: string) => string
  answer: (path: string, text: string) => { text: string; status?: number }
  frame: (text: string) => string
}
export const HONEST: Liar = {
  ask: (_, body) => body,
  answer: (_, text) => ({ text }),
  frame: (text) => text,
}

const ways = new Map<number, Way>()
const LATE_MS = 30
const FIRST_PORT = 5_000
const realFetch = globalThis.fetch

/** Looks again and again until `look` does not throw any more. */
export function until(look: () => unknown): Promise<unknown> {
  return vi.waitFor(look, { timeout: 20_000, interval: 2 })
}

/** From now on all requests and sockets go through the way of the browser that makes them. */
export function useNet(): void {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => travel(wayOf(url), url, init))
  vi.stubGlobal('WebSocket', FaultySocket)
}

export function openWay(server: TeamServer): Way {
  const way: Way = {
    port: FIRST_PORT + ways.size,
    server,
    fault: () => 'none',
    hasLines: true,
    requests: [],
    sockets: new Set(),
    incarnation: 0,
    beforeRequest: async () => undefined,
    beforeAnswer: async () => undefined,
    liar: HONEST,
  }
  ways.set(way.port, way)
  return way
}

/** Breaks every line, as a network that goes away does. */
export function cutLines(way: Way): void {
  for (const socket of way.sockets) socket.terminate()
}

function wayOf(url: string): Way {
  const way = ways.get(Number(new URL(url).port))
  if (way === undefined) throw new Error(`no way to ${url}`)
  return way
}

async function travel(way: Way, url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url)
  const { incarnation } = way
  await way.beforeRequest(pathname)
  if (way.incarnation !== incarnation) return never()
  const fault = way.fault(pathname)
  if (fault === 'unsent') throw new TypeError('Failed to fetch')
  if (fault === 'broken') return new Response('{"code":"UNAVAILABLE"}', { status: 503 })
  if (fault === 'strange') return new Response('<html>Bad gateway</html>', { status: 502 })
  if (fault === 'doubled') await (await send(way, url, init)).text()
  const response = await send(way, url, init)
  const text = await response.text()
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
  way.requests.push({ path: pathname, body, answer: text, status: response.status })
  if (fault === 'lost') throw new TypeError('Failed to fetch')
  if (fault === 'late') await new Promise((resolve) => setTimeout(resolve, LATE_MS))
  await way.beforeAnswer(pathname)
  if (way.incarnation !== incarnation) return never()
  if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError')
  const told = fault === 'truncated' ? text.slice(0, Math.floor(text.length / 2)) : text
  const hasBody = response.status !== 204
  const lie = way.liar.answer(pathname, told)
  return new Response(hasBody ? lie.text : null, {
    status: lie.status ?? response.status,
    headers: response.headers,
  })
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}

function send(way: Way, url: string, init: RequestInit): Promise<Response> {
  const { pathname, search } = new URL(url)
  const body = typeof init.body === 'string' ? { body: way.liar.ask(pathname, init.body) } : {}
  return realFetch(`http://127.0.0.1:${way.server.port}${pathname}${search}`, { ...init, ...body })
}

/** As the browser's, as far as we use it. */
class FaultySocket extends NodeSocket {
  #way: Way

  constructor(address: string) {
    const url = new URL(address)
    const way = ways.get(Number(url.port))!
    super(`ws://127.0.0.1:${way.hasLines ? way.server.port : 1}${url.pathname}`, { perMessageDeflate: false })
    this.#way = way
    way.sockets.add(this)
    this.on('close', () => way.sockets.delete(this))
    // Told by the close that follows.
    this.on('error', () => undefined)
  }

  override emit(event: string | symbol, ...said: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...said)
    return super.emit(event, Buffer.from(this.#way.liar.frame(String(said[0]))), said[1])
  }
}
