import { ChevronDown, ChevronRight, Merge, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { t } from '@/locales/t'
import type { TagWithCount } from '@/storage/protocol/ui'
import { useQuery } from '@/storage/use-query'
import { write } from '../app/write'
import { mergeTags } from './merge-tags'

/** Tags that nobody or hardly anybody bears, and tags that may mean the same. */
export function Hygiene({ all }: { all: readonly TagWithCount[] }) {
  const { data } = useQuery('tags.hygiene', {})
  const [isOpen, setOpen] = useState(false)
  if (data === undefined) return null
  const tagOf = (id: string): TagWithCount | undefined => all.find((tag) => tag.id === id)
  const known = (ids: readonly string[]): TagWithCount[] => ids.flatMap((id) => tagOf(id) ?? [])
  const [unused, rare] = [known(data.unused), known(data.rare)]
  const similar = data.similar.flatMap(({ tagId, otherId }) => {
    const [one, other] = [tagOf(tagId), tagOf(otherId)]
    return one && other ? [{ one, other }] : []
  })
  const count = unused.length + rare.length + similar.length
  if (count === 0) return null
  return (
    <div class="hygiene">
      <Button
        small
        variant="quiet"
        icon={isOpen ? ChevronDown : ChevronRight}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t('tags.hygiene', { count })}
      </Button>
      {isOpen && <Suggestions similar={similar} unused={unused} rare={rare} />}
    </div>
  )
}

type SuggestionsProps = {
  similar: readonly Pair[]
  unused: readonly TagWithCount[]
  rare: readonly TagWithCount[]
}

function Suggestions({ similar, unused, rare }: SuggestionsProps) {
  return (
    <>
      {similar.length > 0 && (
        <section aria-label={t('tags.similar')}>
          <h2 class="section-title">{t('tags.similar')}</h2>
          <ul>
            {similar.map(({ one, other }) => (
              <SimilarRow key={`${one.id}|${other.id}`} one={one} other={other} />
            ))}
          </ul>
        </section>
      )}
      {unused.length > 0 && <TagGroup title={t('tags.unused')} tags={unused} />}
      {rare.length > 0 && <TagGroup title={t('tags.rare')} tags={rare} />}
    </>
  )
}

type Pair = { one: TagWithCount; other: TagWithCount }

/** The tag that more customers bear is the one that stays, as it is proposed. */
function SimilarRow({ one, other }: Pair) {
  const [from, into] = one.count <= other.count ? [one, other] : [other, one]
  return (
    <li class="hygiene-row">
      <span class="grow hygiene-tags">
        <Chip text={from.name} color={from.color} />
        <span class="quiet">{t('tags.count', { count: from.count })}</span>
        <Chip text={into.name} color={into.color} />
        <span class="quiet">{t('tags.count', { count: into.count })}</span>
      </span>
      <Button small icon={Merge} onClick={() => mergeTags(from, into)}>
        {t('tags.mergeNamed', { from: from.name, into: into.name })}
      </Button>
    </li>
  )
}

function TagGroup({ title, tags }: { title: string; tags: readonly TagWithCount[] }) {
  return (
    <section aria-label={title}>
      <h2 class="section-title">{title}</h2>
      <ul>
        {tags.map(({ id, name, color, count }) => (
          <li key={id} class="hygiene-row">
            <span class="grow hygiene-tags">
              <Chip text={name} color={color} />
              {count > 0 && <span class="quiet">{t('tags.count', { count })}</span>}
            </span>
            <IconButton
              label={t('tags.delete', { name })}
              icon={Trash2}
              onClick={() => void write('tags.remove', { id }, t('tags.deleted', { name }))}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
