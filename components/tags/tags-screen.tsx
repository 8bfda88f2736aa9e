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
import { Hygiene } from './hygiene'
import { MergeDialog } from './merge-dialog'
import { nextColor } from './next-color'
import { TagRow } from './tag-row'

/** The library of tags: names, colours, and how many contacts bear each. */
export function TagsScreen() {
  const { data, error, refetch } = useQuery('tags.list', {})
  const [merging, setMerging] = useState<TagWithCount>()
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
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
      {foldersOf(data).map(([folder, tags]) => (
        <TagFolder key={folder} folder={folder} tags={tags} onMerge={setMerging} />
      ))}
      {merging && <MergeDialog tag={merging} all={data} onClose={() => setMerging(undefined)} />}
    </div>
  )
}

type FolderProps = { folder: string; tags: readonly TagWithCount[]; onMerge: (tag: TagWithCount) => void }

function TagFolder({ folder, tags, onMerge }: FolderProps) {
  return (
    <section class="tag-folder">
      {folder !== '' && (
        <h2 class="section-title" dir="auto">
          {folder}
        </h2>
      )}
      <ul aria-label={folder === '' ? t('tags.title') : folder}>
        {tags.map((tag) => (
          <TagRow key={tag.id} tag={tag} onMerge={() => onMerge(tag)} />
        ))}
      </ul>
    </section>
  )
}

/** Tags by their folder: those without one first. */
function foldersOf(tags: readonly TagWithCount[]): [string, TagWithCount[]][] {
  const folders = new Map<string, TagWithCount[]>()
  for (const tag of tags) folders.set(tag.folder ?? '', [...(folders.get(tag.folder ?? '') ?? []), tag])
  return [...folders].sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b)))
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
