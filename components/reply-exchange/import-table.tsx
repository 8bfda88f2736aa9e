import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { ImportRow } from './import-row'
import { type Candidate, choiceOf, type ConflictChoice, type Decisions } from './plan-import'

const ROWS_AT_ONCE = 100

type TableProps = {
  candidates: readonly Candidate[]
  decisions: Decisions
  onDecisions: (decisions: Decisions) => void
}

/** Every reply of the files, to be taken or left. */
export function ImportTable({ candidates, decisions, onDecisions }: TableProps) {
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const { leftOut, own } = decisions
  const takeAll = (isTaken: boolean): void =>
    onDecisions({ ...decisions, leftOut: new Set(isTaken ? [] : candidates.map(({ id }) => id)) })
  const take = (id: string, isTaken: boolean): void => {
    const next = new Set(leftOut)
    if (isTaken) next.delete(id)
    else next.add(id)
    onDecisions({ ...decisions, leftOut: next })
  }
  const choose = (id: string, choice: ConflictChoice): void =>
    onDecisions({ ...decisions, own: new Map(own).set(id, choice) })
  const hasConflicts = candidates.some(({ inTheWay }) => inTheWay !== undefined)
  const isMixed = leftOut.size > 0 && leftOut.size < candidates.length
  return (
    <>
      <table class="import-table">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={t('exchange.takeAll')}
                checked={leftOut.size === 0}
                indeterminate={isMixed}
                onChange={({ currentTarget }) => takeAll(currentTarget.checked)}
              />
            </th>
            <th scope="col">{t('exchange.reply')}</th>
            <th scope="col">{t('exchange.file')}</th>
            {hasConflicts && <th scope="col">{t('exchange.conflict')}</th>}
          </tr>
        </thead>
        <tbody>
          {candidates.slice(0, shown).map((candidate) => (
            <ImportRow
              key={candidate.id}
              candidate={candidate}
              hasConflicts={hasConflicts}
              isTaken={!leftOut.has(candidate.id)}
              choice={choiceOf(candidate, decisions)}
              onTake={(isTaken) => take(candidate.id, isTaken)}
              onChoice={(choice) => choose(candidate.id, choice)}
            />
          ))}
        </tbody>
      </table>
      {candidates.length > shown && (
        <div>
          <Button small onClick={() => setShown(shown + ROWS_AT_ONCE)}>
            {t('exchange.showMore', { count: candidates.length - shown })}
          </Button>
        </div>
      )}
    </>
  )
}
