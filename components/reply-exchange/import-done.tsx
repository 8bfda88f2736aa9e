import { CircleCheck } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import { goTo } from '../app/route'
import { datedName } from '../app/dated-name'
import type { FileNote } from './note-groups'
import { lineOf } from './note-text'
import { NotesList } from './notes-list'
import type { ImportResult } from './run-import'

type DoneProps = { result: ImportResult; notes: readonly FileNote[]; onMore: () => void }

/** What became of an import. */
export function ImportDone({ result, notes, onMore }: DoneProps) {
  const { added, changed, skipped, files, refusedFiles } = result
  return (
    <div class="stack import-done">
      <h2 class="row">
        <CircleCheck size={20} aria-hidden="true" />
        {t('exchange.imported', { count: added + changed })}
      </h2>
      <ul>
        <li>{t('exchange.added', { count: added })}</li>
        {changed > 0 && <li>{t('exchange.changed', { count: changed })}</li>}
        {skipped > 0 && <li>{t('exchange.skipped', { count: skipped })}</li>}
        {files > 0 && <li>{t('exchange.filesAdded', { count: files })}</li>}
        {refusedFiles.length > 0 && <li>{t('exchange.filesRefused', { names: refusedFiles.join(', ') })}</li>}
      </ul>
      <div class="row">
        <Button variant="primary" onClick={() => goTo('replies')}>
          {t('exchange.seeReplies')}
        </Button>
        <Button onClick={onMore}>{t('exchange.importMore')}</Button>
      </div>
      <NotesList
        title={t('exchange.notes', { count: notes.length })}
        notes={notes.map(lineOf)}
        fileName={datedName('import-notes', 'txt', now())}
      />
    </div>
  )
}
