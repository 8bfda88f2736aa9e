const BIDI_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const MAX_NAME = 300

/** @returns the text as a person reads it: emoji pictures by the character they stand for, `<br>` as a new line. */
export function readText(root: Node, skip: (element: Element) => boolean = () => false): string {
  let text = ''
  for (const node of root.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? ''
    if (!(node instanceof Element) || skip(node)) continue
    if (node.tagName === 'BR') text += '\n'
    else if (node.tagName === 'IMG') text += emojiOf(node)
    else text += readText(node, skip)
  }
  return text
}

export function emojiOf(image: Element): string {
  return image.getAttribute('data-plain-text') ?? image.getAttribute('alt') ?? ''
}

/** @returns a name without invisible direction marks, on one line. */
export function cleanName(text: string): string {
  return withoutMarks(text).replaceAll(/\s+/g, ' ').trim().slice(0, MAX_NAME)
}

export function withoutMarks(text: string): string {
  return text.replaceAll(BIDI_MARKS, '')
}

/** @returns whether two titles are the same to a reader; page and model differ in marks and spaces. */
export function isSameName(a: string, b: string): boolean {
  return cleanName(a) === cleanName(b)
}
