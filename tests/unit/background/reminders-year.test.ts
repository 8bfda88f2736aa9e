import { expect, test } from 'vitest'
import { T0, useFreshBackground } from '../helpers/background'
import { randomOf } from '../helpers/random'
import { type Death, ReminderWorld } from '../helpers/reminder-world'
import { expectSoundDatabase } from '../helpers/rows'
import { lastMoment, type Session, wholeMinute, yearOfSessions, ZONES } from '../helpers/year'
import { YearOfWork } from '../helpers/year-of-work'

useFreshBackground()

// Each is due at the beginning of a minute, and must be shown within that minute of the first time that the machine is
// awake and it is not quiet: browsers let an alarm ring up to 30 seconds late, and a worker that dies is woken by the next
// minute's sweep.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const DAYS = 365
const END = T0 + (DAYS + 2) * DAY_MS
const FOLLOW_UPS = 10_000
const QUIET = { on: true, from: 22 * 60, to: 7 * 60 }

type Random = () => number

test(`${FOLLOW_UPS} follow-ups over a year: none missed, none twice, each in its minute`, async () => {
  const random = randomOf(20260918)
  const world = new ReminderWorld()
  world.quiet = QUIET
  world.moveTo(T0)
  const work = new YearOfWork(world, random)
  await work.meet(300)
  const dues = Array.from({ length: FOLLOW_UPS }, () => wholeMinute(T0 + random() * DAYS * DAY_MS))
  dues.sort((a, b) => a - b)
  const sessions = yearOfSessions(T0, DAYS, random)
  for (const session of sessions) await live(world, work, session, dues, random)

  world.zone = zoneAt(END)
  world.quiet = { ...QUIET, on: false }
  world.moveTo(END)
  for (const dueAt of dues.splice(0)) await work.plan(dueAt)
  expect(await world.tick()).toBe(true)

  const shown = world.promised.filter(({ shownBy }) => shownBy.size > 0)
  expect(shown.length).toBeGreaterThan(FOLLOW_UPS * 0.7)
  expect(shown.filter(({ shownBy }) => shownBy.size > 1)).toEqual([])
  const missed = ({ isOpen, dueAt, shownBy }: (typeof world.promised)[number]): boolean =>
    isOpen && dueAt <= END && shownBy.size === 0
  expect(world.promised.filter(missed)).toEqual([])
  const kept = { deaths: world.deaths, quiet: QUIET, zoneAt, end: END }
  expect(shown.filter((one) => one.shownAt! > lastMoment(one, sessions, kept))).toEqual([])
  expect(world.deaths.length).toBeGreaterThan(1_000)
  for (const count of [world.digests, ...Object.values(work.counts)]) expect(count).toBeGreaterThan(100)
  await expectSoundDatabase()
}, 300_000)

/** The browser is awake; its worker is woken by the next alarm, or by the sweep at the end of each minute. */
async function live(
  world: ReminderWorld,
  work: YearOfWork,
  { from, to, isSetBack }: Session,
  dues: number[],
  random: Random,
): Promise<void> {
  world.moveTo(from)
  world.zone = zoneAt(from)
  // Starting and waking begin with a new worker, an update takes the alarms away. After a clock was set back no alarm
  // rings in time: it is the next message from the page that makes a worker look.
  if (!isSetBack) world.bury()
  if (random() < 0.3) world.nextAlarm = undefined
  let isAlive = await world.tick(someDeath(random))
  for (;;) {
    const next = nextMoment(world, isAlive, dues[0])
    if (next > to) return
    world.moveTo(next)
    // Some are set ahead, some when their time has already passed.
    while (dues[0] !== undefined && dues[0] <= world.time + (random() < 0.5 ? 2 * HOUR_MS : 0)) {
      await work.plan(dues.shift() ?? 0)
    }
    if (isAlive && random() < 0.6) await work.act()
    if (isAlive && random() < 0.1) await work.reply()
    if (random() < 0.1) {
      await world.tickTwice()
      isAlive = true
    } else isAlive = await world.tick(someDeath(random))
  }
}

/** The sweep is only played when it matters: while nothing is due and the worker lives, it does nothing. */
function nextMoment(world: ReminderWorld, isAlive: boolean, nextDue: number | undefined): number {
  const sweep = wholeMinute(world.time) + MINUTE_MS
  if (!isAlive) return sweep
  const alarm = world.nextAlarm === undefined ? Infinity : Math.max(world.nextAlarm, world.time + 1)
  return Math.min(alarm, Math.max(nextDue ?? Infinity, sweep))
}

/** A person who travels: every five weeks in another zone. */
function zoneAt(at: number): string {
  return ZONES[Math.floor((at - T0) / (36.5 * DAY_MS)) % ZONES.length] ?? ZONES[0]
}

function someDeath(random: Random): Death | undefined {
  const kind = random()
  if (kind < 0.05) return 'after claim'
  if (kind < 0.1) return 'after notify'
  return kind < 0.2 ? Math.floor(random() * 14) : undefined
}
