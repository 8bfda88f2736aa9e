import type { Progress } from '../cursors'

type Rights = { timeline: string; count: number }

/**
 * @returns whether what the server does not show any more may go. After a restore only when the backup holds all changes of
 * rights that this device has seen: an older one may not know yet that it may see something.
 */
export function mayTakeAway({ unmarked, epoch, seen, ended = [] }: Progress): boolean {
  if (unmarked !== 'kept') return true
  const [before, now] = [rightsOf(seen), rightsOf(epoch)]
  if (before === undefined || now === undefined) return false
  if (before.timeline === now.timeline) return true
  return ended.some((epochs) => {
    const end = rightsOf(epochs)
    return end?.timeline === before.timeline && end.count >= before.count
  })
}

/** An epoch is the timeline, a colon, and a number that grows with each change of rights. */
function rightsOf(epoch: string | undefined): Rights | undefined {
  const [, timeline, count] = /^(.+):(\d+)$/.exec(epoch ?? '') ?? []
  return timeline === undefined ? undefined : { timeline, count: Number(count) }
}
