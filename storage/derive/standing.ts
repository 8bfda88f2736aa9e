import type { EvidenceMessage } from '@/utils/scoring/evidence'

/**
 * @returns the last messages that say whose turn it is, of messages in the order of their times: from the last moment in
 * which the customer alone wrote. What came before that tells nothing more.
 */
export function standing<M extends EvidenceMessage>(messages: readonly M[]): readonly M[] {
  const isEnough = untilTheirs()
  for (let at = messages.length - 1; at >= 0; at--) {
    const message = messages[at]
    if (message !== undefined && isEnough(message)) return messages.slice(at + 1)
  }
  return messages
}

/**
 * For reading backwards.
 * @returns what says of one message after another whether enough was read before it.
 */
export function untilTheirs(): (message: Pick<EvidenceMessage, 'at' | 'direction' | 'kind'>) => boolean {
  let moment: number | undefined
  const wrote = new Set<string>()
  return ({ at, direction, kind }) => {
    const isNext = moment !== undefined && at !== moment
    if (isNext && wrote.has('in') && !wrote.has('out')) return true
    if (isNext) wrote.clear()
    moment = at
    if (direction !== 'unknown' && kind !== 'system') wrote.add(direction)
    return false
  }
}
