import type { Progress } from '../cursors'

type Rights = { timeline: string; count: number }

/**
 * @returns whether what the server does not show any more may go: not when it was set back to before a change of rights that
 * this device has seen. It may not know yet, or not any more, that the device may see something.
 */
export function mayTakeAway({ unmarked, epoch, seen, ended = [] }: Progress): boolean {
  const [before, now] = [rightsOf(seen), rightsOf(epoch)]
  if (before === undefined || now === undefined) return unmarked !== 'kept'
  if (before.timeline === now.timeline) return now.count >= before.count
  // A backup that holds all of them has ended the timeline at that number, or at a higher one.
  return ended.some((end) => {
    const { timeline, count } = rightsOf(end) ?? { timeline: '', count: 0 }
    return timeline === before.timeline && count >= before.count
  })
}

/** @returns the later one of two epochs; of two timelines the one of now. */
export function laterRights(seen: string | undefined, now: string): string {
  const [before, rights] = [rightsOf(seen), rightsOf(now)]
  const isSetBack =
    before !== undefined && before.timeline === rights?.timeline && before.count > rights.count
  return isSetBack && seen !== undefined ? seen : now
}

/** An epoch is the timeline, a colon, and a number that grows with each change of rights. */
function rightsOf(epoch: string | undefined): Rights | undefined {
  const [, timeline, count] = /^(.+):(\d+)$/.exec(epoch ?? '') ?? []
  return timeline === undefined ? undefined : { timeline, count: Number(count) }
}
