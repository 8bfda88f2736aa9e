import { emojiOf } from '../page/read-text'

/** One piece of an editor's text and where it stands in the document. */
type Piece = { node: Node; kind: 'text' | 'emoji' | 'break' | 'block'; start: number; length: number }

const BLOCK = /^(P|LI|DIV|UL|OL|BLOCKQUOTE|PRE)$/

/**
 * The text of an editor exactly as it would be sent, with a way from offsets to places in the document and back.
 * Paragraphs are joined by a new line, an emoji picture counts as the character it stands for.
 */
export class EditorText {
  readonly root: HTMLElement
  readonly text: string
  readonly #pieces: readonly Piece[]

  constructor(root: HTMLElement) {
    this.root = root
    const pieces: Piece[] = []
    this.text = readBlock(root, '', pieces)
    this.#pieces = pieces
  }

  /** @returns the offset in `text` of a place in the document; the end when the place is not inside. */
  offsetOf(node: Node, nodeOffset: number): number {
    const piece = this.#pieces.find((each) => each.node === node)
    if (piece?.kind === 'text') return piece.start + nodeOffset
    const child = node.childNodes[nodeOffset]
    if (child) return this.#startOf(child)
    const last = this.#pieces.findLast((each) => node.contains(each.node))
    return last ? last.start + last.length : this.text.length
  }

  /** @returns the place in the document of an offset in `text`. */
  placeOf(offset: number): { node: Node; offset: number } {
    const text = this.#pieces.findLast(
      ({ kind, start, length }) => kind === 'text' && offset >= start && offset <= start + length,
    )
    if (text) return { node: text.node, offset: offset - text.start }
    const emoji = this.#pieces.find(
      ({ kind, start, length }) => kind !== 'block' && (offset === start || offset === start + length),
    )
    if (emoji) return besides(emoji.node, offset > emoji.start)
    const block = this.#pieces.findLast(({ kind, start }) => kind === 'block' && start <= offset)
    return { node: block?.node ?? this.root, offset: 0 }
  }

  #startOf(child: Node): number {
    const inside = this.#pieces.find(({ node, kind }) => kind !== 'block' && child.contains(node))
    if (inside) return inside.start
    const block = this.#pieces.find(({ node }) => node === child || child.contains(node))
    return block?.start ?? this.text.length
  }
}

/** Reads one node's children behind what was read so far, noting each piece. @returns all text up to its end. */
function readBlock(parent: Node, before: string, pieces: Piece[]): string {
  let text = before
  const children = [...parent.childNodes]
  for (const [index, node] of children.entries()) {
    if (node instanceof Element && BLOCK.test(node.tagName)) {
      if (hasLineBefore(pieces)) text += '\n'
      pieces.push({ node, kind: 'block', start: text.length, length: 0 })
      text = readBlock(node, text, pieces)
    } else {
      const piece = readPiece(node, children, index)
      if (piece === undefined) text = readBlock(node, text, pieces)
      else {
        pieces.push({ node, kind: piece.kind, start: text.length, length: piece.text.length })
        text += piece.text
      }
    }
  }
  return text
}

/** A list and its first item start on one line. */
function hasLineBefore(pieces: readonly Piece[]): boolean {
  const last = pieces.at(-1)
  return (
    last !== undefined && !(last.kind === 'block' && last.node instanceof Element && hasBlocks(last.node))
  )
}

function hasBlocks(element: Element): boolean {
  return [...element.children].some((child) => BLOCK.test(child.tagName))
}

function readPiece(
  node: Node,
  siblings: readonly Node[],
  index: number,
): { kind: Piece['kind']; text: string } | undefined {
  if (node.nodeType === Node.TEXT_NODE) return { kind: 'text', text: node.nodeValue ?? '' }
  if (!(node instanceof Element)) return { kind: 'break', text: '' }
  if (node.tagName === 'IMG') return { kind: 'emoji', text: emojiOf(node) }
  if (node.tagName === 'BR') return { kind: 'break', text: isFiller(siblings, index) ? '' : '\n' }
  return undefined
}

/** A last `<br>` that only keeps an empty line open is no new line. */
function isFiller(siblings: readonly Node[], index: number): boolean {
  if (index < siblings.length - 1) return false
  const before = siblings[index - 1]
  return before === undefined || (before instanceof Element && before.tagName === 'BR')
}

function besides(node: Node, isBehind: boolean): { node: Node; offset: number } {
  const parent = node.parentNode ?? node
  const index = [...parent.childNodes].indexOf(node as ChildNode)
  return { node: parent, offset: index + (isBehind ? 1 : 0) }
}
