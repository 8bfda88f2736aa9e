import './tags.css'
import { useState } from 'preact/hooks'
import { Combobox } from '@/components/ui/combobox'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { useCustomer } from '../customer'
import { mayChange } from '../app/may'
import { hintOf } from './folders'
import { TagChip } from './tag-chip'
import { useTagging } from './use-tagging'

/** The customer's tags: type and Enter adds or creates, Backspace takes the last one away. */
export function TagsPanel() {
  const { card } = useCustomer()
  const { data } = useQuery('tags.list', {})
  const all = data ?? []
  const { add, create, remove } = useTagging(all)
  const { autoTags = {} } = card.contact
  const [explained, explain] = useState<string>()
  const why = explained === undefined ? undefined : autoTags[explained]
  const own = new Set(card.tags.map(({ id }) => id))
  const last = card.tags.at(-1)
  const options = all
    .filter(({ id }) => !own.has(id))
    .map((tag) => ({ id: tag.id, label: tag.name, color: tag.color, hint: hintOf(tag) }))
  const isEditable = mayChange('contacts')
  if (!isEditable && card.tags.length === 0) return null
  return (
    <Section title={t('tags.title')}>
      {card.tags.length > 0 && (
        <ul class="tag-chips" aria-label={t('tags.title')}>
          {card.tags.map((tag) => (
            <TagChip
              key={tag.id}
              tag={tag}
              auto={autoTags[tag.id]}
              isExplained={tag.id === explained}
              onExplain={() => explain(tag.id === explained ? undefined : tag.id)}
              onRemove={() => remove(tag)}
            />
          ))}
        </ul>
      )}
      {why !== undefined && (
        <p class="tag-why" role="status" dir="auto">
          {t('tags.because', { why: why.why })}
        </p>
      )}
      {isEditable && (
        <Combobox
          label={t('tags.add')}
          placeholder={t('tags.add')}
          options={options}
          onPick={({ id }) => {
            const tag = all.find((one) => one.id === id)
            if (tag) add(tag)
          }}
          // Before the library is there, a name cannot be called new.
          {...(data && { onCreate: create })}
          createLabel={(name) => t('tags.create', { name })}
          onBackspace={() => last && remove(last)}
        />
      )}
    </Section>
  )
}
