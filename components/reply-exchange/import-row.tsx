import { t } from '@/locales/t'
import { type Candidate, CONFLICT_CHOICES, type ConflictChoice } from './plan-import'

type RowProps = {
  candidate: Candidate
  isTaken: boolean
  choice: ConflictChoice
  onTake: (isTaken: boolean) => void
  onChoice: (choice: ConflictChoice) => void
}

export function ImportRow({ candidate, isTaken, choice, onTake, onChoice }: RowProps) {
  const { reply, from, inTheWay } = candidate
  const { shortcut, title, body, variants = {}, media = [] } = reply
  const languages = Object.keys(variants)
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
      </td>
      <td class="import-from" dir="auto">
        {from}
      </td>
      <td class="import-conflict">
        {inTheWay !== undefined && (
          <>
            <span class="quiet" dir="auto">
              {t('exchange.inTheWay', { title: inTheWay.title, shortcut: inTheWay.shortcut })}
            </span>
            <select
              class="input"
              aria-label={t('exchange.conflictOf', { title })}
              value={choice}
              disabled={!isTaken}
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
        )}
      </td>
    </tr>
  )
}
