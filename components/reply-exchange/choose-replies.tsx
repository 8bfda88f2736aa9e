import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { fold } from '@/utils/text/fold'

const ROWS_AT_ONCE = 100

type ChooseProps = {
  rows: readonly ReplyRow[]
  ids: ReadonlySet<string>
  onIds: (ids: ReadonlySet<string>) => void
}

/** A list to tick, with a search; the search changes nothing in what is ticked. */
export function ChooseReplies({ rows, ids, onIds }: ChooseProps) {
  const [query, setQuery] = useState('')
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const words = fold(query).split(/\s+/)
  const found = rows.filter(({ title, shortcut, folder = '' }) => {
    const text = fold(`${title} ${shortcut} ${folder}`)
    return words.every((word) => text.includes(word))
  })
  const toggle = (id: string, isTaken: boolean): void => {
    const next = new Set(ids)
    if (isTaken) next.add(id)
    else next.delete(id)
    onIds(next)
  }
  return (
    <div class="choose-replies">
      <div class="row">
        <input
          class="input"
          type="search"
          dir="auto"
          aria-label={t('replies.search')}
          placeholder={t('replies.search')}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <Button small onClick={() => onIds(new Set([...ids, ...found.map(({ id }) => id)]))}>
          {t('exchange.tickFound', { count: found.length })}
        </Button>
      </div>
      {found.length === 0 && <p class="quiet">{t('replies.nothingFound', { query })}</p>}
      <ul aria-label={t('replies.title')}>
        {found.slice(0, shown).map(({ id, title, shortcut }) => (
          <li key={id}>
            <label class="check">
              <input
                type="checkbox"
                checked={ids.has(id)}
                onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
              />
              <span dir="auto">
                {title} <span class="quiet">/{shortcut}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <Button small onClick={() => setShown(shown + ROWS_AT_ONCE)}>
          {t('exchange.showMore', { count: found.length - shown })}
        </Button>
      )}
    </div>
  )
}
