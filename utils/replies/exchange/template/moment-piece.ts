import { readableName } from '@/utils/templates/names'
import type { Noting } from '../notes'
import { datePiece, type Offset } from './date-pieces'
import { momentPattern } from './moment-pattern'
import { type Piece, promptPiece } from './pieces'
import type { PromptLabels } from './prompt-labels'

/** A date as Moment.js is asked for it; `offsets` undefined: in a way that ours cannot say. */
export type MomentDate = { format: string; offsets: readonly Offset[] | undefined; raw: string }

/** @returns the date in our language; one that we cannot write is asked for. */
export function momentPiece(
  { format, offsets, raw }: MomentDate,
  { labels, note }: { labels: PromptLabels; note: Noting },
): Piece {
  const found = momentPattern(format)
  if ('text' in found) return { text: found.text }
  if ('unknown' in found || offsets === undefined) {
    note('date-asked', raw)
    return promptPiece({ kind: 'text', label: labels(raw, readableName('date')) })
  }
  if (found.lost.length > 0) note('date-changed', raw)
  return datePiece(found.pattern, offsets)
}
