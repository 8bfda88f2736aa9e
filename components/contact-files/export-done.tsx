import { CircleCheck } from 'lucide-preact'
import { t } from '@/locales/t'
import type { Exported } from './run-export'

/** What was written, and under which name the browser keeps it. */
export function ExportDone({ format, count, name }: Exported) {
  const key = format === 'ics' ? 'contactFiles.exportedFollowUps' : 'contactFiles.exported'
  return (
    <div class="row contact-files-saved" role="status">
      <CircleCheck size={18} aria-hidden="true" />
      <p>{t(key, { count, name })}</p>
    </div>
  )
}
