import { decay, depthOf, speedOf, weightedMedian } from './curves'
import { dayOf, EVIDENCE_DAYS, MAX_REPLIES, type DayEvidence, type Evidence } from './evidence'

export { levelOf, nextLevel } from './level'

export const HEAT_LEVELS = ['hot', 'warm', 'cool', 'cold'] as const
export type HeatLevel = (typeof HEAT_LEVELS)[number]

export const HEAT_COMPONENTS = ['read', 'speed', 'depth'] as const
export type HeatComponent = (typeof HEAT_COMPONENTS)[number]

/**
 * One component: its value from 0 to 100, the share it has in the heat after renormalising (0 to 1), and what it rests on:
 * messages whose read state is known, answers, or turns, decayed. Unknown when `value` is absent; its weight is 0 then.
 */
export type HeatPart = { value?: number; weight: number; evidence: number }

/** `heat` is absent when nothing is known. Else the sum of value times weight, rounded. */
export type HeatResult = { heat?: number; parts: Record<HeatComponent, HeatPart> }

type Day = DayEvidence & { readonly weight: number; readonly isToday: boolean }
type Known = { value?: number; evidence: number }

const SHARES: Record<HeatComponent, number> = { read: 0.4, speed: 0.3, depth: 0.3 }
/** So many messages of one day count for the read rate, so that one long broadcast does not decide it. */
const MAX_TOLD = 10
/** What has decayed to less than this is too old to say anything. */
const LEAST_EVIDENCE = 0.25

/** @returns the heat at `now` (epoch ms), with everything it is made of. The same evidence on the same day gives the same. */
export function heatOf(evidence: Evidence, now: number): HeatResult {
  const days = daysOf(evidence, dayOf(now))
  const known: Record<HeatComponent, Known> = {
    read: readPart(days),
    speed: speedPart(days),
    depth: depthPart(days),
  }
  const total = HEAT_COMPONENTS.reduce((sum, name) => sum + (isKnown(known[name]) ? SHARES[name] : 0), 0)
  const weighed = (name: HeatComponent): HeatPart => ({
    ...known[name],
    weight: isKnown(known[name]) ? SHARES[name] / total : 0,
  })
  const parts = { read: weighed('read'), speed: weighed('speed'), depth: weighed('depth') }
  if (total === 0) return { parts }
  const heat = HEAT_COMPONENTS.reduce((sum, name) => sum + (parts[name].value ?? 0) * parts[name].weight, 0)
  return { heat: Math.round(heat), parts }
}

/** Sorted, so that sums do not depend on the order in which the days were written. */
function daysOf(evidence: Evidence, today: number): Day[] {
  return Object.entries(evidence)
    .map(([day, found]) => ({ ...found, day: Number(day) }))
    .filter(({ day }) => today - day < EVIDENCE_DAYS)
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, ...found }) => ({ ...found, weight: decay(today - day), isToday: day >= today }))
}

function readPart(days: readonly Day[]): Known {
  let [read, told] = [0, 0]
  for (const day of days) {
    // What was written today may still be read.
    const toldOfDay = day.isToday ? day.read : day.told
    const counted = Math.min(toldOfDay, MAX_TOLD)
    if (counted === 0) continue
    told += counted * day.weight
    read += (day.read / toldOfDay) * counted * day.weight
  }
  // Somebody who answers without ever having read anything keeps the receipts off.
  const isHidden = read === 0 && days.some(({ replyMs }) => replyMs.length > 0)
  if (told < LEAST_EVIDENCE || isHidden) return { evidence: told }
  return { value: Math.min(100, (100 * read) / told), evidence: told }
}

function speedPart(days: readonly Day[]): Known {
  const replies = days.flatMap(({ replyMs, weight }) =>
    replyMs.slice(0, MAX_REPLIES).map((value) => ({ value, weight })),
  )
  const evidence = replies.reduce((sum, { weight }) => sum + weight, 0)
  const median = weightedMedian(replies)
  if (median === undefined || evidence < LEAST_EVIDENCE) return { evidence }
  return { value: speedOf(median), evidence }
}

function depthPart(days: readonly Day[]): Known {
  const evidence = days.reduce((sum, { turns, weight }) => sum + Math.min(turns, MAX_REPLIES) * weight, 0)
  // A conversation of one side has a depth, and it is 0; what was written today may still be answered.
  const isSeen = days.some((day) => day.in > 0 || (day.out > 0 && !day.isToday))
  return isSeen ? { value: depthOf(evidence), evidence } : { evidence }
}

function isKnown(part: Known): boolean {
  return part.value !== undefined
}
