import { useRef } from 'preact/hooks'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { ShownConflict } from '@/storage/protocol/team'
import { usePages } from '../../app/use-pages'
import { write } from '../../app/write'
import { nextRow } from '../next-row'
import { ConflictRow } from './conflict-row'
import { ListByContact } from './list-by-contact'
import { useNames } from './use-names'

const PAGE_ROWS = 50

/** What colleagues changed at the same time, contact by contact: whose value stands is for the person to say. */
export function Conflicts({ onLast }: { onLast: () => void }) {
  const pages = usePages('team.conflicts', { limit: PAGE_ROWS })
  const names = useNames()
  const list = useRef<HTMLDivElement>(null)
  const resolve = async ({ id }: ShownConflict, keep: 'mine' | 'theirs', field: string): Promise<void> => {
    const next = nextRow(list.current, id)
    const done = t(keep === 'mine' ? 'team.keptMine' : 'team.keptTheirs', { field })
    if ((await write('team.resolve', { id, keep }, done)) === undefined) return
    if (next === undefined) onLast()
    else next.focus()
  }
  return (
    <Section title={t('team.conflicts')} count={pages.rows.length}>
      <p class="quiet">{t('team.conflictsHint')}</p>
      <ListByContact pages={pages} list={list}>
        {(row) => (
          <ConflictRow
            key={row.id}
            conflict={row}
            names={names}
            onKeep={(keep, field) => void resolve(row, keep, field)}
          />
        )}
      </ListByContact>
    </Section>
  )
}
