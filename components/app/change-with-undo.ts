import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { SettingsPatch } from '@/storage/schema/settings'
import { changeSettings, settings, shownOf } from './settings'

/** Changes settings in a way that takes something out, says so and offers to put it back. */
export function changeWithUndo(patch: SettingsPatch, done: string): void {
  const before = shownOf(patch)
  changeSettings(patch)
  if (settings.peek() === undefined) return
  // Of what others have done since, nothing is taken back.
  const run = (): void => changeSettings(before, patch)
  showToast({ text: done, tone: 'done', action: { label: t('undo.action'), run } })
}
