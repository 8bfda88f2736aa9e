import type { Finder } from '../page/find'
import { cleanName, readText } from '../page/read-text'

/** The open chat as it is drawn: cheap enough to be read after each change. */
export type View = { main: HTMLElement | undefined; title: string; selected: HTMLElement | undefined }

export function readView(finder: Finder): View {
  const { main, title } = titleIn(finder)
  return {
    main,
    title: title ? cleanName(readText(title)) : '',
    selected: document.querySelector<HTMLElement>('#side [aria-selected="true"]') ?? undefined,
  }
}

/** @returns where the title stands and what it reads, in a way that another world can look up. */
export function titleNow(finder: Finder): [css: string, text: string] | undefined {
  const { title } = titleIn(finder)
  const css = finder.css('main', 'header', 'headerTitle')
  return title && document.querySelector(css) === title ? [css, title.textContent] : undefined
}

function titleIn(finder: Finder): { main: HTMLElement | undefined; title: HTMLElement | undefined } {
  const main = finder.one('main')
  const header = main && finder.one('header', main)
  return { main, title: header && finder.one('headerTitle', header) }
}

export function isSameView(a: View, b: View | undefined): boolean {
  return b !== undefined && a.main === b.main && a.title === b.title && a.selected === b.selected
}
