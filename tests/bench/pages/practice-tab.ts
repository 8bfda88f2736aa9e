import { waitFor } from '../../browsers/wait-for'
import { type PracticeParams, practiceUrl } from '../../whatsapp-web/url'
import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'

/** Loads the practice page in a new tab in front and waits until it is drawn. */
export async function openPractice(browser: BenchBrowser, params: PracticeParams = {}): Promise<BenchTarget> {
  const page = await browser.open(practiceUrl(params))
  await page.session.send('Page.bringToFront')
  await page.evaluate(async () => {
    await window.practice.ready
  })
  await waitFor('the practice page to be in front', () =>
    page.evaluate(() => document.visibilityState === 'visible' && document.hasFocus()),
  )
  return page
}

/** @returns the sidebar beside the page, once it shows a customer. */
export async function openSidebar(browser: BenchBrowser): Promise<BenchTarget> {
  const sidebar = await browser.frame('sidebar.html')
  await waitFor('a card in the sidebar', () =>
    sidebar.evaluate(() => document.querySelector('.card-name') !== null),
  )
  return sidebar
}

/** Lets what a person does not wait for come to its end, as the seconds between two actions of theirs do. */
export function restFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
