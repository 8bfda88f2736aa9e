import { waitFor } from '../../browsers/wait-for'
import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'
import { runOnLayer } from '../browser/closed-layer'
import { clearField, pressKey } from '../browser/type-keys'
import { openPractice, restFor } from './practice-tab'

/** A brisk typist's pause. */
export const KEY_PAUSE_MS = 110
const LETTERS_TAKEN_BACK = 25

/** When the rows of the list were committed, the preview was shown, and the picker closed. */
export const ROWS_MARK = 'bench:rows'
export const CLOSED_MARK = 'bench:closed'

/** Opens a chat with its caret in the composer; what the picker does is marked in the trace of the page's thread. */
export async function openPickerPage(browser: BenchBrowser): Promise<BenchTarget> {
  const page = await openPractice(browser, { open: 'ana' })
  await waitFor('the layer of the content script', () =>
    page.evaluate(() => document.querySelector('[data-chatside=layer]') !== null),
  )
  // The first opening loads the list.
  await typeKeys(page, ['/', 'p', 'r', 'Escape'])
  await emptyDraft(page)
  await runOnLayer(page, browser.extensionOrigin, markPicker)
  return page
}

export async function typeKeys(page: BenchTarget, keys: Iterable<string>): Promise<void> {
  for (const key of keys) {
    await pressKey(page, key)
    await restFor(KEY_PAUSE_MS)
  }
}

/** Takes the draft back: letter by letter as a person does with a few, all at once otherwise. */
export async function emptyDraft(page: BenchTarget): Promise<void> {
  const draft = (await page.evaluate(() => window.practice.composerText())) ?? ''
  if (draft.length > LETTERS_TAKEN_BACK) await clearField(page)
  else
    await typeKeys(
      page,
      Array.from(draft, () => 'Backspace'),
    )
  await waitFor('an empty composer', () => page.evaluate(() => window.practice.composerText() === ''))
  await restFor(2 * KEY_PAUSE_MS)
}

function markPicker(root: ShadowRoot): void {
  const find = (css: string): Element => {
    const found = root.querySelector(css)
    if (found === null) throw new Error(`The picker has no ${css}`)
    return found
  }
  const mark = (name: string) => new MutationObserver(() => performance.mark(name))
  // Rows are drawn again into the elements that are there; each drawing marks one anew.
  const rows = { subtree: true, attributeFilter: ['aria-selected'] }
  mark('bench:rows').observe(find('[role=listbox]'), rows)
  mark('bench:preview').observe(find('.preview'), { childList: true, characterData: true, subtree: true })
  const panel = find('.picker')
  const closing = new MutationObserver(() => {
    if (panel.hasAttribute('hidden')) performance.mark('bench:closed')
  })
  closing.observe(panel, { attributeFilter: ['hidden'] })
}
