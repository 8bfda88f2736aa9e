import { Progress } from '@/components/ui/progress'
import { t } from '@/locales/t'
import type { ImportProgress } from './run-import'

/** How far the writing is; the replies are written in one go, each file of its own. */
export function ImportRun({ progress: { step, done, of } }: { progress: ImportProgress }) {
  return step === 'replies' ? (
    <Progress label={t('exchange.writingReplies', { count: of })} value={0} max={0} />
  ) : (
    <Progress label={t('exchange.writingFiles', { number: done + 1, count: of })} value={done} max={of} />
  )
}
