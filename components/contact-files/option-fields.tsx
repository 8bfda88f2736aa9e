import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { IMPORT_MODES, type ImportMode } from '@/storage/schema/import'
import { CountryField } from './country-field'

type OptionProps = {
  mode: ImportMode
  onMode: (mode: ImportMode) => void
  country: string
  onCountry: (country: string) => void
  tags: string
  onTags: (tags: string) => void
}

/** What holds for every row: known contacts, numbers without a country, tags. */
export function OptionFields({ mode, onMode, country, onCountry, tags, onTags }: OptionProps) {
  return (
    <div class="contact-files-options">
      <fieldset class="contact-files-modes">
        <legend>{t('contactFiles.mode')}</legend>
        {IMPORT_MODES.map((one) => (
          <label key={one} class="check">
            <input
              type="radio"
              name="contact-files-mode"
              checked={one === mode}
              onChange={() => onMode(one)}
            />
            <span>
              {t(`contactFiles.mode-${one}`)}{' '}
              <span class="field-hint">{t(`contactFiles.modeHint-${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <CountryField value={country} onChange={onCountry} />
      <Field label={t('contactFiles.tags')} hint={t('contactFiles.tagsHint')}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            value={tags}
            onInput={(event) => onTags(event.currentTarget.value)}
          />
        )}
      </Field>
    </div>
  )
}
