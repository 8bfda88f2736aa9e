import { useState } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { FOLLOW_UP_CONDITIONS, type FollowUp } from '@/storage/schema/follow-up'
import { conditionOf, type PlanFields } from './plan-fields'
import { draftRule, everyOf, REPEAT_UNITS, REPEATS, repeatOf, unitOf } from './repeat'
import { ReplyChoice } from './reply-choice'
import { ruleText } from './rule-text'

type OptionsProps = {
  fields: PlanFields
  followUp: FollowUp | undefined
  /** How often it comes back by the words. */
  wordsRule: string | undefined
  dueAt: number
  onChange: (fields: Partial<PlanFields>) => void
}

/** What one seldom has to say: whether it comes back, what a reply means, which quick reply goes with it. */
export function PlanOptions(props: OptionsProps) {
  const { fields, followUp, wordsRule, dueAt, onChange } = props
  const before = wordsRule ?? followUp?.rule
  const rule = draftRule(fields, before, dueAt)
  const replyId = fields.replyId ?? followUp?.replyId
  const isUsed = rule !== undefined || replyId !== undefined || fields.condition !== undefined
  const [wasUsed] = useState(isUsed || (followUp !== undefined && followUp.condition !== 'no-reply'))
  return (
    <details class="follow-up-options" open={wasUsed || rule !== undefined}>
      <summary>{t('followUps.moreOptions')}</summary>
      <div class="stack">
        <RepeatField {...props} before={before} />
        <Field label={t('followUps.condition')}>
          {(control) => (
            <select
              {...control}
              class="input"
              value={conditionOf(fields, followUp, rule !== undefined)}
              onChange={(event) => onChange({ condition: event.currentTarget.value })}
            >
              {FOLLOW_UP_CONDITIONS.map((one) => (
                <option key={one} value={one} disabled={one === 'reset-on-contact' && rule === undefined}>
                  {t(`followUps.condition.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ReplyChoice replyId={replyId ?? ''} onReply={(id) => onChange({ replyId: id })} />
      </div>
    </details>
  )
}

function RepeatField({ fields, before, dueAt, onChange }: OptionsProps & { before: string | undefined }) {
  const chosen = REPEATS.find((one) => one === fields.repeat) ?? repeatOf(before, dueAt)
  return (
    <>
      <Field label={t('followUps.repeat')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={chosen ?? 'kept'}
            onChange={(event) => onChange({ repeat: event.currentTarget.value })}
          >
            {chosen === undefined && <option value="kept">{ruleText(before ?? '')}</option>}
            {REPEATS.map((one) => (
              <option key={one} value={one}>
                {t(`followUps.repeat.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen === 'custom' && (
        <div class="span-field">
          <input
            class="input"
            type="number"
            min={1}
            max={999}
            aria-label={t('followUps.repeatEvery')}
            value={everyOf(fields)}
            onChange={(event) => onChange({ every: event.currentTarget.value })}
          />
          <select
            class="input"
            aria-label={t('followUps.unit')}
            value={unitOf(fields)}
            onChange={(event) => onChange({ unit: event.currentTarget.value })}
          >
            {REPEAT_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`followUps.unit.${unit}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  )
}
