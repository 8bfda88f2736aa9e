import { wallClock } from '../dates/zoned'

export type CadenceSpan = { readonly idealHours: number; readonly maxHours: number }

/** How often to be in touch with whom; `from` and `to` of a season are `MM-DD`, both included, also over New Year. */
export type CadenceRule = CadenceSpan & {
  readonly id: string
  readonly grade?: string | undefined
  readonly tagId?: string | undefined
  readonly seasons: readonly (CadenceSpan & { readonly from: string; readonly to: string })[]
}

export type CadenceZone = 'green' | 'yellow' | 'red'
type Moment = { at: number; timeZone: string }

const HOUR_MS = 60 * 60_000

/** @returns the span that holds at `at` (epoch ms): of the season, the strictest when several meet, else the usual one. */
export function spanOf(cadence: CadenceRule, at: number, timeZone: string): CadenceSpan {
  const seasons = cadence.seasons.length === 0 ? [] : seasonsAt(cadence, at, timeZone)
  const [first = cadence, ...others] = seasons
  const { idealHours, maxHours } = others.reduce<CadenceSpan>(
    (strictest, each) => (compareSpans(each, strictest) < 0 ? each : strictest),
    first,
  )
  return { idealHours, maxHours }
}

/** @returns yellow once the ideal has passed since `lastContactAt`, red once the most has; hours are elapsed ones. */
export function zoneOf(
  cadence: CadenceRule,
  lastContactAt: number,
  now: number,
  timeZone: string,
): CadenceZone {
  const { idealHours, maxHours } = spanOf(cadence, now, timeZone)
  const elapsed = now - lastContactAt
  if (elapsed >= maxHours * HOUR_MS) return 'red'
  return elapsed >= idealHours * HOUR_MS ? 'yellow' : 'green'
}

/**
 * @returns the strictest cadence that applies: of their grade, of one of their tags, or of both where it names both; one
 * that names neither applies to nobody. With a moment, the strictest in the season of then.
 */
export function cadenceFor<Rule extends CadenceRule>(
  contact: { readonly grade?: string | undefined; readonly tagIds: readonly string[] },
  cadences: readonly Rule[],
  moment?: Moment,
): Rule | undefined {
  const applying = cadences.filter(
    ({ grade, tagId }) =>
      (grade !== undefined || tagId !== undefined) &&
      (grade === undefined || grade === contact.grade) &&
      (tagId === undefined || contact.tagIds.includes(tagId)),
  )
  const spanNow = (rule: Rule): CadenceSpan => (moment ? spanOf(rule, moment.at, moment.timeZone) : rule)
  return applying.toSorted((a, b) => compareSpans(spanNow(a), spanNow(b)) || (a.id < b.id ? -1 : 1))[0]
}

function seasonsAt({ seasons }: CadenceRule, at: number, timeZone: string): CadenceRule['seasons'] {
  const { month, day } = wallClock(at, timeZone)
  const today = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return seasons.filter(({ from, to }) =>
    from <= to ? from <= today && today <= to : today >= from || today <= to,
  )
}

function compareSpans(a: CadenceSpan, b: CadenceSpan): number {
  return a.maxHours - b.maxHours || a.idealHours - b.idealHours
}
