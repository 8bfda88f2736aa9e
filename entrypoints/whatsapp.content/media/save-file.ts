import { element } from '../base/element'
import type { Clock } from '../base/clock'

/** The browser reads the file after the click, at a moment nobody is told of. */
const KEEP_MS = 60_000

/** Gives a file to the person as a download. The link is never in the page's document. */
export function saveFile(file: File, clock: Clock): void {
  const href = URL.createObjectURL(file)
  element('a', { href, download: file.name }).click()
  clock.after(KEEP_MS, () => URL.revokeObjectURL(href))
}
