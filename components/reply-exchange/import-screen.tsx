import './exchange.css'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { QueryError } from '../app/query-error'
import { FileDrop } from '@/components/ui/file-drop'
import { FileFaults } from './file-faults'
import { ImportDone } from './import-done'
import { ImportPreview } from './import-preview'
import { ImportRun } from './import-run'
import { type FileNote, groupNotes } from './note-groups'
import { lineOf } from './note-text'
import { useImport } from './use-import'

const ACCEPTED = '.json,.csv,.tsv,.txt,.yml,.yaml,application/json,text/csv,text/plain'

/** Quick replies from files: ours, tables, and other programs'. Looked at first, then taken in one step. */
export function ImportScreen() {
  const { stage, choose, reread, write, restart } = useImport()
  const { data, error, refetch } = useQuery('replies.list', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('exchange.import')}</h1>
        <a href="#/replies">{t('replies.title')}</a>
      </div>
      {(stage.at === 'choose' || stage.at === 'reading') && (
        <>
          <FileDrop
            label={t('exchange.choose')}
            hint={t('exchange.chooseHint')}
            accept={ACCEPTED}
            isBusy={stage.at === 'reading'}
            onFiles={choose}
          />
          <Formats />
        </>
      )}
      {stage.at === 'reading' && <p role="status">{t('exchange.reading')}</p>}
      {stage.at === 'choose' && <Faults notes={stage.notes} />}
      {stage.at === 'preview' && (
        <ImportPreview
          {...stage}
          rows={data.rows}
          onEncoding={(name, encoding) => reread(stage.files, name, encoding)}
          onImport={(plan) => write(plan, stage.notes)}
          onCancel={restart}
        />
      )}
      {stage.at === 'writing' && <ImportRun progress={stage.progress} />}
      {stage.at === 'done' && <ImportDone {...stage} onMore={restart} />}
    </div>
  )
}

function Faults({ notes }: { notes: readonly FileNote[] }) {
  const { file, refused, changed } = groupNotes(notes)
  return <FileFaults ofFiles={file.map(lineOf)} ofParts={[...refused, ...changed].map(lineOf)} />
}

function Formats() {
  const formats = ['json', 'csv', 'espanso', 'briskine', 'text-blaze'] as const
  return (
    <dl class="formats">
      {formats.map((format) => (
        <div key={format}>
          <dt>{t(`exchange.from-${format}`)}</dt>
          <dd class="quiet">{t(`exchange.fromHint-${format}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
