import { AppError, type ErrorCode, isErrorCode } from '@/utils/app-error'
import { browser } from '@/utils/browser'
import type { Audience, CommandMap, InputOf, OutputOf, Request, Response } from './protocol/command'
import type { PageCommands } from './protocol/page'
import type { UiCommands } from './protocol/ui'
import type { WorkspaceCommands } from './protocol/workspace'

/** What our own pages do with an answer. The content script carries none of it: it has a sentence for codes it does not know. */
type Receiver = { onAnswer: (name: string) => void; codeOf: (code: ErrorCode) => ErrorCode }

const answered = new EventTarget()
const OWN_PAGE: Receiver = {
  onAnswer: (name) => answered.dispatchEvent(new CustomEvent('answered', { detail: name })),
  codeOf: (code) => (isErrorCode(code) ? code : 'internal'),
}

/** Asks the background as one of our own pages. Rejects with an AppError. */
export const askUi = asker<UiCommands>('ui', OWN_PAGE)
/** Asks the background as the content script in WhatsApp's page. Rejects with an AppError. */
export const askPage = asker<PageCommands>('page')
/** Asks the background as the workspace tab, the only place that may reveal or destroy in bulk. */
export const askWorkspace = asker<WorkspaceCommands>('workspace', OWN_PAGE)

/**
 * Tells the name of each command of this page that was answered, so that its own lists can follow its own writes at once.
 * @returns a function that stops.
 */
export function onAnswered(listener: (name: string) => void): () => void {
  const onEvent = (event: Event): void => listener((event as CustomEvent<string>).detail)
  answered.addEventListener('answered', onEvent)
  return () => answered.removeEventListener('answered', onEvent)
}

function asker<Commands extends CommandMap>(audience: Audience, receiver?: Receiver) {
  return async <Name extends keyof Commands & string>(
    name: Name,
    input: InputOf<Commands[Name]>,
  ): Promise<OutputOf<Commands[Name]>> => {
    const request: Request = { chatside: 1, audience, name, input }
    const response = await send(request)
    receiver?.onAnswer(name)
    if (response.ok) return response.output as OutputOf<Commands[Name]>
    throw new AppError(receiver?.codeOf(response.code) ?? response.code, response.detail)
  }
}

// A worker that dies while it holds a message answers with nothing, or with "Receiving end does not exist"; the next
// message starts a new one. Writes carry ids made by the caller, so asking again cannot write twice.
const RETRY_DELAYS_MS = [30, 120, 400, 1200, 3600]

async function send(request: Request): Promise<Response> {
  for (const delayMs of RETRY_DELAYS_MS) {
    const response = await sendOnce(request)
    if (response !== undefined) return response
    await new Promise((resolve) => setTimeout(resolve, delayMs))
  }
  const response = await sendOnce(request)
  if (response === undefined) throw new AppError('unreachable', request.name)
  return response
}

/** @returns the answer; undefined when the worker was not there to give one. */
async function sendOnce(request: Request): Promise<Response | undefined> {
  // An extension that was updated or removed under an open page has no runtime id any more.
  if (browser.runtime?.id === undefined) throw new AppError('outdated')
  try {
    return await browser.runtime.sendMessage<Request, Response | undefined>(request)
  } catch (error) {
    if (browser.runtime?.id === undefined || /context invalidated/i.test(String(error))) {
      throw new AppError('outdated')
    }
    return undefined
  }
}
