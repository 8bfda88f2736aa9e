import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { write } from '@/components/app/write'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import type { Alias } from '@/storage/schema/alias'
import { newId } from '@/utils/ids'
import { Form } from '../form'

type SplitProps = {
  aliases: readonly Alias[]
  lineOf: (alias: Alias) => ComponentChildren
  onClose: () => void
}

/** Two people stand on one card: some of its names become a card of their own, with the messages seen under them. */
export function SplitForm({ aliases, lineOf, onClose }: SplitProps) {
  const { contactId } = useCustomer()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isRight = chosen.length > 0 && chosen.length < aliases.length && name.trim() !== ''
  const onSave = (): void => {
    setChecked(true)
    if (!isRight) return
    const input = { contactId, aliasIds: [...chosen], newId: newId(), name: name.trim() }
    void write('contacts.split', input, t('names.isSplit', { name: name.trim() }))
    onClose()
  }
  return (
    <Form
      label={t('names.split')}
      fault={isChecked && !isRight ? t('names.fault') : undefined}
      onSave={onSave}
      onCancel={onClose}
    >
      <p class="quiet">{t('names.splitHint')}</p>
      {aliases.map((alias) => (
        <label class="check" key={alias.id}>
          <input
            type="checkbox"
            checked={chosen.includes(alias.id)}
            onChange={(event) =>
              setChosen(
                event.currentTarget.checked
                  ? [...chosen, alias.id]
                  : chosen.filter((one) => one !== alias.id),
              )
            }
          />
          {lineOf(alias)}
        </label>
      ))}
      <input
        class="input"
        aria-label={t('names.newName')}
        placeholder={t('names.newName')}
        maxLength={300}
        dir="auto"
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
    </Form>
  )
}
