import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { type Encoding, ENCODINGS } from '@/utils/text/decode'
import { type ImportDraft, peopleIn } from './import-draft'
import { MappingTable } from './mapping-table'

type CardProps = {
  draft: ImportDraft
  onChange: (draft: ImportDraft) => void
  onEncoding: (draft: ImportDraft, encoding: Encoding) => void
}

const DELIMITERS: Record<string, 'comma' | 'semicolon' | 'tab'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
}

/** One file: what was recognised in it, and where its columns go. */
export function FileCard({ draft, onChange, onEncoding }: CardProps) {
  const { name, read } = draft
  const delimiter = read.kind === 'table' ? DELIMITERS[read.delimiter ?? ''] : undefined
  return (
    <section class="contact-files-file" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p class="quiet">
        {[
          t(`contactFiles.product-${read.kind === 'table' ? read.product : 'json'}`),
          t('contactFiles.people', { count: peopleIn(draft) }),
          ...(delimiter === undefined ? [] : [t(`contactFiles.delimiter-${delimiter}`)]),
        ].join(' · ')}
      </p>
      <Field
        label={t('contactFiles.encoding')}
        {...(read.isGuess && { hint: t('contactFiles.encodingHint') })}
      >
        {(control) => (
          <select
            {...control}
            class="input contact-files-short"
            value={read.encoding}
            onChange={({ currentTarget: { value } }) =>
              onEncoding(draft, ENCODINGS.find((known) => known === value) ?? read.encoding)
            }
          >
            {ENCODINGS.map((known) => (
              <option key={known} value={known}>
                {t(`exchange.encoding-${known}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {read.kind === 'table' && <MappingTable draft={draft} onChange={onChange} />}
    </section>
  )
}
