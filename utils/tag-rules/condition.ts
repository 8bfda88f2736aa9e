import { dayOf, type DayEvidence, type Evidence } from '../scoring/evidence'
import { hasCome, localDayOf, dayOfDate } from './days'
import type { RuleActivity, RuleDeal, RuleFacts } from './facts'
import { fieldResult } from './field'
import type { RuleCondition } from './rule'

/** `found` is what the condition looked at, where that says more than the condition itself. */
export type ConditionResult = { holds: boolean; found?: string | number | undefined }

type Of<Kind extends RuleCondition['kind']> = Extract<RuleCondition, { kind: Kind }>

const DAY_MS = 24 * 60 * 60_000

/** @returns whether a condition holds at `now` (epoch ms). */
export function conditionResult(condition: RuleCondition, facts: RuleFacts, now: number): ConditionResult {
  switch (condition.kind) {
    case 'field':
      return fieldResult(condition, facts, now)
    case 'tag':
      return { holds: (facts.contact.tags[condition.tagId] === 1) === condition.has }
    case 'heat':
      return heatResult(condition, facts.heat)
    case 'grade':
      return {
        holds: facts.grade !== undefined && condition.grades.includes(facts.grade),
        found: facts.grade,
      }
    case 'orders':
      return ordersResult(condition, facts, now)
    case 'messages':
      return messagesResult(condition, facts.evidence, now)
    case 'silence':
      return silenceResult(condition, facts, now)
    case 'read-unanswered':
      return unansweredResult(condition, facts.activity, now)
    case 'deal':
      return dealResult(condition, facts, now)
    default:
      return { holds: facts.hasFollowUp === condition.has }
  }
}

function heatResult({ test, value }: Of<'heat'>, heat: number | undefined): ConditionResult {
  if (heat === undefined) return { holds: false }
  return { holds: test === 'at-least' ? heat >= value : heat < value, found: heat }
}

function ordersResult(condition: Of<'orders'>, { orders }: RuleFacts, now: number): ConditionResult {
  const { atLeast, withinDays, eachAbove } = condition
  const counted = orders.filter(
    ({ at, deletedAt, amountMinor, currency }) =>
      deletedAt === undefined &&
      hasCome(at, now) &&
      at > now - withinDays * DAY_MS &&
      (eachAbove === undefined || (currency === eachAbove.currency && amountMinor > eachAbove.amountMinor)),
  )
  return { holds: counted.length >= atLeast, found: counted.length }
}

/** Days are those of the evidence: today and the days before it, in UTC. */
function messagesResult(condition: Of<'messages'>, evidence: Evidence, now: number): ConditionResult {
  const today = dayOf(now)
  let found = 0
  for (let day = today; day > today - condition.withinDays; day--)
    found += evidence[day]?.[condition.direction] ?? 0
  const { test, value } = condition
  return { holds: test === 'at-least' ? found >= value : found <= value, found }
}

function silenceResult({ from, days }: Of<'silence'>, facts: RuleFacts, now: number): ConditionResult {
  const last =
    from === 'both'
      ? latest(lastOf('in', facts), lastOf('out', facts), facts.activity?.lastAt)
      : lastOf(from === 'them' ? 'in' : 'out', facts)
  if (last === undefined) return { holds: false }
  const silentDays = Math.floor((now - last) / DAY_MS)
  return { holds: silentDays >= days, found: silentDays }
}

/** A day of the evidence has no time: its end stands for it, so that silence is told late rather than early. */
function lastOf(direction: 'in' | 'out', { activity, evidence }: RuleFacts): number | undefined {
  const exact = latest(
    direction === 'in' ? activity?.lastInAt : activity?.lastOutAt,
    activity?.lastDirection === direction ? activity.lastAt : undefined,
  )
  const day = lastDayOf(evidence, (found) => found[direction] > 0)
  if (day === undefined || (exact !== undefined && dayOf(exact) >= day)) return exact
  return (day + 1) * DAY_MS - 1
}

/** Keys that are numbers come in their order. */
function lastDayOf(evidence: Evidence, isMeant: (day: DayEvidence) => boolean): number | undefined {
  const found = Object.keys(evidence).findLast((key) => {
    const day = evidence[key]
    return day !== undefined && isMeant(day)
  })
  return found === undefined ? undefined : Number(found)
}

function latest(...times: (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length === 0 ? undefined : known.reduce((a, b) => Math.max(a, b))
}

function unansweredResult(
  { days }: Of<'read-unanswered'>,
  activity: RuleActivity | undefined,
  now: number,
): ConditionResult {
  const { lastAt, lastDirection, lastAck } = activity ?? {}
  if (lastAt === undefined || lastDirection !== 'out' || lastAck !== 'read') return { holds: false }
  const waited = Math.floor((now - lastAt) / DAY_MS)
  return { holds: waited >= days, found: waited }
}

function dealResult(condition: Of<'deal'>, facts: RuleFacts, now: number): ConditionResult {
  const { stageIds, closesWithinDays } = condition
  const today = localDayOf(now)
  const open = facts.deals.filter(
    ({ closedAt, deletedAt }) => closedAt === undefined && deletedAt === undefined,
  )
  const fitting = open
    .filter((deal) => stageIds.length === 0 || stageIds.includes(stageOf(deal, facts.openStageIds)))
    .filter(
      ({ expectedClose }) =>
        closesWithinDays === undefined || isAhead(expectedClose, today, closesWithinDays),
    )
  const [soonest] = fitting.map(({ expectedClose }) => expectedClose ?? '').toSorted()
  return { holds: soonest !== undefined, found: soonest === '' ? undefined : soonest }
}

function stageOf({ stageId }: RuleDeal, openStageIds: ReadonlySet<string>): string {
  if (openStageIds.has(stageId)) return stageId
  const [first] = openStageIds
  return first ?? stageId
}

/** From today to so many days ahead. */
function isAhead(date: string | undefined, today: number, days: number): boolean {
  const day = date === undefined ? undefined : dayOfDate(date)
  return day !== undefined && day >= today && day <= today + days
}
