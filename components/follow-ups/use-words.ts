import { useEffect, useRef, useState } from 'preact/hooks'
import { now as clockNow } from '@/utils/clock'
import { language } from '@/utils/i18n'
import { showError } from '../app/errors'
import { ownTimeZone } from './own-time-zone'

/** What words say: when, how often, and what else stands there. */
export type Understood = { dueAt: number; rest: string; rule?: string }

/** The languages' tables are heavy: they come when somebody types. */
async function read(text: string): Promise<Understood | undefined> {
  if (text.trim() === '') return undefined
  const { readWhen } = await import('@/utils/follow-ups/when')
  return readWhen(text, { now: clockNow(), timeZone: ownTimeZone(), language: language.peek() })
}

/**
 * @returns what was understood of the words so far, `isRead` once that is settled, and `settle`, which waits for the very
 * last letter.
 */
export function useWords(text: string) {
  const [answer, setAnswer] = useState<{ of: string; understood: Understood | undefined }>()
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    const settle = async (): Promise<void> => {
      const understood = await read(text)
      if (latest.current === text) setAnswer({ of: text, understood })
    }
    settle().catch((error: unknown) => showError(error))
  }, [text])
  return {
    // While the next letter is being read the last answer stays in sight.
    understood: text.trim() === '' ? undefined : answer?.understood,
    isRead: answer?.of === text,
    settle: () => read(text),
  }
}
