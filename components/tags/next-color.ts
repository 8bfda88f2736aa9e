import { TAG_COLORS, type Tag, type TagColor } from '@/storage/schema/tag'

/** @returns the colour used least, so that neighbours differ without anybody choosing. */
export function nextColor(all: readonly Tag[]): TagColor {
  const uses = (color: TagColor): number => all.filter((tag) => tag.color === color).length
  const colors = TAG_COLORS.filter((color) => color !== 'gray')
  return colors.reduce((best, color) => (uses(color) < uses(best) ? color : best), 'blue')
}
