import {
  AlarmClock,
  CircleDashed,
  Handshake,
  Hourglass,
  type LucideIcon,
  MessagesSquare,
  Moon,
} from 'lucide-preact'
import type { Reason, ReasonKind } from '@/utils/today/reason'
import { reasonText, toneOf } from './reason-text'

const ICONS: Record<ReasonKind, LucideIcon> = {
  twice: MessagesSquare,
  waiting: Hourglass,
  'follow-up': AlarmClock,
  'in-touch': Handshake,
  quiet: Moon,
  'no-step': CircleDashed,
}

type ReasonProps = { reason: Reason; now: number; everyHours: number | undefined }

/** The reason a row stands where it does: an icon and words, in a colour that only repeats them. */
export function ReasonLine({ reason, now, everyHours }: ReasonProps) {
  const Icon = ICONS[reason.kind]
  const text = reasonText(reason, now, everyHours)
  return (
    <div class={`today-reason today-${toneOf(reason, now)}`} title={text}>
      <Icon size={14} aria-hidden="true" />
      <span class="one-line begins-large" dir="auto">
        {text}
      </span>
    </div>
  )
}
