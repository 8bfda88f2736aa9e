import { Download } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi, askWorkspace } from '@/storage/client'
import type { ShownRefusal } from '@/storage/protocol/team'
import { parseEdits, type SavedEdit } from '@/storage/schema/saved-edits'
import { AppError } from '@/utils/app-error'
import { showError } from '../../app/errors'
import { Lazy } from '../../app/lazy'
import { usePages } from '../../app/use-pages'
import { nextRow } from '../next-row'
import { nameOf } from './about'
import { LetGoOfAll } from './let-go-of-all'
import { ListByContact } from './list-by-contact'
import { RefusalRow } from './refusal-row'
import { useNames } from './use-names'

const PAGE_ROWS = 50
const loadSave = async () => (await import('../saved/save-dialog')).SaveDialog

/** `isOut`: nothing of the team stands in the place of these. */
type RefusalsProps = { isOut?: boolean; onLast: () => void }

/** What the server did not take, and why. It stays until the person lets it go. */
export function Refusals({ isOut = false, onLast }: RefusalsProps) {
  const pages = usePages('team.refusals', { limit: PAGE_ROWS })
  const names = useNames()
  const list = useRef<HTMLDivElement>(null)
  const [isSaving, setSaving] = useState(false)
  const dismiss = async (row: ShownRefusal): Promise<void> => {
    const next = nextRow(list.current, row.id)
    try {
      await askUi('team.dismissRefusal', { id: row.id })
      showToast({ text: t('team.dismissed', { title: nameOf(row) }), tone: 'done' })
      if (next === undefined) onLast()
      else next.focus()
    } catch (error) {
      showError(error, { retry: () => void dismiss(row) })
    }
  }
  const actions = (
    <>
      <Button small icon={Download} onClick={() => setSaving(true)}>
        {t('team.saveRefusals')}
      </Button>
      {pages.rows.length > 1 && <LetGoOfAll onDone={onLast} />}
    </>
  )
  return (
    <Section title={t('team.refusals')} count={pages.rows.length} actions={actions}>
      <p class="quiet">{t(isOut ? 'team.keptHint' : 'team.refusalsHint')}</p>
      <ListByContact pages={pages} list={list}>
        {(row) => <RefusalRow key={row.id} refusal={row} names={names} onDismiss={() => void dismiss(row)} />}
      </ListByContact>
      {isSaving && <Lazy load={loadSave} props={{ read: readAll, onClose: () => setSaving(false) }} />}
    </Section>
  )
}

async function readAll(): Promise<SavedEdit[]> {
  const { json } = await askWorkspace('team.exportRefusals', {})
  const edits = parseEdits(JSON.parse(json))
  if (edits === undefined) throw new AppError('internal', 'refused edits')
  return edits
}
