import * as z from 'zod/mini'
import type { Audience, Command, CommandMap, Response } from '@/storage/protocol/command'
import { pageCommands } from '@/storage/protocol/page'
import { uiCommands } from '@/storage/protocol/ui'
import { toStorageError } from '@/storage/storage-error'
import { AppError } from '@/utils/app-error'
import { firstHandlers } from './handlers/first'
import { isPairedFrame } from './pairing'
import { embeddedSidebar, isOwnTopPage, isWhatsAppPage, isWorkspace, type Sender } from './sender'

type Handler = (input: unknown, sender: Sender) => Promise<unknown>
type Handlers = Record<string, Handler>

/** The one command a sidebar may send before it is paired. */
const PAIR_COMMAND = 'ui.pair'

/**
 * Answers one message. Who sent it is checked before what it says is even looked at.
 * @returns undefined for a message that is not a request of ours.
 */
export function answer(message: unknown, sender: Sender): Promise<Response> | undefined {
  return isRequest(message) ? answerRequest(message, sender) : undefined
}

type RawRequest = { chatside: 1; audience?: unknown; name?: unknown; input?: unknown }

async function answerRequest(request: RawRequest, sender: Sender): Promise<Response> {
  try {
    const { audience, name } = request
    if (!isAudience(audience) || typeof name !== 'string') throw new AppError('not-allowed')
    if (!(await mayAsk(audience, name, sender))) throw new AppError('not-allowed')
    const command = own(await commandsOf(audience), name)
    if (command === undefined) throw new AppError('not-allowed')
    const input = parseInput(command, request.input)
    const handler = await handlerOf(audience, name)
    if (handler === undefined) throw new AppError('not-allowed')
    return { ok: true, output: await handler(input, sender) }
  } catch (error) {
    return toRefusal(error, request.audience)
  }
}

/** Those of the workspace are loaded with their handlers. */
async function commandsOf(audience: Audience): Promise<CommandMap> {
  if (audience === 'page') return pageCommands
  if (audience === 'ui') return uiCommands
  return (await import('./handlers/late/all')).workspaceCommands
}

/** All but the first are loaded when one of them is first asked for. */
async function handlerOf(audience: Audience, name: string): Promise<Handler | undefined> {
  const first = audience === 'ui' ? own(firstHandlers as Handlers, name) : undefined
  if (first !== undefined) return first
  if (audience !== 'workspace') {
    const { pageHandlers, everydayUiHandlers } = await import('./handlers/all')
    const everyday = own((audience === 'page' ? pageHandlers : everydayUiHandlers) as Handlers, name)
    if (everyday !== undefined || audience === 'page') return everyday
  }
  const { lateUiHandlers, lateWorkspaceHandlers } = await import('./handlers/late/all')
  return own((audience === 'ui' ? lateUiHandlers : lateWorkspaceHandlers) as Handlers, name)
}

/** What a failure of the unknown kind says may come from anywhere, so it is kept from the page. */
function toRefusal(error: unknown, audience: unknown): Response {
  const { code, detail } = toStorageError(error)
  const isTold = detail !== undefined && (code !== 'internal' || audience !== 'page')
  return { ok: false, code, ...(isTold && { detail }) }
}

async function mayAsk(audience: Audience, name: string, sender: Sender): Promise<boolean> {
  if (audience === 'page') return isWhatsAppPage(sender)
  if (audience === 'workspace') return isWorkspace(sender)
  if (isOwnTopPage(sender)) return true
  const frame = embeddedSidebar(sender)
  return frame !== undefined && (name === PAIR_COMMAND || isPairedFrame(frame))
}

function parseInput(command: Command, input: unknown): unknown {
  const parsed = z.safeParse(command.input, input)
  if (parsed.success) return parsed.data
  throw new AppError('bad-request', publicPath(parsed.error.issues[0]?.path ?? []))
}

/** Names the field, but no label or id a person chose. */
function publicPath(path: readonly PropertyKey[]): string {
  const named = path.map(String)
  const open = named.findIndex((part) =>
    ['custom', 'answers', 'labels', 'tags', 'selectors', 'faults'].includes(part),
  )
  return (open < 0 ? named : named.slice(0, open + 1)).join('.')
}

function isRequest(message: unknown): message is RawRequest {
  return typeof message === 'object' && message !== null && 'chatside' in message && message.chatside === 1
}

function isAudience(audience: unknown): audience is Audience {
  return audience === 'page' || audience === 'ui' || audience === 'workspace'
}

function own<Value>(map: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined
}
