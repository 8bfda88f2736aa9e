import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { type AppError, toAppError } from '@/utils/app-error'
import { teamFaultText } from '../team-fault'

type Says = {
  /** What was done; nothing is said where that is in sight. */
  done?: string
  /** What puts it back. */
  undo?: () => Promise<unknown>
  /** Where the usual sentence of a refusal would say too little. */
  fault?: (error: AppError) => string | undefined
  after: () => Promise<void>
}

/**
 * Has the server do something, and says so or why not.
 * @returns its answer in an object; undefined when it was not done.
 */
export async function doAdmin<Answer>(
  ask: () => Promise<Answer>,
  { done, undo, fault, after }: Says,
): Promise<{ answer: Answer } | undefined> {
  try {
    const answer = await ask()
    const run = (): void => void (undo && doAdmin(undo, { done: t('undo.done'), after }))
    if (done !== undefined)
      showToast({ text: done, tone: 'done', ...(undo && { action: { label: t('undo.action'), run } }) })
    await after()
    return { answer }
  } catch (cause) {
    const error = toAppError(cause)
    showToast({ text: fault?.(error) ?? teamFaultText(error), tone: 'error' })
    return undefined
  }
}
