import { CircleCheck, CircleDashed, CircleSlash, Undo2 } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { t } from '@/locales/t'
import type { ImportJob } from '@/storage/schema/import'
import { formatDate } from '@/utils/format'
import { showError } from '../app/errors'
import { undoneCount } from '../app/undo'
import { undoImport } from './run-import'

type JobProps = { job: ImportJob; isHeading?: boolean; children?: ComponentChildren }
type Undoing = { done: number; total: number } | { stayed: number } | undefined

/** One import: what it came to, and the way back from all of it. */
export function JobCard({ job, isHeading, children }: JobProps) {
  const [undoing, setUndoing] = useState<Undoing>(
    job.state === 'undone' ? { stayed: job.stayed ?? 0 } : undefined,
  )
  const undo = async (): Promise<void> => {
    try {
      setUndoing({ done: 0, total: 0 })
      const stayed = await undoImport(job.id, (done, total) => setUndoing({ done, total }))
      undoneCount.value += 1
      setUndoing({ stayed })
    } catch (error) {
      setUndoing(undefined)
      showError(error, { retry: () => void undo() })
    }
  }
  const Title = isHeading ? 'h2' : 'h3'
  const isUndone = undoing !== undefined && 'stayed' in undoing
  const Icon = isUndone ? CircleSlash : job.state === 'done' ? CircleCheck : CircleDashed
  return (
    <li class="contact-files-job">
      <Title class="row contact-files-job-name">
        <Icon size={18} aria-hidden="true" />
        <bdi>{job.name}</bdi>
      </Title>
      <p class="quiet">{formatDate(job.at, { dateStyle: 'medium', timeStyle: 'short' })}</p>
      {isUndone ? (
        <p role="status">
          {t('contactFiles.undone')}
          {undoing.stayed > 0 && ` ${t('contactFiles.stayed', { count: undoing.stayed })}`}
        </p>
      ) : (
        <Counts job={job} />
      )}
      {undoing !== undefined && 'total' in undoing && (
        <Progress label={t('contactFiles.undoing')} value={undoing.done} max={undoing.total} />
      )}
      <div class="row contact-files-wrap">
        {undoing === undefined && job.done > 0 && (
          <Button small icon={Undo2} onClick={() => void undo()}>
            {t('contactFiles.undo')}
          </Button>
        )}
        {children}
      </div>
    </li>
  )
}

function Counts({ job: { state, done, total, added, updated, skipped, rejected } }: { job: ImportJob }) {
  const isPart = state !== 'done'
  return (
    <div role="status">
      {isPart && <p>{t('contactFiles.partly', { done, count: total })}</p>}
      <p>
        {[
          t('contactFiles.added', { count: added }),
          t('contactFiles.updated', { count: updated }),
          t('contactFiles.skipped', { count: skipped }),
          ...(rejected > 0 ? [t('contactFiles.rejected', { count: rejected })] : []),
        ].join(' · ')}
      </p>
    </div>
  )
}
