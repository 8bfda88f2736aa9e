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
import { write } from '../app/write'
import { nextColor } from './next-color'
import { TagRow } from './tag-row'

/** The library of tags: names, colours, and how many contacts bear each. */
export function TagsScreen() {
  const { data, error, refetch } = useQuery('tags.list', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('tags.title')}</h1>
        <NewTag all={data} />
      </div>
      {data.length === 0 && (
        <Empty icon={TagsIcon} title={t('tags.empty')}>
          <p>{t('tags.emptyHint')}</p>
        </Empty>
      )}
      <ul aria-label={t('tags.title')}>
        {data.map((tag) => (
          <TagRow key={tag.id} tag={tag} />
        ))}
      </ul>
    </div>
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
