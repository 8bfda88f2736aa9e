import { isComposing } from '@/components/ui/keys'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { noteOf } from './plan-fields'
import { Understood } from './understood'
import type { usePlanForm } from './use-plan-form'

type WordsProps = { form: ReturnType<typeof usePlanForm>; followUp: FollowUp | undefined }

/** When and what about, in words; the note takes what is no time, until somebody writes it. Enter saves. */
export function WordsFields({ form, followUp }: WordsProps) {
  const { draft, words, isRefused } = form
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event)) return
    event.preventDefault()
    form.save()
  }
  return (
    <>
      <input
        class="input"
        data-words
        aria-label={t('followUps.words')}
        placeholder={t('followUps.wordsExample')}
        value={draft.words}
        maxLength={300}
        dir="auto"
        aria-invalid={isRefused}
        onInput={(event) => draft.change(event.currentTarget.value, {})}
        onKeyDown={onKeyDown}
      />
      <Understood
        words={draft.words}
        reading={words}
        fields={draft.fields}
        followUp={followUp}
        isRefused={isRefused}
      />
      <input
        class="input"
        aria-label={t('followUps.note')}
        placeholder={t('followUps.note')}
        value={draft.fields.note ?? noteOf({}, followUp, words.understood?.rest ?? '')}
        maxLength={300}
        dir="auto"
        onInput={(event) => draft.change(draft.words, { note: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
    </>
  )
}
