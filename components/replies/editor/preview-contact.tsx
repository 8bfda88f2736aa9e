import { useState } from 'preact/hooks'
import { SearchCombobox } from '@/components/ui/search-combobox'
import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import type { ContactBrief } from '@/storage/schema/contact'
import { useQuery } from '@/storage/use-query'

const MOST_OFFERED = 20

/** @returns the card of the contact a reply is tried on: the chosen one, else the one that changed last. */
export function usePreviewContact(): { card: CardData | undefined; choose: (id: string) => void } {
  const [chosenId, choose] = useState<string>()
  const { data: latest } = useQuery('contacts.page', { search: '', sort: 'recent', limit: 1 })
  const id = chosenId ?? latest?.rows[0]?.id
  const { data: card } = useQuery('card.get', id === undefined ? undefined : { contactId: id })
  return { card, choose }
}

/** Chooses whom a reply is tried on. */
export function PreviewContact({ onChoose }: { onChoose: (id: string) => void }) {
  const [search, setSearch] = useState('')
  const { data } = useQuery('contacts.page', { search: search.trim(), sort: 'recent', limit: MOST_OFFERED })
  return (
    <SearchCombobox
      label={t('replies.previewContact')}
      placeholder={t('replies.previewContact')}
      text={search}
      onText={setSearch}
      options={(data?.rows ?? []).map(toOption)}
      onPick={({ id }) => {
        setSearch('')
        onChoose(id)
      }}
    />
  )
}

function toOption({ id, name, company, phone }: ContactBrief) {
  const hint = company ?? phone
  return hint === undefined ? { id, label: name } : { id, label: name, hint }
}
