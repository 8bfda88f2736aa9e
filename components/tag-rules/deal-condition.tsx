import { t } from '@/locales/t'
import { allStages, stageName } from '../app/stages'
import type { ConditionProps } from './condition-props'
import { DaysPart } from './number-part'
import { Sentence } from './sentence'

const FIRST_DAYS = 7

export function DealCondition({ condition, onChange }: ConditionProps<'deal'>) {
  const { stageIds, closesWithinDays } = condition
  const { closesWithinDays: _, ...plain } = condition
  const stages = (
    <StagePicks stageIds={stageIds} onChange={(ids) => onChange({ ...condition, stageIds: ids })} />
  )
  return (
    <>
      <Sentence text={t('tagRules.is-deal')} parts={{ stages }} />
      <label class="check">
        <input
          type="checkbox"
          checked={closesWithinDays !== undefined}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { ...plain, closesWithinDays: FIRST_DAYS } : plain)
          }
        />
        <span>{t('tagRules.onlyClosing')}</span>
      </label>
      {closesWithinDays !== undefined && (
        <Sentence
          text={t('tagRules.is-deal-closes')}
          parts={{
            period: (
              <DaysPart
                days={closesWithinDays}
                onChange={(days) => onChange({ ...condition, closesWithinDays: days })}
              />
            ),
          }}
        />
      )}
    </>
  )
}

type PicksProps = { stageIds: readonly string[]; onChange: (stageIds: string[]) => void }

/** The open stages as buttons that stay pressed; none of them is any. */
function StagePicks({ stageIds, onChange }: PicksProps) {
  const open = allStages().filter(({ kind }) => kind === 'open')
  const turn = (id: string): void =>
    onChange(stageIds.includes(id) ? stageIds.filter((one) => one !== id) : [...stageIds, id])
  return (
    <span class="row rule-picks">
      <button type="button" class="pick" aria-pressed={stageIds.length === 0} onClick={() => onChange([])}>
        {t('tagRules.anyStage')}
      </button>
      {open.map((stage) => (
        <button
          key={stage.id}
          type="button"
          class="pick"
          aria-pressed={stageIds.includes(stage.id)}
          onClick={() => turn(stage.id)}
        >
          {stageName(stage)}
        </button>
      ))}
    </span>
  )
}
