import { h } from './element'

const EMOJI = new RegExp(String.raw`\p{RGI_Emoji}`, 'gv')

const pictures = new Map<string, string>()

/** Text as the page shows it: an emoji is a picture, a new line a `<br>` (in the old layouts it stays a new line). */
export function richText(text: string, lineBreaks: 'elements' | 'characters' = 'elements'): DocumentFragment {
  const fragment = document.createDocumentFragment()
  const lines = lineBreaks === 'elements' ? text.split('\n') : [text]
  for (const [index, line] of lines.entries()) {
    if (index > 0) fragment.append(h('br'))
    appendLine(fragment, line)
  }
  return fragment
}

function appendLine(fragment: DocumentFragment, line: string): void {
  let end = 0
  for (const match of line.matchAll(EMOJI)) {
    if (match.index > end) fragment.append(line.slice(end, match.index))
    fragment.append(emojiPicture(match[0]))
    end = match.index + match[0].length
  }
  if (end < line.length) fragment.append(line.slice(end))
}

function emojiPicture(emoji: string): HTMLImageElement {
  const src = pictures.get(emoji) ?? drawEmoji(emoji)
  pictures.set(emoji, src)
  return h('img', { alt: emoji, 'data-plain-text': emoji, draggable: 'false', class: 'e', src })
}

function drawEmoji(emoji: string): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">' +
    `<text x="12" y="20" font-size="20" text-anchor="middle" font-family="Noto Color Emoji, sans-serif">${emoji}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
