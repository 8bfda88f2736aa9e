import './contact-files.css'
import { useEffect, useRef } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { t } from '@/locales/t'
import { settings } from '../app/settings'
import type { FileFault } from './import-draft'
import { ImportDone } from './import-done'
import { ImportPreview } from './import-preview'
import { ImportsList } from './imports-list'
import { useContactImport } from './use-contact-import'

const ACCEPTED = '.csv,.tsv,.txt,.vcf,.vcard,.json,text/csv,text/vcard,text/plain,application/json'

/** Contacts from files of other programs: looked at first, then taken in, and taken back whole if need be. */
export function ImportScreen() {
  const { stage, ...importing } = useContactImport()
  const title = useTitleFocus(stage.at)
  if (settings.value === undefined) return <Skeleton label={t('common.loading')} />
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title contact-files-title" tabIndex={-1} ref={title}>
          {t('contactFiles.import')}
        </h1>
        <a href="#/contacts">{t('contacts.title')}</a>
      </div>
      {(stage.at === 'choose' || stage.at === 'reading') && (
        <>
          <p class="contact-files-explain">{t('contactFiles.explain')}</p>
          <FileDrop
            label={t('contactFiles.choose')}
            hint={t('contactFiles.chooseHint')}
            accept={ACCEPTED}
            isBusy={stage.at === 'reading'}
            onFiles={importing.choose}
          />
        </>
      )}
      {stage.at === 'reading' && <p role="status">{t('contactFiles.reading', { name: stage.name })}</p>}
      {(stage.at === 'choose' || stage.at === 'preview') && <Faults faults={stage.faults} />}
      {stage.at === 'preview' && <ImportPreview {...importing} drafts={stage.drafts} />}
      {stage.at === 'writing' && (
        <div class="stack">
          <Progress
            label={t(
              stage.progress.of === 0 ? 'contactFiles.looking' : 'contactFiles.writing',
              stage.progress,
            )}
            value={stage.progress.done}
            max={stage.progress.of}
          />
          <div>
            <Button onClick={importing.stop}>{t('common.cancel')}</Button>
          </div>
        </div>
      )}
      {stage.at === 'done' && <ImportDone results={stage.results} onMore={importing.restart} />}
      {stage.at === 'choose' && <ImportsList />}
    </div>
  )
}

/** What had the focus goes with each step: it begins at the title again, so that nobody is left nowhere. */
function useTitleFocus(step: string) {
  const title = useRef<HTMLHeadingElement>(null)
  const last = useRef(step)
  useEffect(() => {
    if (last.current !== step) title.current?.focus()
    last.current = step
  }, [step])
  return title
}

function Faults({ faults }: { faults: readonly FileFault[] }) {
  if (faults.length === 0) return null
  return (
    <div class="file-faults" role="alert">
      <ul>
        {faults.map(({ name, code }) => (
          <li key={name}>
            <bdi>{name}</bdi>: {t(`contactFiles.fault-${code}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
