/** The unfolded lines of one card, without its BEGIN and END. */
export type RawCard = { line: number; lastLine: number; lines: string[]; isBroken: boolean }

const SLICE_LINES = 2_000

/** Divides a file into cards, some at a time. Text outside of cards, and a card without an end, come as broken ones. */
export function* rawCards(text: string): Generator<RawCard[], void> {
  const pile = new CardPile()
  let number = 0
  for (const line of linesOf(text)) {
    pile.add(line, ++number)
    if (number % SLICE_LINES === 0) yield pile.take()
  }
  pile.end(number)
  yield pile.take()
}

class CardPile {
  #cards: RawCard[] = []
  #open: RawCard | undefined
  /** How many cards inside of the open one are open. */
  #depth = 0

  add(line: string, number: number): void {
    const open = this.#open
    const isFold = open !== undefined && /^[ \t]/.test(line)
    if (!isFold && /^\s*begin\s*:\s*vcard\s*$/i.test(line)) this.#begin(number)
    else if (open === undefined) this.#stray(line, number)
    else if (!isFold && /^\s*end\s*:\s*vcard\s*$/i.test(line)) {
      if (this.#depth > 0) this.#depth--
      else this.#close(false, number)
    } else if (this.#depth === 0) addLine(open.lines, line, isFold)
  }

  end(lastLine: number): void {
    this.#close(true, lastLine)
  }

  take(): RawCard[] {
    return this.#cards.splice(0)
  }

  #begin(line: number): void {
    // A card inside of a card follows a line that announces it.
    if (this.#open !== undefined && /^agent\b.*:\s*$/i.test(this.#open.lines.at(-1) ?? '')) this.#depth++
    else {
      this.#close(true, line - 1)
      this.#open = { line, lastLine: line, lines: [], isBroken: false }
    }
  }

  #stray(line: string, number: number): void {
    if (line.trim() === '') return
    this.#cards.push({ line: number, lastLine: number, lines: [line], isBroken: true })
  }

  #close(isBroken: boolean, lastLine: number): void {
    if (this.#open !== undefined) this.#cards.push({ ...this.#open, lastLine, isBroken })
    this.#open = undefined
    this.#depth = 0
  }
}

function* linesOf(text: string): Generator<string, void> {
  const ending = /\r\n|\r|\n/g
  let from = 0
  for (let end = ending.exec(text); end !== null; end = ending.exec(text)) {
    yield text.slice(from, end.index)
    from = ending.lastIndex
  }
  yield text.slice(from)
}

/** Joins folded lines, and those of quoted-printable values that go on after a `=`. */
function addLine(lines: string[], line: string, isFold: boolean): void {
  const last = lines.at(-1)
  const isSoftBreak =
    last !== undefined && last.endsWith('=') && /encoding=quoted-printable|;quoted-printable/i.test(last)
  if (isSoftBreak) lines[lines.length - 1] = last.slice(0, -1) + line.replace(/^[ \t]/, '')
  else if (isFold && last !== undefined) lines[lines.length - 1] = last + line.slice(1)
  else lines.push(line)
}
