import { useEffect, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { ImportJob } from '@/storage/schema/import'
import { type AppError, toAppError } from '@/utils/app-error'
import { QueryError } from '../app/query-error'
import { JobCard } from './job-card'

/** Imports of the last 30 days, each with the way back; also one whose tab was closed in the middle. */
export function ImportsList() {
  const [jobs, setJobs] = useState<readonly ImportJob[]>([])
  const [error, setError] = useState<AppError>()
  const load = (): void => {
    setError(undefined)
    askWorkspace('imports.list', {}).then(setJobs, (cause: unknown) => setError(toAppError(cause)))
  }
  useEffect(load, [])
  if (error !== undefined) return <QueryError error={error} retry={load} />
  if (jobs.length === 0) return null
  return (
    <section class="stack contact-files-before">
      <h2>{t('contactFiles.before')}</h2>
      <ul class="contact-files-jobs" aria-label={t('contactFiles.before')}>
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}
