import { useState } from 'preact/hooks'
import type { ComboboxOption } from '@/components/ui/combobox-choices'
import { SearchCombobox } from '@/components/ui/search-combobox'
import type { ContactBrief } from '@/storage/schema/contact'
import { useQuery } from '@/storage/use-query'

type ContactFieldProps = {
  label: string
  placeholder: string
  control?: Record<string, unknown>
  /** What stands in the field at first. */
  text?: string
  onPick: (contact: ContactBrief) => void
  /** Another text was typed, so nobody is chosen any more. */
  onClear: () => void
}

const MOST_SHOWN = 12

/** A field in which a contact is searched for and chosen. */
export function ContactField({
  label,
  placeholder,
  control,
  text: first = '',
  onPick,
  onClear,
}: ContactFieldProps) {
  const [text, setText] = useState(first)
  const [search, setSearch] = useState<string>()
  const query =
    search === undefined ? undefined : ({ search: search.trim(), sort: 'recent', limit: MOST_SHOWN } as const)
  const { data } = useQuery('contacts.page', query)
  const rows = data?.rows ?? []
  return (
    <SearchCombobox
      label={label}
      placeholder={placeholder}
      {...(control && { control })}
      text={text}
      options={rows.map(optionOf)}
      onText={(typed) => {
        setText(typed)
        setSearch(typed)
        onClear()
      }}
      onPick={({ id, label: name }) => {
        const contact = rows.find((row) => row.id === id)
        setText(name)
        if (contact) onPick(contact)
      }}
    />
  )
}

function optionOf({ id, name, company, phone }: ContactBrief): ComboboxOption {
  const hint = company ?? phone
  return { id, label: name, ...(hint !== undefined && { hint }) }
}
