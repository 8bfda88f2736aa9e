import './replies.css'
import { Plus, Settings2 } from 'lucide-preact'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { isCommandKey, isComposing } from '@/components/ui/keys'
import { indexAfter } from '@/components/ui/move-focus'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { addStarters } from '../../app/add-starters'
import { Lazy } from '../../app/lazy'
import { mayChange } from '../../app/may'
import { openWorkspace } from '../../app/open-workspace'
import { QueryError } from '../../app/query-error'
import { settings } from '../../app/settings'
import { useCustomer } from '../../customer'
import { indexReplies, searchReplies } from '../search'
import { ReplyOption } from './reply-option'

/** The list is all one sees at first. */
const loadPreview = async () => (await import('./reply-preview')).ReplyPreview

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
      {data && <Offered key={key} rows={data.rows} />}
    </Section>
  )
}

/** Without those that were put aside. */
function Offered({ rows }: { rows: readonly ReplyRow[] }) {
  const offered = useMemo(() => rows.filter(({ isArchived }) => isArchived === undefined), [rows])
  return offered.length === 0 ? <NoReplies /> : <ReplyPicker rows={offered} />
}

function NoReplies() {
  if (!mayChange('replies')) return <p class="quiet">{t('replies.empty')}</p>
  return (
    <div class="stack">
      <p class="quiet">{t('replies.emptyHint')}</p>
      <div class="row">
        <Button small onClick={() => void addStarters()}>
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
  const [insertion, setInsertion] = useState({ of: '', count: 0 })
  const id = useId()
  const field = useReplyKey()
  const index = useMemo(() => indexReplies(rows), [rows])
  const found = searchReplies(index, query).slice(0, query === '' ? SHOWN_AT_FIRST : MOST_FOUND)
  const at = found.findIndex((row) => row.id === selectedId)
  // What is being filled in stays, even when a change elsewhere moves it down the list.
  const selected = rows.find((row) => row.id === selectedId)
  useEffect(() => {
    // It is there before somebody chooses.
    void loadPreview()
  }, [])
  useLayoutEffect(() => {
    // Typing shows at once what Enter would insert.
    if (query !== '') select(found[0]?.id)
  }, [query])

  const onKeyDown = listKeys({
    move: (key) => select(found[indexAfter(key, at, found.length) ?? 0]?.id),
    insert: () => selected && setInsertion(({ count }) => ({ of: selected.id, count: count + 1 })),
    close: () => {
      if (query === '' && selectedId === undefined) return false
      setQuery('')
      select(undefined)
      return true
    },
  })
  return (
    <>
      <input
        class="input"
        ref={field}
        data-reply-search
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
      <Options id={id} rows={found} selectedId={selectedId} onSelect={select} />
      {found.length === 0 && <p class="quiet">{t('replies.nothingFound', { query })}</p>}
      {selected && (
        <Lazy
          key={selected.id}
          load={loadPreview}
          props={{ row: selected, insertion: insertion.of === selected.id ? insertion.count : 0 }}
        />
      )}
    </>
  )
}

type OptionsProps = {
  id: string
  rows: readonly ReplyRow[]
  selectedId: string | undefined
  onSelect: (id: string | undefined) => void
}

function Options({ id, rows, selectedId, onSelect }: OptionsProps) {
  return (
    <div class="replies" id={id} role="listbox" aria-label={t('replies.title')} tabIndex={-1}>
      {rows.map((row, index) => (
        <ReplyOption
          key={row.id}
          id={`${id}-${index}`}
          row={row}
          isSelected={row.id === selectedId}
          onSelect={() => onSelect(row.id === selectedId ? undefined : row.id)}
        />
      ))}
    </div>
  )
}

type ListKeys = { move: (key: string) => void; insert: () => void; close: () => boolean }

/** `close` tells whether there was anything to close: otherwise the key means something to whoever is around. */
function listKeys({ move, insert, close }: ListKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposing(event)) return
    if (event.key === 'Escape' && close()) event.stopPropagation()
    else if (event.key === 'Enter') insert()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key)
    }
  }
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
