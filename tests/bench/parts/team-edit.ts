import { setTimeout as delay } from 'node:timers/promises'
import { shareClock } from '../browser/shared-clock'
import type { BenchContext } from '../context'
import { type Figure, waitsOf } from '../figures/figure'
import { editCompany, openCard, whenShown } from '../pages/team-edit'
import { joinAndFollow } from '../pages/team-first'
import type { Device } from '../team/device'
import { type Desk, openDesk } from '../team/desk'
import { editInTurn } from '../team/edit-load'
import { type Office, openOffice, writeAll } from '../team/office'
import { inviteLink } from '../team/person'
import { contactEdits, contactId } from '../team/rows'
import type { Part } from './part'

const CONTACTS = 1_000
const OTHERS = 10
const EACH = 20
const BUSY_PER_SECOND = 20
/** Between two edits, so that each is one of its own. */
const PAUSE_MS = 200
const WARM_UP = 5

/**
 * From an edit in one real Chromium until the open card in another one shows it: while nobody else works, and while ten
 * more devices make twenty edits a second, all of which both browsers are told of.
 */
export const teamEdit: Part = {
  name: 'team-edit',
  async measure(bench) {
    const office = await openOffice('PGlite')
    try {
      return await measureBoth(bench, office)
    } finally {
      await office.close()
    }
  },
}

async function measureBoth(bench: BenchContext, office: Office): Promise<Figure[]> {
  const { owner } = office
  await writeAll(owner, contactEdits(0, CONTACTS))
  const others = await office.hire(OTHERS)
  for (const [at, device] of others.entries()) {
    await writeAll(device, contactEdits(CONTACTS + at * EACH, EACH))
    await device.skip()
    await device.connect()
  }
  const writer = await joined(bench, office, 'Ana')
  const reader = await joined(bench, office, 'Ben')
  const id = contactId(0)
  await openCard(reader.page, id, 'Company 0')
  await edits(writer, reader, id, WARM_UP, 'warm')
  const count = bench.times(200, 20)
  const quiet = await edits(writer, reader, id, count, 'quiet')
  const { waits, lost, busy } = await whileBusy(others, count, () => edits(writer, reader, id, count, 'busy'))
  for (const { browser } of [writer, reader]) await browser.close()
  return [
    ...waitsOf('team-edit: quiet server, edit until it is shown', quiet),
    ...waitsOf(`team-edit: ${BUSY_PER_SECOND} edits/s beside, edit until it is shown`, busy),
    ...waitsOf(`team-edit: ${BUSY_PER_SECOND} edits/s beside, seen by another device`, waits),
    { name: 'team-edit: lost', value: lost, unit: '', limit: 0 },
  ]
}

async function joined(bench: BenchContext, office: Office, name: string): Promise<Desk> {
  const desk = await openDesk(bench, office.server)
  await joinAndFollow(desk.page, await inviteLink(office.owner.person, { role: 'rep' }), name)
  await shareClock(desk.page)
  return desk
}

/** @returns how long each took: ms. */
async function edits(writer: Desk, reader: Desk, id: string, count: number, word: string): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at++) {
    const text = `${word} ${at} end`
    const shown = whenShown(reader.page, text)
    const [askedAt, shownAt] = await Promise.all([editCompany(writer.page, id, text), shown])
    times.push(shownAt - askedAt)
    await delay(PAUSE_MS)
  }
  return times
}

async function whileBusy(devices: readonly Device[], count: number, work: () => Promise<number[]>) {
  // A little more than the work takes when nothing waits; it goes on until the work is done.
  const seconds = Math.ceil((count * 2 * PAUSE_MS) / 1_000)
  const load = editInTurn(
    devices,
    { perSecond: BUSY_PER_SECOND, count: seconds * BUSY_PER_SECOND },
    (by, at, value) => {
      const own = CONTACTS + by * EACH + (Math.floor(at / devices.length) % EACH)
      return { tbl: 'contacts', id: contactId(own), values: { role: value } }
    },
  )
  const busy = await work()
  const { waits, lost } = await load
  return { busy, waits, lost }
}
