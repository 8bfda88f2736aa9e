import { Pencil, Trash2 } from 'lucide-preact'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import type { SuggestionRule } from '@/storage/schema/suggestion'
import type { Tag } from '@/storage/schema/tag'
import { mayChange } from '../app/may'
import { write } from '../app/write'
import { describeCondition } from './describe-condition'
import { typeRule } from './rule-draft'

export type RuleContext = { replies: readonly ReplyRow[]; tags: readonly Tag[] }

/** From this many dismissals on a rule rests. */
const RESTS_AT = 2

type RuleRowProps = { rule: SuggestionRule; context: RuleContext; onOpen: () => void }

export function RuleRow({ rule, context, onOpen }: RuleRowProps) {
  const { id, name, isOn, condition, replyId, dismissals } = rule
  const reply = context.replies.find((row) => row.id === replyId)
  const turn = (on: boolean): void => {
    const done = t(on ? 'rules.turnedOn' : 'rules.turnedOff', { name })
    void write('suggestions.save', { ...typeRule(rule), replyId, isOn: on }, done)
  }
  const isEditable = mayChange('suggestionRules')
  return (
    <li class="rule">
      <input
        type="checkbox"
        class="rule-switch"
        aria-label={t('rules.isOn', { name })}
        checked={isOn}
        disabled={!isEditable}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      <div class="rule-text">
        <span class="rule-name one-line" dir="auto">
          {name}
        </span>
        <span class="quiet">{describeCondition(condition, context.tags)}</span>
        <span class="quiet one-line" dir="auto">
          {reply === undefined || reply.isArchived
            ? t('rules.replyGone')
            : t('rules.proposes', { title: reply.title })}
        </span>
        {isOn && dismissals >= RESTS_AT && (
          <span class="rule-rests">
            {t('rules.rests')}{' '}
            <Button small onClick={() => void write('suggestions.wake', { id }, t('rules.woken', { name }))}>
              {t('rules.wake')}
            </Button>
          </span>
        )}
      </div>
      {isEditable && (
        <>
          <IconButton label={t('rules.editNamed', { name })} icon={Pencil} onClick={onOpen} />
          <IconButton
            label={t('rules.remove', { name })}
            icon={Trash2}
            onClick={() => void write('suggestions.remove', { id }, t('rules.removed', { name }))}
          />
        </>
      )}
    </li>
  )
}
