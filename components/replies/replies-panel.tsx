import './replies.css'
import { Plus, Settings2 } from 'lucide-preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { isCommandKey, isComposing } from '@/components/ui/keys'
import { indexAfter } from '@/components/ui/move-focus'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { openWorkspace } from '../app/open-workspace'
import { QueryError } from '../app/query-error'
import { settings } from '../app/settings'
import { useCustomer } from '../customer'
import { ReplyPreview } from './reply-preview'
import { searchReplies } from './search'
import { addStarters } from './starters'

const SHOWN_AT_FIRST = 6
const MOST_FOUND = 20

/** Quick replies: search, see exactly what the customer will get, insert. */
export function RepliesPanel() {
  const { key } = useCustomer()
  const { data, error, refetch } = useQuery('replies.list', {})
  return (
    <Section
      title={t('replies.title')}
      actions={
        <IconButton label={t('replies.manage')} icon={Settings2} onClick={() => openWorkspace('#/replies')} />
      }
    >
      {error && <QueryError error={error} retry={refetch} />}
      {data && (data.rows.length === 0 ? <NoReplies /> : <ReplyPicker key={key} rows={data.rows} />)}
    </Section>
  )
}

function NoReplies() {
  return (
    <div class="stack">
      <p class="quiet">{t('replies.emptyHint')}</p>
      <div class="row">
        <Button small onClick={addStarters}>
          {t('replies.addStarters')}
        </Button>
        <Button small icon={Plus} onClick={() => openWorkspace('#/replies/new')}>
          {t('replies.create')}
        </Button>
      </div>
    </div>
  )
}

function ReplyPicker({ rows }: { rows: readonly ReplyRow[] }) {
  const [query, setQuery] = useState('')
  const [selectedId, select] = useState<string>()
  const [insertion, requestInsertion] = useState(0)
  const id = useId()
  const field = useReplyKey()
  const found = searchReplies(rows, query).slice(0, query === '' ? SHOWN_AT_FIRST : MOST_FOUND)
  const at = found.findIndex((row) => row.id === selectedId)
  const firstId = query === '' ? undefined : found[0]?.id
  useLayoutEffect(() => {
    // Typing shows at once what Enter would insert.
    if (query !== '') select(firstId)
  }, [query, firstId])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === 'Escape' && (query !== '' || selectedId !== undefined)) {
      event.stopPropagation()
      setQuery('')
      select(undefined)
    } else if (event.key === 'Enter' && at >= 0) requestInsertion((count) => count + 1)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      select(found[indexAfter(event.key, at, found.length) ?? 0]?.id)
    }
  }
  return (
    <>
      <input
        class="input"
        ref={field}
        role="combobox"
        aria-label={t('replies.search')}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder={t('replies.search')}
        value={query}
        dir="auto"
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="replies" id={id} role="listbox" aria-label={t('replies.title')} tabIndex={-1}>
        {found.map((row, index) => (
          <ReplyOption
            key={row.id}
            id={`${id}-${index}`}
            row={row}
            isSelected={index === at}
            onSelect={() => select(row.id === selectedId ? undefined : row.id)}
          />
        ))}
      </div>
      {found.length === 0 && <p class="quiet">{t('replies.nothingFound', { query })}</p>}
      {at >= 0 && selectedId !== undefined && (
        <ReplyPreview key={selectedId} replyId={selectedId} insertion={insertion} />
      )}
    </>
  )
}

type OptionProps = { id: string; row: ReplyRow; isSelected: boolean; onSelect: () => void }

function ReplyOption({ id, row, isSelected, onSelect }: OptionProps) {
  return (
    <div
      id={id}
      class="reply"
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      // The search field keeps the focus, so that arrows and Enter go on working.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onSelect}
    >
      <span class="row">
        <span class="reply-title one-line" dir="auto">
          {row.title}
        </span>
        <span class="reply-shortcut">{row.shortcut}</span>
      </span>
      <span class="reply-excerpt one-line" dir="auto">
        {row.excerpt}
      </span>
    </div>
  )
}

/** Ctrl+/ goes to the search here, as it opens the picker in the chat. @returns the field that gets the focus. */
function useReplyKey() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '/' || !isCommandKey(event) || settings.peek()?.pickerShortcut === false) return
      event.preventDefault()
      field.current?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return field
}
