import type { RowFacts } from './read-row'

/**
 * Fills in directions that no mark of the page tells, from the sender's name and then from the bubble before: in the
 * middle of a run a bubble has no tail. Names are only believed where a marked bubble bears them.
 */
export function settleDirections(rows: readonly RowFacts[], title: string, isGroup: boolean): RowFacts[] {
  const ownNames = namesOf(rows, 'out')
  const otherNames = namesOf(rows, 'in')
  if (!isGroup && title !== '') otherNames.add(title)
  let previous: RowFacts | undefined
  return rows.map((row) => {
    const direction = row.direction === 'unknown' ? guess(row, ownNames, otherNames, previous) : row.direction
    previous = { ...row, direction }
    return previous
  })
}

function namesOf(rows: readonly RowFacts[], direction: 'in' | 'out'): Set<string> {
  return new Set(
    rows.filter((row) => row.direction === direction && row.sender !== '').map((row) => row.sender),
  )
}

function guess(
  row: RowFacts,
  ownNames: ReadonlySet<string>,
  otherNames: ReadonlySet<string>,
  previous: RowFacts | undefined,
): RowFacts['direction'] {
  const isOwn = ownNames.has(row.sender)
  const isOther = otherNames.has(row.sender)
  if (isOwn !== isOther) return isOwn ? 'out' : 'in'
  // An own message has ticks, so a bubble without them that follows an incoming one goes on with its run.
  return row.sender === '' && previous?.direction === 'in' && !isOwn ? 'in' : 'unknown'
}
