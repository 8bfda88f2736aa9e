import { waitFor } from '../../browsers/wait-for'
import type { BenchTarget } from '../browser/bench-target'
import { pressKey } from '../browser/type-keys'
import { LARGE } from '../context'
import { figuresOf } from '../figures/figure'
import { CLOSED_MARK, emptyDraft, openPickerPage, typeKeys } from '../pages/picker-session'
import { restFor } from '../pages/practice-tab'
import { keyResponses } from '../trace/key-responses'
import { recordTrace } from '../trace/record-trace'
import type { Part } from './part'

const LIMIT_MS = 50
const WARM_UP = 3
/** Until the preview stands, as for a person who reads it. */
const READING_MS = 400

/**
 * From Enter on a reply to the picker closing, which it does once the text was read back from the composer: the reply is
 * fetched and filled in again, the chat is looked at again, the text is pasted and compared. Replies have one to six
 * lines, a third of them the customer's name.
 */
export const insertion: Part = {
  name: 'insertion',
  async measure(bench) {
    const browser = await bench.chatside(LARGE)
    const page = await openPickerPage(browser)
    const count = bench.times(30, 8)
    // After loading, the chat list is reported first; what a person inserts in the minutes after is what counts.
    for (let turn = 0; turn < WARM_UP; turn++) await insertReply(page, turn)
    const events = await recordTrace(browser.connection, 'calls', async () => {
      for (let turn = 0; turn < count; turn++) await insertReply(page, turn * 23)
    })
    await page.close()
    const closings = keyResponses(events, CLOSED_MARK)
    if (closings.length !== count) throw new Error(`${closings.length} insertions of ${count} were seen`)
    const elapsed = closings.map(({ elapsedMs }) => elapsedMs)
    const thread = closings.map(({ threadMs }) => threadMs)
    return [
      ...figuresOf('insertion until verified', elapsed, 'ms', LIMIT_MS),
      ...figuresOf("insertion until verified, the page's thread", thread, 'ms', null),
    ]
  },
}

/** The number stands in the shortcut, so that each turn finds another reply first. */
async function insertReply(page: BenchTarget, number: number): Promise<void> {
  await typeKeys(page, ['/', ...String(number % LARGE.replies)])
  await restFor(READING_MS)
  await pressKey(page, 'Enter')
  await waitFor(`reply ${number} in the composer`, async () => {
    const draft = await page.evaluate(() => window.practice.composerText())
    return draft !== undefined && draft !== '' && !draft.startsWith('/')
  })
  await restFor(READING_MS)
  await emptyDraft(page)
}
