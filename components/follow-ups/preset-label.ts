import { t } from '@/locales/t'
import type { PresetId } from '@/utils/follow-ups/presets'

/** @returns how a preset is called. */
export function presetLabel(id: PresetId): string {
  return t(`followUps.preset.${id}`)
}
