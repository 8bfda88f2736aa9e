import { FileDown } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { goTo } from '../app/route'
import { JobCard } from './job-card'
import { saveRejected } from './rejected-file'
import type { ImportResult } from './use-contact-import'

/** What became of each file, with what could not be taken, and the way back. */
export function ImportDone({ results, onMore }: { results: readonly ImportResult[]; onMore: () => void }) {
  return (
    <div class="stack contact-files-preview">
      {results.length === 0 && <p role="status">{t('contactFiles.stoppedEarly')}</p>}
      <ul class="contact-files-jobs" aria-label={t('contactFiles.done')}>
        {results.map(({ draft, rejected, job }) => (
          <JobCard key={job.id} job={job} isHeading>
            {rejected.length > 0 && (
              <Button small icon={FileDown} onClick={() => saveRejected({ draft, rejected })}>
                {t('contactFiles.saveRejected', { count: rejected.length })}
              </Button>
            )}
          </JobCard>
        ))}
      </ul>
      <div class="row contact-files-wrap">
        <Button variant="primary" onClick={() => goTo('contacts')}>
          {t('contactFiles.seeContacts')}
        </Button>
        <Button onClick={onMore}>{t('contactFiles.more')}</Button>
      </div>
    </div>
  )
}
