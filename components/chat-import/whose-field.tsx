import { useState } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { ContactField } from '../app/contact-field'
import { type ChatEntry, isGroup, type Whose } from './chat-entry'
import { otherName } from './run-chat-import'

type WhoseProps = { entry: ChatEntry; isMissing: boolean; onChange: (entry: ChatEntry) => void }

/** Whose chat it is: one that fits, a new contact, or one that is searched for. */
export function WhoseField({ entry, isMissing, onChange }: WhoseProps) {
  const { matches, whose } = entry
  const isOther = typeof whose === 'object' && matches.every(({ id }) => id !== whose.contact.id)
  const [isSearching, setSearching] = useState(isOther)
  const set = (next: Whose): void => onChange({ ...entry, whose: next })
  const chosen = isSearching ? 'search' : whose === 'new' ? 'new' : (whose?.contact.id ?? '')
  return (
    <>
      <Field label={t('chatImport.whose')} hint={isMissing ? t('chatImport.whoseMissing') : undefined}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={chosen}
            onChange={({ currentTarget: { value } }) => {
              const match = matches.find(({ id }) => id === value)
              setSearching(value === 'search')
              set(value === 'new' ? 'new' : match && { contact: match })
            }}
          >
            <option value="">{t('chatImport.chooseWhose')}</option>
            {matches.map(({ id, name, company, phone }) => (
              <option key={id} value={id}>
                {[name, company ?? phone].flatMap(isolated).join(' · ')}
              </option>
            ))}
            {!isGroup(entry) && (
              <option value="new">
                {t('chatImport.newContact', { name: isolated(otherName(entry)).join('') })}
              </option>
            )}
            <option value="search">{t('chatImport.search')}</option>
          </select>
        )}
      </Field>
      {isSearching && (
        <Field label={t('chatImport.searchLabel')}>
          {(control) => (
            <ContactField
              control={control}
              label={t('chatImport.searchLabel')}
              placeholder={t('chatImport.searchHint')}
              onPick={(contact) => set({ contact })}
              onClear={() => set(undefined)}
            />
          )}
        </Field>
      )}
    </>
  )
}

/** An option holds text alone: only signs keep a number readable beside a name of the other direction. */
function isolated(text: string | undefined): string[] {
  return text ? [`\u2068${text}\u2069`] : []
}
