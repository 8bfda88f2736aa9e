import { settings } from '@/components/app/settings'
import { mayChange } from '@/components/app/may'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Contact } from '@/storage/schema/contact'
import { useSave } from '../../use-save'

/** Somebody who is hot is proposed to the senior owner: one press, and it can be taken back. */
export function SuggestOwner({ contact }: { contact: Contact }) {
  const save = useSave()
  const senior = settings.value?.seniorOwner ?? ''
  if (senior === '' || !mayChange('contacts') || contact.owner === senior) return null
  return (
    <div class="score-suggestion">
      <span>{t('score.suggestOwner', { name: senior })}</span>
      <Button small onClick={() => save({ owner: senior })}>
        {t('score.makeOwner', { name: senior })}
      </Button>
    </div>
  )
}
