import { t } from '@/locales/t'
import type { Exported } from './run-export'

/** What was written, and under which name the browser keeps it. */
export function ExportDone({ format, count, name }: Exported) {
  const key = format === 'ics' ? 'contactFiles.exportedFollowUps' : 'contactFiles.exported'
  return <p role="status">{t(key, { count, name })}</p>
}
