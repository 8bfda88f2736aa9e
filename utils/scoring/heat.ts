import { decay, depthOf, speedOf, weightedMedian, type WeightedValue } from './curves'
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

type Known = { value?: number; evidence: number }
/** What all days tell together, each counted by its age. */
type Sums = {
  told: number
  read: number
  turns: number
  replies: WeightedValue[]
  /** Whether there is a conversation that could have a depth. */
  isSeen: boolean
}

const SHARES: Record<HeatComponent, number> = { read: 0.4, speed: 0.3, depth: 0.3 }
/** So many messages of one day count for the read rate, so that one long broadcast does not decide it. */
const MAX_TOLD = 10
/** What has decayed to less than this is too old to say anything. */
const LEAST_EVIDENCE = 0.25

/** @returns the heat at `now` (epoch ms), with everything it is made of. The same evidence on the same day gives the same. */
export function heatOf(evidence: Evidence, now: number): HeatResult {
  const sums = sumsOf(evidence, dayOf(now))
  const known: Record<HeatComponent, Known> = {
    read: readPart(sums),
    speed: speedPart(sums),
    depth: depthPart(sums),
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

/** Keys that are numbers come in their order, however they were written, so that the sums do not depend on it. */
function sumsOf(evidence: Evidence, today: number): Sums {
  const sums: Sums = { told: 0, read: 0, turns: 0, replies: [], isSeen: false }
  for (const key of Object.keys(evidence)) {
    const found = evidence[key]
    const age = today - Number(key)
    if (found !== undefined && age < EVIDENCE_DAYS) addDay(sums, found, age)
  }
  return sums
}

function addDay(sums: Sums, found: DayEvidence, age: number): void {
  const weight = decay(age)
  // What was written today may still be read and answered.
  const isToday = age <= 0
  const told = isToday ? found.read : found.told
  const counted = Math.min(told, MAX_TOLD) * weight
  if (told > 0) {
    sums.told += counted
    sums.read += (found.read / told) * counted
  }
  sums.turns += Math.min(found.turns, MAX_REPLIES) * weight
  for (const value of found.replyMs.slice(0, MAX_REPLIES)) sums.replies.push({ value, weight })
  if (found.in > 0 || (found.out > 0 && !isToday)) sums.isSeen = true
}

function readPart({ told, read, replies }: Sums): Known {
  // Somebody who answers without ever having read anything keeps the receipts off.
  const isHidden = read === 0 && replies.length > 0
  if (told < LEAST_EVIDENCE || isHidden) return { evidence: told }
  return { value: Math.min(100, (100 * read) / told), evidence: told }
}

function speedPart({ replies }: Sums): Known {
  const evidence = replies.reduce((sum, { weight }) => sum + weight, 0)
  const median = evidence < LEAST_EVIDENCE ? undefined : weightedMedian(replies)
  return median === undefined ? { evidence } : { value: speedOf(median), evidence }
}

/** A conversation of one side has a depth, and it is 0. */
function depthPart({ turns, isSeen }: Sums): Known {
  return isSeen ? { value: depthOf(turns), evidence: turns } : { evidence: turns }
}

function isKnown(part: Known): boolean {
  return part.value !== undefined
}
