import { applyDelta } from './apply'
import { type Delta, mergeDeltas } from './merge-deltas'
import { isDeltaSigned } from './signed/is-delta-signed'
import { settleTeamTexts } from './texts/settle-team-texts'
import { readTeamSession } from './team-session'
import { inTurn } from './turns'

type Told = { delta: Delta; frame: string }

const waiting: Told[] = []

/**
 * Stores what the server tells of others' changes, in its turn. Whatever comes while the one before is stored is stored in
 * one go.
 * @param frame the delta as it came, with the signature of the server.
 * @returns 'pull' when something is missing before it, or nothing shows that it is the server's.
 */
export function storeDelta(delta: Delta, frame: string): Promise<'stored' | 'pull'> {
  waiting.push({ delta, frame })
  return inTurn(async () => {
    const deltas = await provedOf(waiting.splice(0))
    if (deltas === undefined) return 'pull'
    const merged = mergeDeltas(deltas)
    for (const one of merged) if ((await applyDelta(one)) === 'pull') return 'pull'
    if (merged.some(({ rows }) => rows.some(({ tbl }) => tbl === 'sealedTexts'))) await settleTeamTexts()
    return 'stored'
  })
}

/** @returns undefined when one of them is not signed as it should be. */
async function provedOf(told: readonly Told[]): Promise<Delta[] | undefined> {
  const session = await readTeamSession()
  if (session === undefined) return []
  for (const { delta, frame } of told) if (!(await isDeltaSigned(session, delta, frame))) return undefined
  return told.map(({ delta }) => delta)
}

/** What waits is not to be stored any more. */
export function dropDeltas(): void {
  waiting.length = 0
}
