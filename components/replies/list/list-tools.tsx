import { MessageSquarePlus } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { mayChange } from '../../app/may'
import { goTo } from '../../app/route'
import { languageName } from '@/components/app/language-name'
import { compareNames } from '@/utils/text/compare-names'
import { FilesMenu } from './files-menu'
import { type Folder, folderText } from './folders'
import { REPLY_SORTS, type ReplyFilter } from './reply-filter'

type ToolsProps = {
  rows: readonly ReplyRow[]
  folders: readonly Folder[]
  filter: ReplyFilter
  onFilter: (filter: ReplyFilter) => void
}

const ARCHIVED = '\u0000archived'

/** Searches and narrows the list down. What cannot be chosen among is not offered. */
export function ListTools(props: ToolsProps) {
  const { filter, onFilter } = props
  return (
    <div class="replies-tools" role="search">
      <input
        class="input"
        type="search"
        aria-label={t('replies.search')}
        placeholder={t('replies.search')}
        value={filter.search}
        maxLength={300}
        dir="auto"
        onInput={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
      />
      {mayChange('replies') && (
        <Button variant="primary" icon={MessageSquarePlus} onClick={() => goTo('replies/new')}>
          {t('replies.new')}
        </Button>
      )}
      <FilesMenu />
      <Filters {...props} />
    </div>
  )
}

function Filters({ rows, folders, filter, onFilter }: ToolsProps) {
  const labels = [...new Set(rows.flatMap((row) => row.labels))].sort(compareNames)
  const languages = [...new Set(rows.flatMap((row) => row.languages ?? []))].sort()
  const set = (patch: Partial<ReplyFilter>): void => onFilter({ ...filter, ...patch })
  return (
    <div class="replies-filters">
      <Select
        className="replies-folder"
        label={t('replies.folders')}
        value={filter.isArchived ? ARCHIVED : (filter.folder ?? '')}
        onChange={(value) => set(placeOf(value))}
        options={[
          ['', t('replies.allFolders')],
          ...folders.map(({ path }): Option => [path, folderText(path)]),
          [ARCHIVED, t('replies.archived')],
        ]}
      />
      {labels.length > 0 && (
        <Select
          label={t('replies.filterLabel')}
          value={filter.label}
          onChange={(label) => set({ label })}
          options={[['', t('replies.allLabels')], ...labels.map((one): Option => [one, one])]}
        />
      )}
      {languages.length > 1 && (
        <Select
          label={t('replies.filterLanguage')}
          value={filter.language}
          onChange={(language) => set({ language })}
          options={[
            ['', t('replies.allLanguages')],
            ...languages.map((tag): Option => [tag, languageName(tag)]),
          ]}
        />
      )}
      <Select
        label={t('replies.sort')}
        value={filter.sort}
        onChange={(value) => set({ sort: REPLY_SORTS.find((one) => one === value) ?? 'rank' })}
        options={REPLY_SORTS.map((one): Option => [one, t(`replies.sort-${one}`)])}
      />
    </div>
  )
}

function placeOf(value: string): Pick<ReplyFilter, 'folder' | 'isArchived'> {
  if (value === ARCHIVED) return { folder: undefined, isArchived: true }
  return { folder: value === '' ? undefined : value, isArchived: false }
}

type Option = [value: string, text: string]

type SelectProps = {
  label: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  className?: string
}

function Select({ label, value, options, onChange, className = '' }: SelectProps) {
  return (
    <select
      class={`input ${className}`}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}
