import { now as clockNow } from '@/utils/clock'
import { refreshEvidence } from './refresh-evidence'
import { refreshScores } from './refresh-scores'
import { refreshTags } from './refresh-tags'
import { askPass } from './rule-pass-state'
import type { Transaction } from './transaction'

/**
 * Brings what is worked out of a contact up to date at the end of a transaction: what its messages tell, the score that
 * rests on that, and the tags of rules that ask for either.
 */
export async function refreshKnowledge(tx: Transaction): Promise<void> {
  const now = clockNow()
  const { marks, touched } = tx
  if (marks.days.size > 0) await refreshEvidence(tx, now)
  if (marks.scores.size > 0) await refreshScores(tx, now)
  if (marks.rules.size + touched.size > 0) await refreshTags(tx, now)
  if (marks.asksPass) await askPass(tx, 'rules')
}
