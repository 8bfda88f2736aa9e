import { useState } from 'preact/hooks'
import { X } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { choicesFor } from '@/components/ui/combobox-choices'
import { Field } from '@/components/ui/field'
import { SearchCombobox } from '@/components/ui/search-combobox'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'

const MOST_SHOWN = 12

/** The quick reply that is offered when the follow-up is due; '' for none. */
export function ReplyChoice({ replyId, onReply }: { replyId: string; onReply: (id: string) => void }) {
  const { data } = useQuery('replies.list', {})
  const [typed, setTyped] = useState<string>()
  const chosen = data?.rows.find(({ id }) => id === replyId)
  const text = typed ?? chosen?.title ?? ''
  const options = (data?.rows ?? [])
    .filter(({ isArchived }) => isArchived === undefined)
    .map(({ id, title, shortcut }) => ({ id, label: title, hint: shortcut }))
  const found = choicesFor(options, typed ?? '', false).flatMap((choice) =>
    choice.kind === 'option' ? [choice.option] : [],
  )
  const isGone = data !== undefined && replyId !== '' && chosen === undefined
  return (
    <Field
      label={t('followUps.reply')}
      hint={t('followUps.replyHint')}
      error={isGone ? t('followUps.replyGone') : undefined}
    >
      {(control) => (
        <div class="row">
          <div class="grow">
            <SearchCombobox
              control={control}
              label={t('followUps.reply')}
              text={text}
              onText={setTyped}
              options={found.slice(0, MOST_SHOWN)}
              onPick={({ id }) => {
                setTyped(undefined)
                onReply(id)
              }}
            />
          </div>
          {replyId !== '' && (
            <IconButton
              label={t('followUps.replyNone')}
              icon={X}
              onClick={() => {
                setTyped(undefined)
                onReply('')
              }}
            />
          )}
        </div>
      )}
    </Field>
  )
}
