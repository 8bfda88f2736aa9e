import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isComposing } from '@/components/ui/keys'
import { t } from '@/locales/t'
import { useSave } from '../use-save'

/** A field that this customer alone has. */
export function AddCustomField() {
  const save = useSave()
  const [label, setLabel] = useState('')
  const [value, setValue] = useState('')
  const isReady = label.trim() !== '' && value.trim() !== ''
  const add = (): void => {
    if (!isReady) return
    save({ custom: { [label.trim()]: value.trim() } })
    setLabel('')
    setValue('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !isComposing(event)) add()
  }
  return (
    <div class="custom-add" role="group" aria-label={t('card.addField')}>
      <input
        class="input"
        aria-label={t('card.fieldName')}
        placeholder={t('card.fieldName')}
        value={label}
        maxLength={60}
        dir="auto"
        onInput={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <input
        class="input"
        aria-label={t('card.fieldValue')}
        placeholder={t('card.fieldValue')}
        value={value}
        maxLength={300}
        dir="auto"
        onInput={(event) => setValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button small icon={Plus} disabled={!isReady} onClick={add}>
        {t('card.addField')}
      </Button>
    </div>
  )
}
