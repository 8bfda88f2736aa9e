import { useState } from 'preact/hooks'
import { Check, Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import { wordsIn } from './rule-draft'

type Keyword = Extract<SuggestionCondition, { type: 'keyword' }>
type WordsProps = { condition: Keyword; error: string | undefined; onChange: (condition: Keyword) => void }

export function WordsCondition({ condition, error, onChange }: WordsProps) {
  const [text, setText] = useState(condition.words.join(', '))
  return (
    <>
      <Field label={t('rules.words')} hint={t('rules.wordsHint')} error={error}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            dir="auto"
            rows={2}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value)
              onChange({ ...condition, words: wordsIn(event.currentTarget.value) })
            }}
          />
        )}
      </Field>
      <Check
        label={t('rules.matchAll')}
        checked={condition.match === 'all'}
        onChange={(isAll) => onChange({ ...condition, match: isAll ? 'all' : 'any' })}
      />
    </>
  )
}
