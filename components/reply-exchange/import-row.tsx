import { t } from '@/locales/t'
import { type Candidate, CONFLICT_CHOICES, type ConflictChoice } from './plan-import'

type RowProps = {
  candidate: Candidate
  /** Whether the table has a column for them. */
  hasConflicts: boolean
  isTaken: boolean
  choice: ConflictChoice
  onTake: (isTaken: boolean) => void
  onChoice: (choice: ConflictChoice) => void
}

export function ImportRow({ candidate, hasConflicts, isTaken, choice, onTake, onChoice }: RowProps) {
  const { reply, from, inTheWay } = candidate
  const { title } = reply
  const isOut = !isTaken || (inTheWay !== undefined && choice === 'skip')
  return (
    <tr data-out={isOut}>
      <td>
        <input
          type="checkbox"
          aria-label={t('exchange.take', { title })}
          checked={isTaken}
          onChange={({ currentTarget }) => onTake(currentTarget.checked)}
        />
      </td>
      <td>
        <Words reply={reply} />
      </td>
      <td class="import-from" dir="auto">
        {from}
      </td>
      {hasConflicts && (
        <td class="import-conflict">
          {inTheWay !== undefined && (
            <Conflict {...{ title, inTheWay, choice, onChoice }} isDisabled={!isTaken} />
          )}
        </td>
      )}
    </tr>
  )
}

function Words({ reply: { shortcut, title, body, variants = {}, media = [] } }: Pick<Candidate, 'reply'>) {
  const languages = Object.keys(variants)
  return (
    <>
      <span class="import-title" dir="auto">
        {title}
      </span>{' '}
      <span class="quiet">/{shortcut}</span>
      <p class="import-body" dir="auto">
        {body}
      </p>
      {languages.length > 0 && (
        <p class="quiet">{t('exchange.alsoIn', { languages: languages.join(', ') })}</p>
      )}
      {media.length > 0 && <p class="quiet">{media.map(({ name }) => name).join(', ')}</p>}
    </>
  )
}

type ConflictProps = Required<Pick<Candidate, 'inTheWay'>> &
  Pick<RowProps, 'choice' | 'onChoice'> & { title: string; isDisabled: boolean }

/** What one has already, and what becomes of it. */
function Conflict({ title, inTheWay, choice, isDisabled, onChoice }: ConflictProps) {
  return (
    <>
      <span class="quiet" dir="auto">
        {t('exchange.inTheWay', { title: inTheWay.title, shortcut: inTheWay.shortcut })}
      </span>
      <select
        class="input"
        aria-label={t('exchange.conflictOf', { title })}
        value={choice}
        disabled={isDisabled}
        onChange={({ currentTarget: { value } }) =>
          onChoice(CONFLICT_CHOICES.find((one) => one === value) ?? choice)
        }
      >
        {CONFLICT_CHOICES.map((one) => (
          <option key={one} value={one}>
            {t(`exchange.one-${one}`)}
          </option>
        ))}
      </select>
    </>
  )
}
