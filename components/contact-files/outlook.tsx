import { t } from '@/locales/t'
import type { ImportMode } from '@/storage/schema/import'
import { errorText } from '../app/errors'
import type { ImportOutlook } from './use-outlook'

/** What the import would come to: new contacts, known ones, and rows that cannot be taken. */
export function Outlook({ outlook, mode }: { outlook: ImportOutlook; mode: ImportMode }) {
  const { rows, rejected, matches, isReady, error } = outlook
  if (error !== undefined) return <p role="alert">{errorText(error.code)}</p>
  if (!isReady) return <p role="status">{t('contactFiles.looking')}</p>
  const isCounted = matches.looked === matches.of
  const fresh = rows - matches.known
  return (
    <div class="contact-files-outlook" role="status">
      {!isCounted && <p>{t('contactFiles.counting', { done: matches.looked, count: matches.of })}</p>}
      {isCounted && rows > 0 && (
        <>
          <p>{t('contactFiles.fresh', { count: mode === 'both' ? rows : fresh })}</p>
          {matches.known > 0 && (
            <p>
              {t(`contactFiles.known-${mode}`, {
                count: mode === 'update' ? matches.changed : matches.known,
              })}
              {mode === 'update' &&
                matches.known > matches.changed &&
                ` ${t('contactFiles.same', { count: matches.known - matches.changed })}`}
            </p>
          )}
        </>
      )}
      {rejected > 0 && <p>{t('contactFiles.cannot', { count: rejected })}</p>}
      {rows === 0 && <p>{t('contactFiles.nothing')}</p>}
    </div>
  )
}
