import { type ReadonlySignal, signal } from '@preact/signals'
import {
  type FrameToPage,
  type PageState,
  type PageToFrame,
  pageToFrameSchema,
} from '@/storage/protocol/frame'
import type { MediaBrief } from '@/storage/schema/media'
import { AppError } from '@/utils/app-error'
import { steadyState } from './steady-state'

/** What the embedded sidebar can ask of the page around it. */
export type PageLink = {
  /** What the page shows; undefined until it has told. */
  state: ReadonlySignal<PageState | undefined>
  /** Freezes what an insertion is for. @returns the token that `insert` needs. */
  prepare: (chat: { key: string; epoch: number }) => Promise<string>
  /** Puts a reply's text into the composer; rejects when the chat or the composer changed since `prepare`. */
  insert: (token: string, insertion: Insertion) => Promise<void>
  /** Hands a file of a reply to the page. @returns whether WhatsApp showed its preview, or the file was offered to save. */
  attach: (token: string, file: MediaBrief) => Promise<Attached>
  setLayout: (to: 'open' | 'rail' | 'hidden') => void
  focusComposer: () => void
  /** The keyboard asked for the sidebar. @returns a function that stops. */
  onFocus: (listener: () => void) => () => void
}

/** `stops` are where the caret belongs in `text`, first to last. */
export type Insertion = { replyId: string; text: string; stops: number[] }
export type Attached = Extract<PageToFrame, { type: 'attached' }>['how']

type Answer = Exclude<PageToFrame, PageState | { type: 'focus' }>
type Waiting = { resolve: (answer: Answer) => void; reject: (error: AppError) => void }
type CallOf<Type> = Omit<Extract<FrameToPage, { type: Type }>, 'call'>
type Call = CallOf<'prepare'> | CallOf<'insert'> | CallOf<'attach'>

const ANSWER_MS = 5_000
/** A file of 16 MB travels piece by piece first. */
const ATTACH_MS = 60_000

export function createPageLink(port: MessagePort): PageLink {
  const state = signal<PageState | undefined>(undefined)
  const waiting = new Map<number, Waiting>()
  const focusListeners = new Set<() => void>()
  const post = (message: FrameToPage): void => port.postMessage(message)

  port.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = pageToFrameSchema.safeParse(event.data)
    if (!parsed.success) return
    const message = parsed.data
    if (message.type === 'state') state.value = steadyState(state.peek(), message)
    else if (message.type === 'focus') for (const listener of focusListeners) listener()
    else settle(waiting, message)
  }
  const call = caller(post, waiting)
  post({ type: 'ready' })

  return {
    state,
    prepare: async ({ key, epoch }) => {
      const answer = await call({ type: 'prepare', key, epoch })
      return answer.type === 'prepared' ? answer.token : refuse()
    },
    insert: async (token, insertion) => {
      const answer = await call({ type: 'insert', token, ...insertion })
      if (answer.type !== 'inserted') refuse()
    },
    attach: async (token, file) => {
      const answer = await call({ type: 'attach', token, file })
      return answer.type === 'attached' ? answer.how : refuse()
    },
    setLayout: (to) => post({ type: 'layout', to }),
    focusComposer: () => post({ type: 'focus-composer' }),
    onFocus: (listener) => {
      focusListeners.add(listener)
      return () => focusListeners.delete(listener)
    },
  }
}

function caller(post: (message: FrameToPage) => void, waiting: Map<number, Waiting>) {
  let lastCall = 0
  return (message: Call): Promise<Answer> => {
    const call = ++lastCall
    return new Promise((resolve, reject) => {
      waiting.set(call, { resolve, reject })
      const patienceMs = message.type === 'attach' ? ATTACH_MS : ANSWER_MS
      setTimeout(() => settle(waiting, { type: 'failed', call, code: 'unreachable' }), patienceMs)
      post({ ...message, call })
    })
  }
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const entry = waiting.get(answer.call)
  waiting.delete(answer.call)
  if (answer.type === 'failed') entry?.reject(new AppError(answer.code))
  else entry?.resolve(answer)
}

/** The page answered something else than it was asked. */
function refuse(): never {
  throw new AppError('internal', 'frame')
}
