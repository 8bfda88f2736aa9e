import type { ReplyBoost } from '@/storage/protocol/page'
import type { ReplyRow } from '@/storage/schema/reply'
import type { Suggestion } from '@/storage/schema/suggestion'
import type { Say } from '../strings'
import type { Line } from './list-view'

type Now = {
  say: Say
  language: string
  nowMs: number
  trigger: string
  /** The reply that Enter repeats. */
  lastId: string | undefined
  boosts: ReadonlyMap<string, ReplyBoost>
  suggestion: Suggestion | undefined
}

const DAY_MS = 86_400_000

/** @returns what draws a reply as a line of the list, with the reasons of its place as its tip. */
export function lineMaker(now: Now): (row: ReplyRow) => Line {
  const { say, language, nowMs, trigger, lastId, boosts, suggestion } = now
  const used = ({ uses, lastUsedAt = nowMs }: ReplyRow): string => {
    const days = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    return say('page.picker.used', { count: uses, when: days.format(-daysBetween(lastUsedAt, nowMs), 'day') })
  }
  return (row) => {
    const suggested = row.id === suggestion?.replyId ? suggestion : undefined
    const mark = suggested ? 'page.picker.suggested' : row.id === lastId && 'page.picker.last'
    return {
      title: row.title,
      aside: trigger + row.shortcut,
      detail: join(mark && say(mark), row.excerpt),
      tip: () => join(row.uses > 0 && used(row), ...row.labels, suggested?.reason ?? boosts.get(row.id)?.why),
    }
  }
}

/** @returns how many midnights lie between. */
function daysBetween(fromMs: number, toMs: number): number {
  return Math.round((new Date(toMs).setHours(0, 0, 0, 0) - new Date(fromMs).setHours(0, 0, 0, 0)) / DAY_MS)
}

function join(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' · ')
}
