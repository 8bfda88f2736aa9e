import { browser } from '@/utils/browser'

const COLOR = '#b3261e'
export const MAX_SHOWN = 100

/** Shows on the toolbar button how many things ask to be done: no more than two digits. */
export async function setBadge(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: COLOR })
  await browser.action.setBadgeText({ text: badgeText(count) })
}

function badgeText(count: number): string {
  if (count === 0) return ''
  return count >= MAX_SHOWN ? `${MAX_SHOWN - 1}+` : String(count)
}
