import type { ChatActivity } from '@/storage/schema/chat'
import { identifyByName } from '../observe-chat/identify'
import type { Finder } from '../page/find'
import { asciiDigits, readClock } from '../read-messages/read-clock'
import { findTicks, readAck } from '../read-messages/read-row'
import { rowsInSight } from './rows-in-sight'

const MAX_UNREAD = 1_000_000

/**
 * Reads the chats in sight off the list. Two rows of one name are left out: nothing tells which is whose.
 * @returns what each row tells; a time only when it is one of today.
 */
export function readRows(account: string, finder: Finder, nowMs: number): ChatActivity[] {
  return rowsInSight(finder)
    .filter(({ isAlone }) => isAlone)
    .map(({ row, title }) => readRow(row, title, account, finder, nowMs))
}

function readRow(
  row: HTMLElement,
  title: string,
  account: string,
  finder: Finder,
  nowMs: number,
): ChatActivity {
  const unread = Number(asciiDigits(finder.one('rowUnread', row)?.textContent ?? '').replaceAll(/\D/g, ''))
  const ackMark = findTicks('rowAck', row, finder)
  const lastAt = timeOfToday(finder.one('rowTime', row)?.textContent ?? '', nowMs)
  return {
    ...identifyByName(title, account),
    unread: Math.min(unread, MAX_UNREAD),
    // Ticks are only shown for what the user wrote; unread ones can only have come in.
    lastDirection: ackMark ? 'out' : unread > 0 ? 'in' : 'unknown',
    lastAck: ackMark ? readAck(ackMark) : 'unknown',
    ...(lastAt !== undefined && { lastAt }),
  }
}

function timeOfToday(label: string, nowMs: number): number | undefined {
  const clock = readClock(label)
  if (!clock) return undefined
  const date = new Date(nowMs)
  date.setHours(clock.hours, clock.minutes, 0, 0)
  return date.getTime() <= nowMs ? date.getTime() : undefined
}
