import { transitionsOf, type Transition } from '../dates/transitions'
import { offsetAt } from '../dates/zoned'
import { contentLine } from './content-line'
import { utcStamp } from './stamps'

/** Each way of moving the clocks, with the local times at which they are. */
type Observance = { from: number; to: number; starts: string[] }

const MINUTE_MS = 60_000

/**
 * @returns a VTIMEZONE that is right from `from` to `to` (epoch ms). It lists every time the clocks are moved in between, as
 * this browser knows it, because a rule for ever would promise what nobody has decided.
 */
export function timeZoneLines(timeZone: string, from: number, to: number): string {
  const offset = offsetAt(from, timeZone)
  const before = { from: offset, to: offset, starts: ['19700101T000000'] }
  const moved = observancesOf(transitionsOf(timeZone, from, to))
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', timeZone),
    ...[before, ...moved].map(observanceLines),
    contentLine('END', 'VTIMEZONE'),
  ].join('')
}

function observancesOf(transitions: readonly Transition[]): Observance[] {
  const observances = new Map<string, Observance>()
  for (const { at, from, to } of transitions) {
    const key = `${from}>${to}`
    const observance = observances.get(key) ?? { from, to, starts: [] }
    // The start of an observance is told on the clocks before they are moved.
    observance.starts.push(utcStamp(at + from).slice(0, -1))
    observances.set(key, observance)
  }
  return [...observances.values()]
}

function observanceLines({ from, to, starts }: Observance): string {
  const name = to > from ? 'DAYLIGHT' : 'STANDARD'
  const [first = ''] = starts
  // The first start belongs to the list, though it is the DTSTART: ical.js, and so Thunderbird, reads the list alone.
  const listed = starts.length > 1 ? starts : []
  return [
    contentLine('BEGIN', name),
    contentLine('DTSTART', first),
    contentLine('TZOFFSETFROM', offsetText(from)),
    contentLine('TZOFFSETTO', offsetText(to)),
    ...listed.map((start) => contentLine('RDATE', start)),
    contentLine('END', name),
  ].join('')
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}
