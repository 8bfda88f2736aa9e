import { useState } from 'preact/hooks'
import { Combobox } from '@/components/ui/combobox'
import type { ComboboxOption } from '@/components/ui/combobox-choices'
import { t } from '@/locales/t'
import type { ContactBrief } from '@/storage/schema/contact'
import { useQuery } from '@/storage/use-query'
import { now } from '@/utils/clock'
import { language } from '@/utils/i18n'
import { renderTemplate } from '@/utils/templates/render'
import { templateContext } from '@/utils/templates/variables'
import { settings } from '../../app/settings'
import { RenderedText } from '../panel/rendered-text'

const MOST_OFFERED = 20

/** What a chosen contact would get from the text as it is being written. */
export function DraftPreview({ body }: { body: string }) {
  const [contactId, setContactId] = useState<string>()
  const { data: found } = useQuery('contacts.page', { search: '', sort: 'recent', limit: MOST_OFFERED })
  const shownId = contactId ?? found?.rows[0]?.id
  const { data: card } = useQuery('card.get', shownId === undefined ? undefined : { contactId: shownId })
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const { myName = '', myCompany = '' } = settings.value ?? {}
  const writer = { name: myName, company: myCompany, language: language.value, timeZone }
  const rendered = renderTemplate(body, { ...templateContext(card?.contact, writer, now()), answers: {} })
  const name = card?.contact.name
  return (
    <div class="preview" role="group" aria-label={t('replies.preview')}>
      <span class="field-label one-line">
        {name === undefined ? t('replies.preview') : t('replies.previewFor', { name })}
      </span>
      <RenderedText {...rendered} />
      {rendered.unresolved.length > 0 && (
        <p class="field-hint">{t('replies.asks', { names: rendered.unresolved.join(', ') })}</p>
      )}
      {found !== undefined && found.rows.length > 0 && (
        <Combobox
          label={t('replies.previewContact')}
          placeholder={t('replies.previewContact')}
          options={found.rows.map(toOption)}
          onPick={({ id }) => setContactId(id)}
        />
      )}
    </div>
  )
}

function toOption({ id, name, company }: ContactBrief): ComboboxOption {
  return company === undefined ? { id, label: name } : { id, label: name, hint: company }
}
