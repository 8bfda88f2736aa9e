import { Chip } from '@/components/ui/chip'
import { t } from '@/locales/t'
import type { HeatLevel } from '@/utils/scoring/heat'

export const LEVEL_COLORS: Record<HeatLevel, string> = {
  hot: 'red',
  warm: 'orange',
  cool: 'teal',
  cold: 'gray',
}

/** A level by its word; the colour only repeats it. */
export function Level({ level }: { level: HeatLevel }) {
  return <Chip text={t(`score.level-${level}`)} color={LEVEL_COLORS[level]} />
}
