import { writtenTitle } from '../observe-chat/dom-identity'
import type { Finder } from '../page/find'
import { cleanName } from '../page/read-text'

/** `isAlone`: no other row in sight bears the title, so that nobody could take one for the other. */
export type RowInSight = { row: HTMLElement; title: string; written: string; isAlone: boolean }

/** @returns the rows of the list that are drawn now, but for those without a title, such as headings. */
export function rowsInSight(finder: Finder): RowInSight[] {
  const list = finder.one('list')
  if (!list) return []
  const counts = new Map<string, number>()
  const rows = finder.all('row', list).map((row) => {
    const written = writtenTitle(row, finder)
    const title = cleanName(written)
    counts.set(title, (counts.get(title) ?? 0) + 1)
    return { row, title, written }
  })
  return rows.flatMap((one) => (one.title === '' ? [] : { ...one, isAlone: counts.get(one.title) === 1 }))
}
