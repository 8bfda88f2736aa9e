import { ArrowLeft, ArrowLeftRight, Merge, UserX } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { MergePreview } from '@/storage/protocol/customers'
import { useQuery } from '@/storage/use-query'
import { QueryError } from '../app/query-error'
import { goTo } from '../app/route'
import { write, writeInBulk } from '../app/write'
import { FieldChoice } from './field-choice'

type ComparisonProps = { keepId: string; loseId: string; onMerged: () => void; onDistinct: () => void }

/** Two contacts side by side: which one stays, whose values it gets, and what moves over. */
export function Comparison(props: ComparisonProps) {
  const { keepId, loseId } = props
  const { data, error, refetch } = useQuery('contacts.mergePreview', { keepId, loseId })
  if (error?.code === 'not-found') {
    return (
      <Empty icon={UserX} title={t('duplicates.gone')}>
        <Button onClick={() => goTo('duplicates')}>{t('duplicates.back')}</Button>
      </Empty>
    )
  }
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return <Choices {...props} preview={data} />
}

function Choices({
  keepId,
  loseId,
  preview,
  onMerged,
  onDistinct,
}: ComparisonProps & { preview: MergePreview }) {
  const { keep, lose, fields, reasons } = preview
  // Only what somebody chose; whatever else differs goes as it is proposed.
  const [chosen, setChosen] = useState<Readonly<Record<string, 'keep' | 'lose'>>>({})
  const sideOf = (field: string, proposed: 'keep' | 'lose'): 'keep' | 'lose' => chosen[field] ?? proposed
  const merge = async (): Promise<void> => {
    const take = fields
      .filter(({ field, proposed }) => sideOf(field, proposed) === 'lose')
      .map(({ field }) => field)
    const done = t('duplicates.merged', { lose: lose.name, keep: keep.name })
    if ((await writeInBulk('contacts.merge', { keepId, loseId, take }, done)) !== undefined) onMerged()
  }
  const setApart = async (): Promise<void> => {
    const done = t('duplicates.setApart', { one: keep.name, other: lose.name })
    const written = await write('contacts.distinct', { contactId: keepId, otherId: loseId, on: true }, done)
    if (written !== undefined) onDistinct()
  }
  return (
    <div class="comparison">
      <div class="row">
        <span class="duplicates-back">
          <IconButton
            label={t('duplicates.back')}
            icon={ArrowLeft}
            flips
            onClick={() => goTo('duplicates')}
          />
        </span>
        <h2 class="grow">{t('duplicates.samePerson')}</h2>
      </div>
      {reasons.length > 0 && (
        <ul class="comparison-reasons">
          {reasons.map((reason) => (
            <li key={reason}>{t(`duplicates.reason-${reason}`)}</li>
          ))}
        </ul>
      )}
      <FieldChoice
        preview={preview}
        sideOf={sideOf}
        onChoose={(field, side) => setChosen({ ...chosen, [field]: side })}
      />
      <Button small icon={ArrowLeftRight} onClick={() => goTo(`duplicates?keep=${loseId}&lose=${keepId}`)}>
        {t('duplicates.switch', { name: lose.name })}
      </Button>
      <Moves preview={preview} />
      <div class="comparison-actions">
        <Button onClick={() => void setApart()}>{t('duplicates.notSame')}</Button>
        <Button variant="primary" icon={Merge} onClick={() => void merge()}>
          {t('duplicates.merge')}
        </Button>
      </div>
    </div>
  )
}

const MOVING = ['notes', 'followUps', 'deals', 'orders', 'messages', 'tags'] as const

function Moves({ preview: { moves, keep, lose } }: { preview: MergePreview }) {
  const shown = MOVING.filter((what) => moves[what] > 0)
  return (
    <div class="comparison-moves">
      <p>
        {t(shown.length === 0 ? 'duplicates.movesNothing' : 'duplicates.moves', {
          name: lose.name,
          keep: keep.name,
        })}
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map((what) => (
            <li key={what}>{t(`duplicates.moves-${what}`, { count: moves[what] })}</li>
          ))}
        </ul>
      )}
      <p class="quiet">{t('duplicates.undoable', { name: lose.name })}</p>
    </div>
  )
}
