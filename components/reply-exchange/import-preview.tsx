import { useMemo, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { now } from '@/utils/clock'
import { ConflictFields } from './conflict-fields'
import { datedName } from './dated-name'
import { ENCODINGS, type Encoding } from './decode-text'
import { ImportTable } from './import-table'
import { type FileNote, groupOf, type NoteGroup } from './note-groups'
import { noteText, placeText } from './note-text'
import { NotesList } from './notes-list'
import { candidatesOf, type Decisions, type ImportPlan, planImport } from './plan-import'
import type { ChosenFile, FoundReply } from './read-chosen'

/** What the background takes in one action. */
const MOST_AT_ONCE = 5_000

type PreviewProps = {
  files: readonly ChosenFile[]
  found: readonly FoundReply[]
  notes: readonly FileNote[]
  rows: readonly ReplyRow[]
  onEncoding: (name: string, encoding: Encoding) => void
  onImport: (plan: ImportPlan) => void
  onCancel: () => void
}

/** What is in the files, what would become of it, and what could not be read. Nothing is written yet. */
export function ImportPreview({ files, found, notes, rows, onEncoding, onImport, onCancel }: PreviewProps) {
  const [decisions, setDecisions] = useState<Decisions>({ all: 'skip', leftOut: new Set(), own: new Map() })
  const candidates = useMemo(() => candidatesOf(found, rows), [found, rows])
  const plan = useMemo(() => planImport(candidates, decisions, rows), [candidates, decisions, rows])
  const conflicts = candidates.filter(({ inTheWay }) => inTheWay !== undefined).length
  const isTooMany = plan.drafts.length > MOST_AT_ONCE
  return (
    <div class="stack import-preview">
      <p>{t('exchange.found', { count: found.length, files: files.map(({ name }) => name).join(', ') })}</p>
      <Encodings files={files} onEncoding={onEncoding} />
      <PreviewNotes notes={notes} />
      {conflicts > 0 && (
        <ConflictFields
          count={conflicts}
          choice={decisions.all}
          onChoice={(all) => setDecisions({ ...decisions, all, own: new Map() })}
        />
      )}
      <ImportTable candidates={candidates} decisions={decisions} onDecisions={setDecisions} />
      {isTooMany && <Notice tone="warn">{t('exchange.tooMany', { most: MOST_AT_ONCE })}</Notice>}
      <div class="import-actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button
          variant="primary"
          disabled={plan.drafts.length === 0 || isTooMany}
          onClick={() => onImport(plan)}
        >
          {t('exchange.importCount', { count: plan.drafts.length })}
        </Button>
      </div>
    </div>
  )
}

/** A file that does not say how it is written may have been read wrongly. */
function Encodings({ files, onEncoding }: Pick<PreviewProps, 'files' | 'onEncoding'>) {
  return files
    .filter(({ isGuess }) => isGuess)
    .map(({ name, encoding }) => (
      <label key={name} class="row import-encoding">
        <span>{t('exchange.readAs', { name })}</span>
        <select
          class="input"
          value={encoding}
          onChange={({ currentTarget: { value } }) =>
            onEncoding(name, ENCODINGS.find((known) => known === value) ?? encoding)
          }
        >
          {ENCODINGS.map((known) => (
            <option key={known} value={known}>
              {t(`exchange.encoding-${known}`)}
            </option>
          ))}
        </select>
      </label>
    ))
}

function PreviewNotes({ notes }: { notes: readonly FileNote[] }) {
  const of = (group: NoteGroup): FileNote[] => notes.filter((note) => groupOf(note) === group)
  const [refused, changed] = [of('refused'), of('changed')]
  const at = now()
  return (
    <>
      {of('file').map((note, index) => (
        <Notice key={index} tone="warn">
          <strong dir="auto">{placeText(note)}</strong> {noteText(note)}
        </Notice>
      ))}
      <NotesList
        title={t('exchange.refused', { count: refused.length })}
        notes={refused}
        fileName={datedName('import-refused', 'txt', at)}
      />
      <NotesList
        title={t('exchange.changes', { count: changed.length })}
        notes={changed}
        fileName={datedName('import-changes', 'txt', at)}
      />
    </>
  )
}
