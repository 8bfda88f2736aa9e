import * as z from 'zod/mini'
import { logFault } from '@/utils/logger'
import { backoffMs } from './backoff'
import { readLink } from './link'
import { readTeamSession } from './team-session'
import { CLOSE, type ClientFrame, PROTOCOL, type ServerFrame, serverFrameSchema } from './wire'

// One line to the server, kept while somebody looks: what others change is here at once. Without it all comes by asking.

/** `text`: the frame as it came, of which a delta holds a signature. */
type FrameListener = (frame: ServerFrame, text: string) => void
/** `code`: why it was closed, and what the server said to it. */
type LineListener = (isOpen: boolean, code?: number, reason?: string) => void

/** Pages that are looked at say so each 20 seconds. */
const LOOKED_AT_MS = 45_000
const BEAT_MS = 20_000
/** From the first byte to `ready`. */
const WELCOME_MS = 10_000
const FAREWELL = 1000

const frameListeners = new Set<FrameListener>()
const lineListeners = new Set<LineListener>()

let socket: WebSocket | undefined
let opening: Promise<void> | undefined
let isReady = false
let isAnswered = true
let failures = 0
/** On a clock that nobody sets. */
let wantedUntil = 0
let beat: ReturnType<typeof setInterval> | undefined
let again: ReturnType<typeof setTimeout> | undefined
let welcome: ReturnType<typeof setTimeout> | undefined

/** Follows what the server tells. @returns a function that stops. */
export function onFrame(listener: FrameListener): () => void {
  frameListeners.add(listener)
  return () => frameListeners.delete(listener)
}

/** Follows whether there is a line. @returns a function that stops. */
export function onLine(listener: LineListener): () => void {
  lineListeners.add(listener)
  return () => lineListeners.delete(listener)
}

/** @returns whether it was sent; without a line it is not, and not later either. */
export function sendFrame(frame: ClientFrame): boolean {
  if (socket === undefined || !isReady || socket.readyState !== socket.OPEN) return false
  socket.send(JSON.stringify(frame))
  return true
}

/** @returns whether the server tells us things now. */
export function isLineOpen(): boolean {
  return isReady
}

/** Somebody looks: there is to be a line for a while. */
export function keepLine(): Promise<void> {
  wantedUntil = performance.now() + LOOKED_AT_MS
  if (socket !== undefined || again !== undefined) return Promise.resolve()
  return openLine()
}

/** There is to be none: the team was left, or this device is not let in any more. */
export function dropLine(): void {
  wantedUntil = 0
  failures = 0
  clearTimeout(again)
  again = undefined
  close()
}

/** Tries at once what would be tried later. */
export function hurryLine(): void {
  if (again === undefined) return
  clearTimeout(again)
  again = undefined
  openLater()
}

function isWanted(): boolean {
  return performance.now() < wantedUntil
}

function openLine(): Promise<void> {
  opening ??= open().finally(() => (opening = undefined))
  return opening
}

function openLater(): void {
  openLine().catch((error: unknown) => logFault('line', error))
}

async function open(): Promise<void> {
  const [session, link] = await Promise.all([readTeamSession(), readLink()])
  if (session === undefined || session.isOver || link === undefined) return
  if (socket !== undefined || !isWanted()) return
  const mine = new WebSocket(`${session.url.replace(/^http/, 'ws')}/v1/rt`)
  socket = mine
  welcome = setTimeout(() => mine === socket && lost(), WELCOME_MS)
  const auth = { type: 'auth', token: session.token, client: link.client, proto: PROTOCOL } as const
  mine.addEventListener('open', () => mine.send(JSON.stringify(auth satisfies ClientFrame)))
  mine.addEventListener('message', ({ data }) => {
    if (mine === socket) receive(data)
  })
  mine.addEventListener('close', ({ code, reason }) => {
    if (mine === socket) lost(code, reason)
  })
}

function receive(data: unknown): void {
  if (typeof data !== 'string') return
  const frame = readFrame(data)
  if (frame === undefined) return
  if (frame.type === 'pong') isAnswered = true
  if (frame.type === 'ready') begin()
  for (const listener of frameListeners) listener(frame, data)
}

/** @returns undefined for what a newer server may say, and we know nothing of. */
function readFrame(text: string): ServerFrame | undefined {
  const json = parse(text)
  const frame = z.safeParse(serverFrameSchema, json)
  if (frame.success) return frame.data
  // Something has changed, though not in words of ours: a pull says it in those.
  const isDelta = typeof json === 'object' && json !== null && 'type' in json && json.type === 'delta'
  return isDelta ? { type: 'poke' } : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function begin(): void {
  clearTimeout(welcome)
  isReady = true
  isAnswered = true
  clearInterval(beat)
  beat = setInterval(check, BEAT_MS)
  for (const listener of lineListeners) listener(true)
}

/** A line whose other end is gone looks open for ever, unless something is asked. */
function check(): void {
  if (!isWanted()) return close()
  if (!isAnswered) return lost()
  failures = 0
  isAnswered = false
  sendFrame({ type: 'ping' })
}

function lost(code?: number, reason?: string): void {
  close(code, reason)
  if (!isWanted()) return
  failures += 1
  const isRefused = code === CLOSE.unauthorized || code === CLOSE.protocol
  clearTimeout(again)
  again = setTimeout(
    () => {
      again = undefined
      openLater()
    },
    backoffMs(failures, isRefused ? LOOKED_AT_MS : 0),
  )
}

function close(code?: number, reason?: string): void {
  clearTimeout(welcome)
  clearInterval(beat)
  const [old, wasReady] = [socket, isReady]
  socket = undefined
  isReady = false
  old?.close(FAREWELL)
  if (old === undefined) return
  if (wasReady || code !== undefined) for (const listener of lineListeners) listener(false, code, reason)
}
