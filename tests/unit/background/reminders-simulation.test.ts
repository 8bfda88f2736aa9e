import { expect, test } from 'vitest'
import { undoAction } from '@/storage/repositories/private'
import { createContact } from '@/storage/repositories/contacts'
import { finishFollowUp, setFollowUp, snoozeFollowUp } from '@/storage/repositories/follow-ups'
import { newId } from '@/utils/ids'
import { quietUntil } from '@/utils/quiet-hours'
import { T0, useFreshBackground } from '../helpers/background'
import { randomOf } from '../helpers/random'
import { type Death, type Promised, ReminderWorld, ZONE } from '../helpers/reminder-world'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const DAYS = 30
const FOLLOW_UPS = 2_400
const QUIET = { on: true, from: 22 * 60, to: 7 * 60 }
const EMPTY: Promised = { id: '', dueAt: 0, setAt: 0, isOpen: false, shownBy: new Set() }

type Random = () => number
type Session = { from: number; to: number }

test(`${FOLLOW_UPS} follow-ups over a month of sleep, deaths and updates: none missed, none twice, each at its minute`, async () => {
  const random = randomOf(7)
  const world = new ReminderWorld()
  world.quiet = QUIET
  world.moveTo(T0)
  const contactId = newId()
  await createContact(contactId, { name: 'Maria' })
  const dues = Array.from({ length: FOLLOW_UPS }, () => T0 + wholeMinute(random() * DAYS * DAY_MS)).sort(
    (a, b) => a - b,
  )
  const sessions = awakeSessions(random)
  for (const session of sessions) await live(world, session, dues, contactId, random)

  // At last somebody is there for long enough.
  world.quiet = { ...QUIET, on: false }
  world.moveTo(T0 + (DAYS + 1) * DAY_MS)
  for (const dueAt of dues.splice(0)) await plan(world, contactId, dueAt)
  expect(await world.tick()).toBe(true)

  const shown = world.promised.filter(({ shownBy }) => shownBy.size > 0)
  expect(shown.length).toBeGreaterThanOrEqual(2_000)
  expect(shown.filter(({ shownBy }) => shownBy.size > 1)).toEqual([])
  expect(world.promised.filter(({ isOpen, shownBy }) => isOpen && shownBy.size === 0)).toEqual([])
  expect(world.deaths.length).toBeGreaterThan(200)
  expect(world.digests).toBeGreaterThan(10)
  const late = shown.filter((one) => one.shownAt! > lastMoment(one, world, sessions))
  expect(late).toEqual([])
  await expectSoundDatabase()
}, 300_000)

/** The browser is open and awake; its worker is woken by the next alarm, or by the sweep at the end of each minute. */
async function live(
  world: ReminderWorld,
  { from, to }: Session,
  dues: number[],
  contactId: string,
  random: Random,
): Promise<void> {
  world.moveTo(from)
  // Starting, waking and updating all begin with a new worker; an update also takes the alarms away.
  world.bury()
  if (random() < 0.3) world.nextAlarm = undefined
  let isAlive = await world.tick(someDeath(random))
  for (;;) {
    const next = nextMoment(world, isAlive, dues[0])
    if (next > to) return
    world.moveTo(next)
    // Some are set ahead, some when their time has already passed.
    while (dues[0] !== undefined && dues[0] <= world.time + (random() < 0.5 ? 2 * HOUR_MS : 0)) {
      await plan(world, contactId, dues.shift() ?? 0)
    }
    if (isAlive && random() < 0.1) await act(world, random)
    isAlive = await world.tick(someDeath(random))
  }
}

/** The sweep is only played when it matters: while nothing is due and the worker lives, it does nothing. */
function nextMoment(world: ReminderWorld, isAlive: boolean, nextDue: number | undefined): number {
  const sweep = wholeMinute(world.time) + MINUTE_MS
  if (!isAlive) return sweep
  const alarm = world.nextAlarm === undefined ? Infinity : Math.max(world.nextAlarm, world.time + 1)
  return Math.min(alarm, Math.max(nextDue ?? Infinity, sweep))
}

async function plan(world: ReminderWorld, contactId: string, dueAt: number): Promise<void> {
  const id = newId()
  await setFollowUp({ contactId }, newId(), { id, dueAt, timeZone: ZONE })
  world.promise(id, dueAt)
}

/** The person deals with one: done, done by mistake, or put off. */
async function act(world: ReminderWorld, random: Random): Promise<void> {
  const open = world.promised.filter(({ isOpen }) => isOpen)
  const one = open[Math.floor(random() * open.length)]
  if (one === undefined) return
  const kind = random()
  if (kind < 0.5) {
    one.isOpen = false
    const { undoId } = await finishFollowUp(one.id)
    if (kind > 0.25) return
    await undoAction(undoId!)
    one.isOpen = true
    return
  }
  one.isOpen = false
  const dueAt = wholeMinute(world.time + random() * 6 * HOUR_MS) + MINUTE_MS
  await snoozeFollowUp(one.id, dueAt)
  world.promise(one.id, dueAt)
}

function someDeath(random: Random): Death | undefined {
  const kind = random()
  if (kind < 0.05) return 'after claim'
  if (kind < 0.1) return 'after notify'
  return kind < 0.2 ? Math.floor(random() * 12) : undefined
}

/** Days with a lunch break asleep and an end in the evening or after midnight; some days the browser stays closed. */
function awakeSessions(random: Random): Session[] {
  const sessions: Session[] = []
  for (let day = 0; day < DAYS; day++) {
    if (random() < 0.15) continue
    const morning = T0 + day * DAY_MS + Math.floor(random() * HOUR_MS)
    const noon = morning + 3 * HOUR_MS
    sessions.push({ from: morning, to: noon })
    sessions.push({
      from: noon + Math.floor(random() * HOUR_MS),
      to: noon + (3 + Math.floor(random() * 12)) * HOUR_MS,
    })
  }
  return sessions
}

/** When a reminder must have been shown: within its minute, or that of waking; one more for each death in between. */
function lastMoment(
  { dueAt, setAt, shownAt = 0 }: Promised,
  world: ReminderWorld,
  sessions: Session[],
): number {
  const moment = Math.max(dueAt, setAt)
  const awake = sessions.find(({ to, from }) => to >= moment && Math.max(from, moment) <= to)
  const awakeAt = Math.max(awake?.from ?? T0 + (DAYS + 1) * DAY_MS, moment)
  const quietEnd = quietUntil(awakeAt, QUIET, ZONE)
  if (quietEnd !== undefined)
    return lastMoment({ ...EMPTY, dueAt: quietEnd, setAt: quietEnd, shownAt }, world, sessions)
  const deaths = world.deaths.filter((at) => at >= awakeAt && at <= shownAt).length
  return awakeAt + (1 + deaths) * MINUTE_MS
}

function wholeMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS
}
