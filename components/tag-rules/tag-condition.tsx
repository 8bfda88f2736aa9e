import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import type { ConditionProps } from './condition-props'
import { SelectPart } from './select-part'
import { Sentence } from './sentence'

type TagConditionProps = ConditionProps<'tag'> & { tags: readonly Tag[]; isInvalid: boolean }

export function TagCondition({ condition, tags, isInvalid, onChange }: TagConditionProps) {
  const { has, tagId } = condition
  return (
    <Sentence
      text={t('tagRules.is-tag')}
      parts={{
        has: (
          <SelectPart
            label={t('tagRules.hasOrNot')}
            value={has ? 'yes' : 'no'}
            choices={[
              ['yes', t('tagRules.has')],
              ['no', t('tagRules.hasNot')],
            ]}
            onChange={(next) => onChange({ ...condition, has: next === 'yes' })}
          />
        ),
        tag: (
          <SelectPart
            label={t('tagRules.whichTag')}
            value={tagId}
            isInvalid={isInvalid}
            choices={[['', t('tagRules.chooseTag')], ...tags.map(({ id, name }) => [id, name] as const)]}
            onChange={(next) => onChange({ ...condition, tagId: next })}
          />
        ),
      }}
    />
  )
}
