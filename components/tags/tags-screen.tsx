import '@/components/ui/field.css'
import './tags-screen.css'
import { Tags as TagsIcon } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isComposing } from '@/components/ui/keys'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { TagWithCount } from '@/storage/protocol/ui'
import { useQuery } from '@/storage/use-query'
import { newId } from '@/utils/ids'
import { fold } from '@/utils/text/fold'
import { QueryError } from '../app/query-error'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { write } from '../app/write'
import { FolderDialog } from './folder-dialog'
import { byFolder, foldersOf } from './folders'
import { Hygiene } from './hygiene'
import { MergeDialog } from './merge-dialog'
import { nextColor } from './next-color'
import { TagFolder } from './tag-folder'

/** From so many on they do not fit a screen, and one is looked for by its name. */
const MANY = 12

/** The library of tags: names, folders, colours, and how many contacts bear each. */
export function TagsScreen() {
  const { data, error, refetch } = useQuery('tags.list', {})
  const [merging, setMerging] = useState<TagWithCount>()
  const [moving, setMoving] = useState<TagWithCount>()
  const [search, setSearch] = useState('')
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const found = data.filter(({ name }) => fold(name).includes(fold(search.trim())))
  const wholes = new Map(byFolder(data))
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('tags.title')}</h1>
        {mayChange('tags') && <NewTag all={data} />}
      </div>
      <LookOnly table="tags" />
      {data.length === 0 && (
        <Empty icon={TagsIcon} title={t('tags.empty')}>
          {mayChange('tags') && <p>{t('tags.emptyHint')}</p>}
        </Empty>
      )}
      {data.length > 0 && (
        <p class="row">
          <a href="#/tag-rules">{t('tagRules.title')}</a>
        </p>
      )}
      {mayChange('tags') && <Hygiene all={data} />}
      {(data.length >= MANY || search !== '') && <FindTag search={search} onSearch={setSearch} />}
      {data.length > 0 && found.length === 0 && (
        <p class="tag-none" role="status">
          {t('tags.noneFound')}
        </p>
      )}
      {byFolder(found).map(([folder, tags]) => (
        <TagFolder
          key={folder}
          folder={folder}
          tags={tags}
          whole={wholes.get(folder) ?? tags}
          folders={foldersOf(data)}
          onMerge={setMerging}
          onNewFolder={setMoving}
        />
      ))}
      {moving && <FolderDialog tag={moving} onClose={() => setMoving(undefined)} />}
      {merging && <MergeDialog tag={merging} all={data} onClose={() => setMerging(undefined)} />}
    </div>
  )
}

function FindTag({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  return (
    <input
      class="input tag-find"
      type="search"
      aria-label={t('tags.find')}
      placeholder={t('tags.find')}
      dir="auto"
      value={search}
      onInput={(event) => onSearch(event.currentTarget.value)}
    />
  )
}

function NewTag({ all }: { all: readonly TagWithCount[] }) {
  const [name, setName] = useState('')
  const wanted = name.trim()
  const isTaken = all.some((tag) => fold(tag.name) === fold(wanted))
  const canAdd = wanted !== '' && !isTaken
  const add = (): void => {
    if (!canAdd) return
    setName('')
    void write(
      'tags.save',
      { id: newId(), name: wanted, color: nextColor(all) },
      t('tags.created', { name: wanted }),
    )
  }
  return (
    <div class="row">
      <input
        class="input"
        aria-label={t('tags.newName')}
        placeholder={t('tags.newName')}
        aria-invalid={isTaken}
        value={name}
        maxLength={60}
        dir="auto"
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && add()}
      />
      <Button variant="primary" disabled={!canAdd} onClick={add}>
        {t('tags.new')}
      </Button>
    </div>
  )
}
