import { useId } from 'preact/hooks'
import { t } from '@/locales/t'
import type { ImportProgress } from './run-import'

/** How far the writing is. */
export function ImportRun({ progress: { step, done, of } }: { progress: ImportProgress }) {
  const id = useId()
  return (
    <div class="stack" role="status">
      <span id={id}>
        {step === 'replies'
          ? t('exchange.writingReplies', { count: of })
          : t('exchange.writingFiles', { number: done + 1, count: of })}
      </span>
      <progress
        class="import-progress"
        aria-labelledby={id}
        {...(step === 'files' && { value: done, max: of })}
      />
    </div>
  )
}
