import '@/components/ui/field.css'
import { t } from '@/locales/t'
import type { OwnerChoice } from './owner-choices'

const SORTS = ['recent', 'name', 'heat'] as const

/** `owner`: the key of an `OwnerChoice`. */
export type Filter = { search: string; tagId: string; owner: string; sort: (typeof SORTS)[number] }

type ToolsProps = {
  filter: Filter
  onFilter: (filter: Filter) => void
  tags: readonly { id: string; name: string }[]
  /** None: there is no team, and nothing to choose. */
  owners: readonly OwnerChoice[]
}

/** What of the contacts the list shows, and in which order. */
export function ListTools({ filter, onFilter, tags, owners }: ToolsProps) {
  return (
    <div class="contacts-tools">
      <input
        class="input"
        aria-label={t('contacts.search')}
        placeholder={t('contacts.search')}
        value={filter.search}
        maxLength={300}
        dir="auto"
        onInput={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
      />
      <div class="contacts-choices">
        {owners.length > 0 && (
          <select
            class="input"
            aria-label={t('contacts.filterByOwner')}
            value={filter.owner}
            onChange={(event) => onFilter({ ...filter, owner: event.currentTarget.value })}
          >
            {owners.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
        <select
          class="input"
          aria-label={t('contacts.filterByTag')}
          value={filter.tagId}
          onChange={(event) => onFilter({ ...filter, tagId: event.currentTarget.value })}
        >
          <option value="">{t('contacts.allTags')}</option>
          {tags.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          class="input"
          aria-label={t('contacts.sort')}
          value={filter.sort}
          onChange={(event) => {
            const sort = SORTS.find((one) => one === event.currentTarget.value)
            if (sort !== undefined) onFilter({ ...filter, sort })
          }}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`contacts.sort-${sort}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
