import { t } from '@/locales/t'

const NAMES = [
  'language',
  'theme',
  'trigger',
  'pickerShortcut',
  'sidebar',
  'sidebarWidth',
  'myName',
  'myCompany',
  'myPhone',
  'myEmail',
  'myWebsite',
  'quietHours',
  'workingHours',
  'holidays',
  'serviceLevels',
  'cadences',
  'today',
  'currency',
  'stages',
  'customFields',
  'grading',
  'seniorOwner',
  'suggestions',
  'marks',
  'keepTexts',
  'sensitiveWords',
] as const

/** @returns what a setting is called on the screen. */
export function settingName(setting: string): string {
  const known = NAMES.find((name) => name === setting)
  return known === undefined ? t('backup.setting-other') : t(`backup.setting-${known}`)
}
