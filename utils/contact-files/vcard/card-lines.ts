/** The unfolded lines of one card, without its BEGIN and END. */
export type RawCard = { line: number; lastLine: number; lines: string[]; isBroken: boolean }

const SLICE_LINES = 2_000

/** Divides a file into cards, some at a time. Text outside of cards, and a card without an end, come as broken ones. */
export function* rawCards(text: string): Generator<RawCard[], void> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  let cards: RawCard[] = []
  let open: RawCard | undefined
  let depth = 0
  const close = (isBroken: boolean, lastLine: number): void => {
    if (open !== undefined) cards.push({ ...open, lastLine, isBroken })
    open = undefined
    depth = 0
  }
  for (const [at, line] of lines.entries()) {
    const isFold = open !== undefined && /^[ \t]/.test(line)
    if (!isFold && /^\s*begin\s*:\s*vcard\s*$/i.test(line)) {
      // A card inside of a card follows a line that announces it.
      const isInner = open !== undefined && /^agent\b.*:\s*$/i.test(open.lines.at(-1) ?? '')
      if (isInner) depth++
      else {
        close(true, at)
        open = { line: at + 1, lastLine: at + 1, lines: [], isBroken: false }
      }
    } else if (!isFold && /^\s*end\s*:\s*vcard\s*$/i.test(line) && open !== undefined) {
      if (depth > 0) depth--
      else close(false, at + 1)
    } else if (open !== undefined) {
      if (depth === 0) addLine(open.lines, line, isFold)
    } else if (line.trim() !== '')
      cards.push({ line: at + 1, lastLine: at + 1, lines: [line], isBroken: true })
    if (at % SLICE_LINES === SLICE_LINES - 1 && cards.length > 0) {
      yield cards
      cards = []
    }
  }
  close(true, lines.length)
  if (cards.length > 0) yield cards
}

/** Joins folded lines, and those of quoted-printable values that go on after a `=`. */
function addLine(lines: string[], line: string, isFold: boolean): void {
  const last = lines.at(-1)
  const isSoftBreak =
    last !== undefined && /=$/.test(last) && /encoding=quoted-printable|;quoted-printable/i.test(last)
  if (isSoftBreak) lines[lines.length - 1] = last.slice(0, -1) + line.replace(/^[ \t]/, '')
  else if (isFold && last !== undefined) lines[lines.length - 1] = last + line.slice(1)
  else lines.push(line)
}
