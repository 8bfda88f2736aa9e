import { Pencil, Trash2 } from 'lucide-preact'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { TagRuleState } from '@/storage/protocol/customers'
import type { Tag } from '@/storage/schema/tag'
import { mayChange } from '../app/may'
import { write } from '../app/write'
import { describeRule } from './describe-rule'

type RuleRowProps = { rule: TagRuleState; tags: readonly Tag[]; onOpen: () => void }

export function RuleRow({ rule, tags, onOpen }: RuleRowProps) {
  const { id, name, tagId, match, groups, on, count } = rule
  const tag = tags.find((one) => one.id === tagId)
  const turn = (isOn: boolean): void => {
    const draft = { id, name, tagId, match, groups, on: isOn }
    void write(
      'tagRules.save',
      { rule: draft },
      t(isOn ? 'tagRules.turnedOn' : 'tagRules.turnedOff', { name }),
    )
  }
  const isEditable = mayChange('tagRules')
  return (
    <li class="tag-rule">
      <input
        type="checkbox"
        class="tag-rule-switch"
        aria-label={t('tagRules.isOn', { name })}
        checked={on}
        disabled={!isEditable}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      <div class="tag-rule-text">
        <div class="row tag-rule-name">
          <span class="one-line" dir="auto" title={name}>
            {name}
          </span>
          {tag === undefined ? (
            <span class="field-error">{t('tagRules.tagGone')}</span>
          ) : (
            <Chip text={tag.name} color={tag.color} />
          )}
        </div>
        <span class="quiet" dir="auto">
          {t('tagRules.whenSays', { what: describeRule(rule, tags) })}
        </span>
        <span class="quiet">{t('tagRules.count', { count })}</span>
      </div>
      {isEditable && (
        <>
          <IconButton label={t('tagRules.editNamed', { name })} icon={Pencil} onClick={onOpen} />
          <IconButton
            label={t('tagRules.remove', { name })}
            icon={Trash2}
            onClick={() => void write('tagRules.remove', { id }, t('tagRules.removed', { name }))}
          />
        </>
      )}
    </li>
  )
}
