import { t } from '@/locales/t'
import type { Stage } from '@/storage/schema/deal'
import { settings } from './settings'

/** @returns what a stage is called: its own name, else that of its key in the language of the interface. */
export function stageName({ name, key }: Stage): string {
  if (name !== undefined && name !== '') return name
  return key === undefined ? t('stage.unnamed') : t(`stage.${key}`)
}

/** @returns the stages of the pipeline, from left to right. */
export function allStages(): readonly Stage[] {
  return settings.value?.stages ?? []
}
