import { Download } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi, askWorkspace } from '@/storage/client'
import type { ShownRefusal } from '@/storage/protocol/team'
import { now } from '@/utils/clock'
import { datedName } from '../../app/dated-name'
import { showError } from '../../app/errors'
import { QueryError } from '../../app/query-error'
import { saveText } from '../../app/save-text'
import { usePages } from '../../app/use-pages'
import { nextRow } from '../next-row'
import { byContact, nameOf } from './about'
import { GroupHead } from './group-head'
import { RefusalRow } from './refusal-row'
import { useNames } from './use-names'

const PAGE_ROWS = 50

/** What the server did not take, and why. It stays until the person lets it go. */
export function Refusals({ onLast }: { onLast: () => void }) {
  const { rows, hasMore, isLoading, error, loadMore, refetch } = usePages('team.refusals', {
    limit: PAGE_ROWS,
  })
  const names = useNames()
  const list = useRef<HTMLDivElement>(null)
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
  const saveButton = (
    <Button small icon={Download} onClick={() => void save()}>
      {t('team.saveRefusals')}
    </Button>
  )
  return (
    <Section title={t('team.refusals')} count={rows.length} actions={saveButton}>
      <p class="quiet">{t('team.refusalsHint')}</p>
      {error && <QueryError error={error} retry={refetch} />}
      <div ref={list}>
        {byContact(rows).map((group) => (
          <div key={group.key} class="team-group">
            <GroupHead group={group} />
            <ul>
              {group.rows.map((row) => (
                <RefusalRow key={row.id} refusal={row} names={names} onDismiss={() => void dismiss(row)} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      {hasMore && (
        <Button small disabled={isLoading} onClick={loadMore}>
          {t('common.more')}
        </Button>
      )}
    </Section>
  )
}

async function save(): Promise<void> {
  try {
    const { json } = await askWorkspace('team.exportRefusals', {})
    const file = datedName('refused-changes', 'json', now())
    saveText(file, json, 'application/json')
    showToast({ text: t('team.refusalsSaved', { file }), tone: 'done' })
  } catch (error) {
    showError(error, { retry: () => void save() })
  }
}
