import { t } from '@/locales/t'
import { CONTACT_CHANNELS, CONTACT_SOURCES, QUIET_REASONS } from '@/storage/schema/contact'
import { MERGE_FIELDS } from '@/utils/duplicates/merge'

/** @returns what a field of a merge is called: `custom:<label>` by its label. */
export function mergeFieldName(field: string): string {
  const known = MERGE_FIELDS.find((one) => one === field)
  if (known === undefined) return field.replace(/^custom:/, '')
  return known === 'heat' || known === 'quiet' ? t(`duplicates.field-${known}`) : t(`card.${known}`)
}

/** @returns a value as it is shown; a dash where there is none. */
export function mergeValue(field: string, value: string | undefined): string {
  if (value === undefined || value === '') return t('duplicates.nothing')
  if (field === 'source') {
    const known = CONTACT_SOURCES.find((one) => one === value)
    if (known !== undefined) return t(`card.source-${known}`)
  }
  if (field === 'channel') {
    const known = CONTACT_CHANNELS.find((one) => one === value)
    if (known !== undefined) return t(`card.channel-${known}`)
  }
  if (field === 'quiet') {
    const known = QUIET_REASONS.find((one) => one === value)
    if (known !== undefined) return t(`duplicates.quiet-${known}`)
  }
  return value
}
