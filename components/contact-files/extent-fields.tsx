import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import type { Extent } from './run-export'

const KINDS = ['all', 'tag', 'search'] as const
/** What was chosen; what was typed for another kind stays. */
export type ChosenExtent = { kind: (typeof KINDS)[number]; tagId: string; search: string }

/** @returns which contacts are meant; undefined while the tag or the words are missing. */
export function extentOf({ kind, tagId, search }: ChosenExtent): Extent | undefined {
  if (kind === 'all') return {}
  if (kind === 'tag') return tagId === '' ? undefined : { tagId }
  return search.trim() === '' ? undefined : { search: search.trim() }
}

type ExtentProps = { chosen: ChosenExtent; onChoose: (chosen: ChosenExtent) => void }

export function ExtentFields({ chosen, onChoose }: ExtentProps) {
  const { data: tags = [] } = useQuery('tags.list', {})
  const { kind, tagId, search } = chosen
  return (
    <fieldset class="contact-files-modes">
      <legend>{t('contactFiles.extent')}</legend>
      {KINDS.map((one) => (
        <div key={one} class="stack">
          <label class="check">
            <input
              type="radio"
              name="contact-files-extent"
              checked={one === kind}
              onChange={() => onChoose({ ...chosen, kind: one })}
            />
            <span>{t(`contactFiles.extent-${one}`)}</span>
          </label>
          {one === 'tag' && kind === 'tag' && (
            <select
              class="input contact-files-nested"
              aria-label={t('contactFiles.tag')}
              value={tagId}
              onChange={(event) => onChoose({ ...chosen, tagId: event.currentTarget.value })}
            >
              <option value="">{t('contactFiles.chooseTag')}</option>
              {tags.map(({ id, name, count }) => (
                <option key={id} value={id}>
                  {name} ({count})
                </option>
              ))}
            </select>
          )}
          {one === 'search' && kind === 'search' && (
            <input
              type="search"
              class="input contact-files-nested"
              aria-label={t('contactFiles.search')}
              dir="auto"
              value={search}
              onInput={(event) => onChoose({ ...chosen, search: event.currentTarget.value.slice(0, 300) })}
            />
          )}
        </div>
      ))}
    </fieldset>
  )
}
