import { X } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { type MessageKey, t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import type { TagCondition } from '@/storage/schema/tag-rule'
import { DealCondition } from './deal-condition'
import { FieldCondition } from './field-condition'
import { OrdersCondition } from './orders-condition'
import { BLANK_CONDITIONS, CONDITION_KINDS } from './rule-draft'
import { SelectPart } from './select-part'
import {
  FollowUpCondition,
  GradeCondition,
  HeatCondition,
  MessagesCondition,
  SilenceCondition,
  UnansweredCondition,
} from './simple-conditions'
import { TagCondition as AboutTag } from './tag-condition'

type RowProps = {
  condition: TagCondition
  /** Which one it is among those of its group, from 1. */
  number: number
  tags: readonly Tag[]
  fault: MessageKey | undefined
  canGo: boolean
  onChange: (condition: TagCondition) => void
  onRemove: () => void
}

/** One condition: what it is about, and its sentence with the particulars in it. */
export function ConditionRow(props: RowProps) {
  const { condition, number, fault, canGo, onChange, onRemove } = props
  return (
    <div class="condition" role="group" aria-label={t('tagRules.condition', { number })}>
      <SelectPart
        label={t('tagRules.about')}
        value={condition.kind}
        choices={CONDITION_KINDS.map((kind) => [kind, t(`tagRules.kind-${kind}`)] as const)}
        onChange={(kind) => onChange(BLANK_CONDITIONS[kind])}
      />
      <div class="condition-sentence">
        <Particulars {...props} />
      </div>
      <IconButton
        label={t('tagRules.removeCondition', { number })}
        icon={X}
        disabled={!canGo}
        onClick={onRemove}
      />
      {fault !== undefined && (
        <span class="field-error" role="alert">
          {t(fault)}
        </span>
      )}
    </div>
  )
}

function Particulars({ condition, tags, fault, onChange }: RowProps) {
  const { kind } = condition
  const isInvalid = fault !== undefined
  switch (kind) {
    case 'field':
      return <FieldCondition condition={condition} isInvalid={isInvalid} onChange={onChange} />
    case 'tag':
      return <AboutTag condition={condition} tags={tags} isInvalid={isInvalid} onChange={onChange} />
    case 'heat':
      return <HeatCondition condition={condition} onChange={onChange} />
    case 'grade':
      return <GradeCondition condition={condition} onChange={onChange} />
    case 'orders':
      return <OrdersCondition condition={condition} onChange={onChange} />
    case 'messages':
      return <MessagesCondition condition={condition} onChange={onChange} />
    case 'silence':
      return <SilenceCondition condition={condition} onChange={onChange} />
    case 'read-unanswered':
      return <UnansweredCondition condition={condition} onChange={onChange} />
    case 'deal':
      return <DealCondition condition={condition} onChange={onChange} />
    case 'follow-up':
      return <FollowUpCondition condition={condition} onChange={onChange} />
    default:
      return kind satisfies never
  }
}
