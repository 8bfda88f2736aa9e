import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { SettingsPatch } from '@/storage/schema/settings'
import { settingsPatchSchema } from '@/storage/schema/settings'
import { changeSettings, settings } from './settings'

/** Changes settings in a way that takes something out, says so and offers to put it back. */
export function changeWithUndo(patch: SettingsPatch, done: string): void {
  const before = settings.peek()
  changeSettings(patch)
  if (before === undefined) return
  const values = Object.entries(before).filter(([name]) => Object.hasOwn(patch, name))
  const run = (): void => changeSettings(settingsPatchSchema.parse(Object.fromEntries(values)))
  showToast({ text: done, tone: 'done', action: { label: t('undo.action'), run } })
}
