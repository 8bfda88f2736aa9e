import type { Finder } from '../page/find'
import { cleanName, readText } from '../page/read-text'

/** The open chat as it is drawn: cheap enough to be read after each change. */
export type View = { main: HTMLElement | undefined; title: string; selected: HTMLElement | undefined }

export function readView(finder: Finder): View {
  const main = finder.one('main')
  const header = main && finder.one('header', main)
  const title = header && finder.one('headerTitle', header)
  return {
    main,
    title: title ? cleanName(readText(title)) : '',
    selected: document.querySelector<HTMLElement>('#side [aria-selected="true"]') ?? undefined,
  }
}

export function isSameView(a: View, b: View | undefined): boolean {
  return b !== undefined && a.main === b.main && a.title === b.title && a.selected === b.selected
}
