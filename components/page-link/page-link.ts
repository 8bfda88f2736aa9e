import { type ReadonlySignal, signal } from '@preact/signals'
import {
  type FrameToPage,
  type PageState,
  type PageToFrame,
  pageToFrameSchema,
} from '@/storage/protocol/frame'
import { AppError } from '@/utils/app-error'
import { steadyState } from './steady-state'

/** What the embedded sidebar can ask of the page around it. */
export type PageLink = {
  /** What the page shows; undefined until it has told. */
  state: ReadonlySignal<PageState | undefined>
  /** Freezes what an insertion is for. @returns the token that `insert` needs. */
  prepare: (chat: { key: string; epoch: number }) => Promise<string>
  /** Puts `text` into the composer; rejects when the chat or the composer changed since `prepare`. */
  insert: (token: string, text: string, caret?: number) => Promise<void>
  setLayout: (to: 'open' | 'rail' | 'hidden') => void
  focusComposer: () => void
  /** The keyboard asked for the sidebar. @returns a function that stops. */
  onFocus: (listener: () => void) => () => void
}

type Answer = Exclude<PageToFrame, PageState | { type: 'focus' }>
type Waiting = { resolve: (token: string) => void; reject: (error: AppError) => void }
type Call =
  | Omit<Extract<FrameToPage, { type: 'prepare' }>, 'call'>
  | Omit<Extract<FrameToPage, { type: 'insert' }>, 'call'>

const ANSWER_MS = 5_000

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
    prepare: ({ key, epoch }) => call({ type: 'prepare', key, epoch }),
    insert: async (token, text, caret) => {
      await call({ type: 'insert', token, text, ...(caret !== undefined && { caret }) })
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
  return (message: Call): Promise<string> => {
    const call = ++lastCall
    return new Promise((resolve, reject) => {
      waiting.set(call, { resolve, reject })
      setTimeout(() => settle(waiting, { type: 'failed', call, code: 'unreachable' }), ANSWER_MS)
      post({ ...message, call })
    })
  }
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const entry = waiting.get(answer.call)
  waiting.delete(answer.call)
  if (answer.type === 'failed') entry?.reject(new AppError(answer.code))
  else entry?.resolve(answer.type === 'prepared' ? answer.token : '')
}
