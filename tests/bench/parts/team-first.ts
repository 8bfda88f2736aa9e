import { watchWorkerHeap, type Held } from '../browser/heap-watch'
import type { BenchContext } from '../context'
import { type Figure, figuresOf } from '../figures/figure'
import { importRows } from '../pages/import-rows'
import { type First, joinAndFollow } from '../pages/team-first'
import { createDevice } from '../team/device'
import { openDesk } from '../team/desk'
import { type Office, openOffice } from '../team/office'
import { inviteLink, joinByLink } from '../team/person'
import type { Part } from './part'

/** With its number and, for one in ten, a note, a contact makes a little more than two rows. */
const FULL_CONTACTS = 47_500
const QUICK_CONTACTS = 1_500
/** What the extension asks for at once, and the most there is. */
const PAGES = [500, 2_000]

/**
 * What is in one browser goes up, and comes into another one, with the real extension in both; and what the server alone
 * gives. Both join as owners, who see everything.
 */
export const teamFirst: Part = {
  name: 'team-first',
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
  const contacts = bench.times(FULL_CONTACTS, QUICK_CONTACTS)
  const up = await joinWith(bench, office, contacts)
  const alone: Figure[] = []
  let rows = 0
  for (const limit of PAGES) {
    const device = createDevice(await joinByLink(await ownerInvite(office), 'Node'))
    const from = performance.now()
    rows = await device.pull(limit)
    const ms = performance.now() - from
    alone.push(rate(`team-first: from the server alone, ${limit} a page`, rows, ms))
  }
  const down = await joinWith(bench, office, 0)
  const memory = office.server.memory()
  return [
    count('team-first: rows', rows),
    ...alone,
    ...firstFigures('first sync', rows, down),
    ...firstFigures('first upload', rows, up),
    ...(memory === undefined ? [] : [megabytes("team-first: the server's memory at most", memory.most)]),
  ]
}

type Joined = { result: First; held: Held }

async function joinWith(bench: BenchContext, office: Office, contacts: number): Promise<Joined> {
  const { browser, page } = await openDesk(bench, office.server)
  if (contacts > 0) await importRows(page, contacts)
  const link = await ownerInvite(office)
  const joined = await watchWorkerHeap(browser, () => joinAndFollow(page, link, 'Ana'))
  await browser.close()
  return joined
}

function ownerInvite({ owner }: Office): Promise<string> {
  return inviteLink(owner.person, { role: 'owner' })
}

function firstFigures(name: string, rows: number, { result, held }: Joined): Figure[] {
  const { usableMs, allMs, joinedMs, waits } = result
  const title = `team-first: ${name}`
  const isDown = name === 'first sync'
  return [
    rate(title, rows, allMs),
    { name: `${title}, all`, value: allMs / 1_000, unit: 's', limit: null },
    { name: `${title}, let in`, value: joinedMs, unit: 'ms', limit: null },
    // What goes up was usable before.
    ...(isDown
      ? [{ name: `${title}, first contacts in the list`, value: usableMs, unit: 'ms', limit: null }]
      : []),
    ...figuresOf(`${title}, list asked for meanwhile`, waits, 'ms', null),
    megabytes(`${title}, the worker's memory at most`, held.most),
    megabytes(`${title}, the worker's memory after it`, held.left),
  ]
}

function rate(name: string, rows: number, ms: number): Figure {
  return { name, value: (1_000 * rows) / ms, unit: 'rows/s', limit: null }
}

function count(name: string, value: number): Figure {
  return { name, value, unit: '', limit: null }
}

function megabytes(name: string, value: number): Figure {
  return { name, value, unit: 'MB', limit: null }
}
