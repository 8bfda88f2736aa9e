import { Chip } from '@/components/ui/chip'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import { newId } from '@/utils/ids'
import { nextColor } from '../tags'
import type { TypedRule } from './rule-draft'

type ChoiceProps = {
  rule: TypedRule
  tags: readonly Tag[]
  error: string | undefined
  onChange: (rule: TypedRule) => void
}

/** The tag a rule puts on: one that is there, or a new one that is made together with the rule. */
export function TagChoice({ rule, tags, error, onChange }: ChoiceProps) {
  const { newTag, ...withoutNew } = rule
  const chosen = newTag ?? tags.find(({ id }) => id === rule.tagId)
  return (
    <Field label={t('tagRules.putsOn')} error={error}>
      {(control) =>
        chosen === undefined ? (
          <Combobox
            inputId={control.id}
            label={t('tagRules.putsOn')}
            placeholder={t('tagRules.putsOnHint')}
            options={tags.map(({ id, name, color }) => ({ id, label: name, color }))}
            onPick={({ id }) => onChange({ ...withoutNew, tagId: id })}
            onCreate={(name) => {
              const made = { id: newId(), name, color: nextColor(tags) }
              onChange({ ...withoutNew, tagId: made.id, newTag: made })
            }}
            createLabel={(name) => t('tags.create', { name })}
          />
        ) : (
          <div class="row" id={control.id} role="group" aria-label={t('tagRules.putsOn')}>
            <Chip
              text={chosen.name}
              color={chosen.color}
              removeLabel={t('tagRules.otherTag', { name: chosen.name })}
              onRemove={() => onChange({ ...withoutNew, tagId: undefined })}
            />
            {newTag && <span class="field-hint">{t('tagRules.newTag')}</span>}
          </div>
        )
      }
    </Field>
  )
}
