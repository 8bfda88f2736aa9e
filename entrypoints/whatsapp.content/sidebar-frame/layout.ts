import type { Hello } from '@/storage/protocol/page'
import type { PageState } from '@/storage/protocol/frame'

export type Layout = PageState['layout']

export const RAIL_PX = 48
const PUSH_FROM_PX = 1_400
const OVERLAY_BELOW_PX = 1_000

/** @returns how the sidebar stands beside the page for a setting and a window of that width. */
export function layoutFor(setting: Hello['settings']['sidebar'], windowWidth: number): Layout {
  switch (setting) {
    case 'hidden':
    case 'rail':
      return setting
    case 'open':
      return windowWidth < OVERLAY_BELOW_PX ? 'overlay' : 'push'
    default:
      return windowWidth < PUSH_FROM_PX ? 'rail' : 'push'
  }
}

/** @returns how many pixels the page gives up. */
export function roomFor(layout: Layout, width: number): number {
  if (layout === 'push') return width
  return layout === 'hidden' ? 0 : RAIL_PX
}

export function isOpen(layout: Layout): boolean {
  return layout === 'push' || layout === 'overlay'
}
