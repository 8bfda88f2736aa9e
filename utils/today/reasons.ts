import { cadenceFor, spanOf, zoneOf } from '../follow-ups/cadence'
import { quietSince } from '../follow-ups/gone-quiet'
import { answerBy } from '../follow-ups/service-level'
import type { TodayFacts, TodayRules } from './facts'
import { compareReasons } from './order'
import type { Reason } from './reason'

export { compareToday } from './order'
export type { TodayFacts, TodayRules } from './facts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

/** @returns why a customer needs something at `now` (epoch ms), most urgent first; nothing when they do not. */
export function reasonsOf(facts: TodayFacts, rules: TodayRules, now: number): Reason[] {
  const dueReasons = followUpReasons(facts, now)
  // Nobody is owed an answer by oneself, and a group is no customer.
  if (facts.kind !== 'person') return dueReasons
  const waiting = waitingReasons(facts, rules, now)
  const resting = waiting.length > 0 ? [] : restingReasons(facts, rules, now)
  const reasons = [...waiting, ...dueReasons, ...inTouchReasons(facts, rules, now), ...resting]
  return reasons.toSorted((a, b) => compareReasons(a, b, now))
}

function followUpReasons({ followUp }: TodayFacts, now: number): Reason[] {
  if (followUp === undefined || followUp.state === 'done' || followUp.dueAt > now) return []
  const { dueAt, note } = followUp
  return [{ kind: 'follow-up', dueAt, ...(note !== undefined && { note }) }]
}

function waitingReasons(facts: TodayFacts, rules: TodayRules, now: number): Reason[] {
  const wait = waitOf(facts)
  if (wait === undefined || isForgotten(facts.activity?.lastAt ?? wait.since, rules, now)) return []
  const { since, count } = wait
  const level = rules.serviceLevels[facts.grade ?? 'other']
  const waiting: Reason = { kind: 'waiting', since, answerBy: answerBy(since, level, rules) }
  return count >= 2 ? [{ kind: 'twice', count, since }, waiting] : [waiting]
}

/** Since when they wait, and for how many messages: what came until they were handled no longer counts. */
function waitOf(facts: TodayFacts): { since: number; count: number } | undefined {
  const { waitingSince, waitingCount = 1, lastAt = waitingSince, lastInAt = lastAt } = facts.activity ?? {}
  if (waitingSince === undefined || isHandled(facts)) return undefined
  const { handledAt } = facts
  if (handledAt === undefined || handledAt < waitingSince) return { since: waitingSince, count: waitingCount }
  // How many of them came before is not known, so that the last one alone is sure to be new.
  return { since: lastInAt ?? waitingSince, count: 1 }
}

function inTouchReasons(facts: TodayFacts, rules: TodayRules, now: number): Reason[] {
  const since = lastContactOf(facts)
  const cadence = cadenceFor(facts, rules.cadences, { at: now, timeZone: rules.timeZone })
  if (since === undefined || cadence === undefined) return []
  const zone = zoneOf(cadence, since, now, rules.timeZone)
  if (zone === 'green') return []
  const redAt = since + spanOf(cadence, now, rules.timeZone).maxHours * HOUR_MS
  const stepAt = nextStepAt(facts, now)
  const isPlanned = stepAt !== undefined && stepAt <= redAt
  return isPlanned || isForgotten(redAt, rules, now) ? [] : [{ kind: 'in-touch', zone, since }]
}

/** Of a conversation in which nobody waits for us, and for which no next step is set. */
function restingReasons(facts: TodayFacts, rules: TodayRules, now: number): Reason[] {
  const { activity } = facts
  const lastAt = activity?.lastAt
  if (activity === undefined || lastAt === undefined) return []
  if (isHandled(facts) || isForgotten(lastAt, rules, now) || nextStepAt(facts, now) !== undefined) return []
  const since = quietSince(activity, rules.today.quietAfterHours, now)
  if (since !== undefined) return [{ kind: 'quiet', since, wasRead: activity.lastAck === 'read' }]
  const isResting = now - lastAt >= rules.today.noStepAfterHours * HOUR_MS
  return isResting && !hasOpenFollowUp(facts) ? [{ kind: 'no-step', since: lastAt }] : []
}

function isHandled({ activity, handledAt }: TodayFacts): boolean {
  const lastAt = activity?.lastAt ?? activity?.waitingSince
  return handledAt !== undefined && lastAt !== undefined && handledAt >= lastAt
}

function isForgotten(restsSince: number, { today }: TodayRules, now: number): boolean {
  return now - restsSince > today.forgetAfterDays * DAY_MS
}

function hasOpenFollowUp({ followUp }: TodayFacts): boolean {
  return followUp !== undefined && followUp.state !== 'done'
}

function nextStepAt(facts: TodayFacts, now: number): number | undefined {
  const { followUp } = facts
  return followUp !== undefined && hasOpenFollowUp(facts) && followUp.dueAt > now ? followUp.dueAt : undefined
}

/** The last message, or the person's word after it that nothing more is needed: they may have called. */
function lastContactOf({ activity, handledAt = 0 }: TodayFacts): number | undefined {
  const times = [activity?.lastAt, activity?.lastInAt, activity?.lastOutAt].filter((at) => at !== undefined)
  return times.length === 0 ? undefined : Math.max(...times, handledAt)
}
