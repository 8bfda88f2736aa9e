import { useMemo, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { ConflictFields } from './conflict-fields'
import type { Encoding } from '@/utils/text/decode'
import { Encodings } from './encodings'
import { ImportTable } from './import-table'
import { type FileNote, groupNotes } from './note-groups'
import { lineOf } from './note-text'
import type { ChosenFile } from './open-files'
import { candidatesOf, type Decisions, type ImportPlan, planImport } from './plan-import'
import { PreviewNotes } from './preview-notes'
import type { FoundReply } from './read-chosen'

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
  const groups = groupNotes(notes)
  const isTooMany = plan.drafts.length > MOST_AT_ONCE
  return (
    <div class="stack import-preview">
      <p>{t('exchange.found', { count: found.length, files: files.map(({ name }) => name).join(', ') })}</p>
      <Encodings files={files} onEncoding={onEncoding} />
      <PreviewNotes
        file={groups.file.map(lineOf)}
        refused={groups.refused.map(lineOf)}
        changed={groups.changed.map(lineOf)}
      />
      {conflicts > 0 && (
        <ConflictFields
          kind="reply"
          count={conflicts}
          choice={decisions.all}
          onChoice={(all) => setDecisions({ ...decisions, all, own: new Map() })}
        />
      )}
      <ImportTable candidates={candidates} decisions={decisions} onDecisions={setDecisions} />
      {isTooMany && <Notice tone="warn">{t('exchange.tooMany', { most: MOST_AT_ONCE })}</Notice>}
      <div class="file-actions">
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
