import type { LintFinding } from '@/utils/templates/lint'
import { parseTemplate } from '@/utils/templates/parse'
import { templateTokens, type TokenKind } from '@/utils/templates/tokens'

/** A stretch of a template that looks the same from its start to its end. */
export type CodePiece = {
  start: number
  text: string
  kind: TokenKind
  isInPlaceholder: boolean
  level?: LintFinding['level']
}

type Span = { start: number; end: number }

/** @returns the template cut wherever its look changes; the pieces one after another give it back. */
export function codePieces(body: string, findings: readonly LintFinding[]): CodePiece[] {
  const tokens = templateTokens(body)
  const placeholders = parseTemplate(body).nodes.filter(({ type }) => type !== 'text')
  const faults = findings.flatMap(({ start, end, level }) =>
    start === undefined || end === undefined ? [] : [{ start, end, level }],
  )
  const edges = [...tokens, ...placeholders, ...faults].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([0, ...edges, body.length])].sort((a, b) => a - b)
  const at = <Covered extends Span>(spans: readonly Covered[]) => cursorOver(spans)
  const [tokenAt, placeholderAt] = [at(tokens), at(placeholders)]
  return cuts.slice(0, -1).map((start, index) => {
    const fault = faults.find((one) => one.start <= start && start < one.end)
    return {
      start,
      text: body.slice(start, cuts[index + 1]),
      kind: tokenAt(start)?.kind ?? 'text',
      isInPlaceholder: placeholderAt(start) !== undefined,
      ...(fault && { level: fault.level }),
    }
  })
}

/** Looks positions up that only grow, in spans that do not overlap. */
function cursorOver<Covered extends Span>(spans: readonly Covered[]) {
  let next = 0
  return (position: number): Covered | undefined => {
    while ((spans[next]?.end ?? Infinity) <= position) next += 1
    const span = spans[next]
    return span !== undefined && span.start <= position ? span : undefined
  }
}
