import { Plus, Trash2 } from 'lucide-preact'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import type { ConditionGroup } from '@/storage/schema/tag-rule'
import { ConditionRow } from './condition-row'
import { MatchPart } from './match-part'
import { BLANK_CONDITIONS, type RuleFaults } from './rule-draft'

type GroupProps = {
  group: ConditionGroup
  /** Which one it is, from 0. */
  at: number
  /** It is not the only one. */
  canGo: boolean
  tags: readonly Tag[]
  faults: RuleFaults['conditions']
  onChange: (group: ConditionGroup) => void
  onRemove: () => void
}

const MOST_CONDITIONS = 20

/** Conditions that belong together: all of them, or any. */
export function GroupFields({ group, at, canGo, tags, faults, onChange, onRemove }: GroupProps) {
  const { conditions } = group
  return (
    <div class="rule-group" role="group" aria-label={t('tagRules.group', { number: at + 1 })}>
      <div class="row">
        <span class="grow">
          {conditions.length > 1 ? (
            <MatchPart
              label={t('tagRules.matchInGroup', { number: at + 1 })}
              match={group.match}
              onChange={(match) => onChange({ ...group, match })}
            />
          ) : (
            <span class="quiet">{t('tagRules.matchOne')}</span>
          )}
        </span>
        {canGo && (
          <IconButton
            label={t('tagRules.removeGroup', { number: at + 1 })}
            icon={Trash2}
            onClick={onRemove}
          />
        )}
      </div>
      <div class="conditions">
        {conditions.map((condition, index) => (
          <ConditionRow
            key={index}
            condition={condition}
            number={index + 1}
            tags={tags}
            fault={faults[`${at}.${index}`]}
            canGo={conditions.length > 1}
            onChange={(next) => onChange({ ...group, conditions: conditions.with(index, next) })}
            onRemove={() => onChange({ ...group, conditions: conditions.toSpliced(index, 1) })}
          />
        ))}
      </div>
      <div>
        <Button
          small
          variant="quiet"
          icon={Plus}
          disabled={conditions.length >= MOST_CONDITIONS}
          onClick={() => onChange({ ...group, conditions: [...conditions, BLANK_CONDITIONS.messages] })}
        >
          {t('tagRules.addCondition')}
        </Button>
      </div>
    </div>
  )
}
