import { Chip } from '@/components/ui/chip'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import type { Tag } from '@/storage/schema/tag'

type TagCondition = Extract<SuggestionCondition, { type: 'tag' }>
type TagsProps = {
  condition: TagCondition
  tags: readonly Tag[]
  error: string | undefined
  onChange: (condition: TagCondition) => void
}

export function TagsCondition({ condition, tags, error, onChange }: TagsProps) {
  const { tagIds } = condition
  const chosen = tags.filter(({ id }) => tagIds.includes(id))
  const others = tags.filter(({ id }) => !tagIds.includes(id))
  const keep = (ids: string[]): void => onChange({ ...condition, tagIds: ids })
  return (
    <Field label={t('rules.tags')} hint={t('rules.tagsHint')} error={error}>
      {(control) => (
        <div class="stack">
          {chosen.length > 0 && (
            <div class="row">
              {chosen.map(({ id, name, color }) => (
                <Chip
                  key={id}
                  text={name}
                  color={color}
                  removeLabel={t('rules.removeTag', { name })}
                  onRemove={() => keep(tagIds.filter((tagId) => tagId !== id))}
                />
              ))}
            </div>
          )}
          <Combobox
            inputId={control.id}
            label={t('rules.tags')}
            placeholder={t('rules.addTag')}
            options={others.map(({ id, name, color }) => ({ id, label: name, color }))}
            onPick={({ id }) => keep([...tagIds, id])}
          />
        </div>
      )}
    </Field>
  )
}
