import { useEffect, useRef, useState } from 'preact/hooks'
import { type AppError, toAppError } from '@/utils/app-error'
import { onChanges, touches, touchesContact } from './changes'
import { askUi, onAnswered } from './client'
import type { Changes, InputOf, OutputOf } from './protocol/command'
import { ONE_CONTACT, UI_READS } from './protocol/reads'
import type { UiCommands } from './protocol/ui'

/** `data` keeps the last answer while a new one is under way; `isStale` says that it answers another input. */
export type Query<Output> = {
  data: Output | undefined
  error: AppError | undefined
  isStale: boolean
  refetch: () => void
}

/** What is not the one contact somebody looks at follows a moment later, so that it does not keep that waiting. */
const REST_AFTER_MS = 60
/** Many changes of somebody else's are asked for no more often than this. */
const BACKGROUND_CHANGE_MS = 250

/**
 * Asks the background and asks again when it announces a change of what the command reads: one request in flight and
 * one pending, nothing while the page is hidden. `input` undefined asks nothing.
 */
export function useQuery<Name extends keyof UiCommands>(
  name: Name,
  input: InputOf<UiCommands[Name]> | undefined,
): Query<OutputOf<UiCommands[Name]>> {
  type Output = OutputOf<UiCommands[Name]>
  const key = input === undefined ? undefined : JSON.stringify(input)
  const [answer, setAnswer] = useState<{ key: string; data?: Output; error?: AppError }>()
  const runner = useRef<QueryRunner | undefined>(undefined)

  useEffect(() => {
    if (key === undefined) return undefined
    const own = JSON.parse(key) as InputOf<UiCommands[Name]>
    let last: Output | undefined
    const current = createRunner<Output>(
      () => askTogether(name, key),
      (data) => {
        last = data
        setAnswer({ key, data })
      },
      (error) => setAnswer((last) => ({ ...(last?.key === key ? last : {}), key, error })),
    )
    runner.current = current
    current.run()
    const stop = followChanges(name, current, () => ONE_CONTACT[name]?.(own, last))
    return () => {
      current.stop()
      stop()
    }
  }, [name, key])

  const isCurrent = answer !== undefined && answer.key === key
  return {
    data: key === undefined ? undefined : answer?.data,
    error: isCurrent ? answer.error : undefined,
    isStale: !isCurrent,
    refetch: () => runner.current?.run(),
  }
}

type QueryRunner = { run: () => void; stop: () => void }

function createRunner<Output>(
  ask: () => Promise<Output>,
  onData: (data: Output) => void,
  onError: (error: AppError) => void,
): QueryRunner {
  let isBusy = false
  let isPending = false
  let isStopped = false
  const run = async (): Promise<void> => {
    if (isBusy) {
      isPending = true
      return
    }
    isBusy = true
    try {
      const data = await ask()
      if (!isStopped) onData(data)
    } catch (error) {
      if (!isStopped) onError(toAppError(error))
    }
    isBusy = false
    if (isPending && !isStopped) {
      isPending = false
      void run()
    }
  }
  return { run: () => void run(), stop: () => (isStopped = true) }
}

/** What was asked for in this very task, by the command and its input. */
const asked = new Map<string, Promise<unknown>>()

/** Asks once for what several parts of a page ask for at the same time. */
function askTogether<Name extends keyof UiCommands>(
  name: Name,
  key: string,
): Promise<OutputOf<UiCommands[Name]>> {
  type Answer = Promise<OutputOf<UiCommands[Name]>>
  const question = `${name} ${key}`
  const known = asked.get(question)
  if (known !== undefined) return known as Answer
  const answer: Answer = askUi(name, JSON.parse(key) as InputOf<UiCommands[Name]>)
  asked.set(question, answer)
  // Who asks later may know of a change that this answer does not.
  queueMicrotask(() => asked.delete(question))
  return answer
}

/**
 * Runs again after a change of what the command reads: at once after a write of this page, else soon, and many gathered.
 * @param contactOf the contact that the answer is about, when it is about one.
 */
export function followChanges(
  name: keyof UiCommands,
  runner: { run: () => void },
  contactOf?: () => string | undefined,
): () => void {
  const sources = UI_READS[name] ?? []
  const afterMs = ONE_CONTACT[name] === undefined ? REST_AFTER_MS : 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDirty = false
  let lastOwnWriteAt = Number.NEGATIVE_INFINITY
  let lastRunAt = Number.NEGATIVE_INFINITY
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (document.hidden) return
    isDirty = false
    lastRunAt = performance.now()
    runner.run()
  }
  const waitMs = (): number => Math.max(afterMs, lastRunAt + BACKGROUND_CHANGE_MS - performance.now())
  const isTouched = (changes: Changes): boolean => {
    const id = contactOf?.()
    return id === undefined ? touches(changes, sources) : touchesContact(changes, sources, id)
  }
  const stopChanges = onChanges((changes) => {
    if (!isTouched(changes)) return
    isDirty = true
    if (performance.now() - lastOwnWriteAt < BACKGROUND_CHANGE_MS || waitMs() <= 0) flush()
    else timer ??= setTimeout(flush, waitMs())
  })
  const stopAnswered = onAnswered((answered) => {
    if (!isWrite(answered)) return
    lastOwnWriteAt = performance.now()
    if (isDirty) flush()
  })
  const onVisible = (): void => {
    if (isDirty && !document.hidden) flush()
  }
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    stopChanges()
    stopAnswered()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisible)
  }
}

function isWrite(name: string): boolean {
  return !Object.hasOwn(UI_READS, name)
}
