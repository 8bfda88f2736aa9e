import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'
import { useMemo } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { language } from '@/utils/i18n'

/** Of which country numbers are that do not say. */
export function CountryField({ value, onChange }: { value: string; onChange: (country: string) => void }) {
  const shown = language.value
  const countries = useMemo(() => countriesIn(shown), [shown])
  return (
    <Field label={t('contactFiles.country')} hint={t('contactFiles.countryHint')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t('contactFiles.noCountry')}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function countriesIn(tongue: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(tongue, { type: 'region' })
  const { compare } = new Intl.Collator(tongue)
  return getCountries()
    .map((code) => ({ code, name: `${names.of(code) ?? code} (+${getCountryCallingCode(code)})` }))
    .toSorted((a, b) => compare(a.name, b.name))
}
