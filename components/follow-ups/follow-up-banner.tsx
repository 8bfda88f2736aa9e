import { useMinute } from '../app/clock'
import { Lazy } from '../app/lazy'
import { useCustomer } from '../customer'
import { isDue } from './is-due'

/** Most customers need nothing right now. */
const loadDueBar = async () => (await import('./due-bar')).DueBar
const loadCancelled = async () => (await import('./cancelled-line')).CancelledLines

/** Above the card: what is due now, and what a reply has just cancelled. */
export function FollowUpBanner() {
  const { card } = useCustomer()
  const now = useMinute()
  const due = card.followUps.filter((one) => isDue(one, now))
  return (
    <>
      {due.length > 0 && <Lazy load={loadDueBar} props={{ due }} />}
      {card.cancelled.length > 0 && <Lazy load={loadCancelled} props={{ cancelled: card.cancelled }} />}
    </>
  )
}
