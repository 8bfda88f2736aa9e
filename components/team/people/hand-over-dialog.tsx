import { useEffect, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { Member } from '@/storage/sync/people-wire'
import { type AppError, toAppError } from '@/utils/app-error'
import { teamFaultText } from '../team-fault'
import { doAdmin } from './do-admin'
import type { Office } from './use-people'
import { takersFor } from './what-may'

type DialogProps = { from: Member; office: Office; onClose: () => void }

/** All contacts of somebody to a colleague, after it was said how many. */
export function HandOverDialog({ from, office, onClose }: DialogProps) {
  const takers = takersFor(office.me, from, office.members)
  const [toId, setTo] = useState(takers[0]?.id)
  const { count, error } = useCount(from.id)
  const to = takers.find(({ id }) => id === toId)
  const handOver = (taker: Member, moved: number): void => {
    onClose()
    void doAdmin(() => askWorkspace('team.reassign', { from: from.id, to: taker.id }), {
      done: t('team.handedOver', { count: moved, to: taker.name }),
      after: office.refetch,
    })
  }
  return (
    <Dialog title={t('team.handOverTitle', { name: from.name })} onClose={onClose}>
      <div class="stack">
        <TakerField takers={takers} toId={toId} onChange={setTo} />
        {error && <Notice tone="error">{teamFaultText(error)}</Notice>}
        {error === undefined && <p role="status">{countText(count, from.name)}</p>}
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {to !== undefined && count !== undefined && count > 0 && (
          <Button variant="primary" onClick={() => handOver(to, count)}>
            {t('team.handOverDo', { count })}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function useCount(id: string): { count?: number; error?: AppError } {
  const [answer, setAnswer] = useState<{ count?: number; error?: AppError }>({})
  useEffect(() => {
    askWorkspace('team.countContacts', { id }).then(setAnswer, (cause: unknown) =>
      setAnswer({ error: toAppError(cause) }),
    )
  }, [id])
  return answer
}

function countText(count: number | undefined, from: string): string {
  if (count === undefined) return t('team.handOverCounting')
  return count === 0 ? t('team.handOverNone', { from }) : t('team.handOverCount', { count, from })
}

type TakerProps = { takers: readonly Member[]; toId: string | undefined; onChange: (id: string) => void }

function TakerField({ takers, toId, onChange }: TakerProps) {
  return (
    <Field label={t('team.handOverTo')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={toId}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {takers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
