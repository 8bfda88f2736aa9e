import { browser } from '@/utils/browser'

const COLOR = '#b3261e'
const MAX_SHOWN = 99

/** Shows on the toolbar button how many follow-ups are due and not done. */
export async function setBadge(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: COLOR })
  await browser.action.setBadgeText({ text: badgeText(count) })
}

function badgeText(count: number): string {
  if (count === 0) return ''
  return count > MAX_SHOWN ? `${MAX_SHOWN}+` : String(count)
}
