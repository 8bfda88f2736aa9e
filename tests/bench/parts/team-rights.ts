import { setTimeout as delay } from 'node:timers/promises'
import type { BenchContext } from '../context'
import { type Figure, figuresOf, waitsOf } from '../figures/figure'
import type { Device } from '../team/device'
import { type Office, openOffice, writeAll } from '../team/office'
import { contactEdit } from '../team/rows'
import type { Store } from '../team/server-process'
import type { Part } from './part'
import { stores } from './team-latency'

const LIMIT_MS = 1_000
const TEAM_CONTACTS = 200
const LOOK_MS = 1
const IN_TIME_MS = 15_000
const SUCCESS = 300
const REFUSED = 401

/**
 * From an owner's request that changes somebody's rights until their device has fetched what they may see now; and what a
 * device that is revoked is still answered.
 */
export const teamRights: Part = {
  name: 'team-rights',
  async measure(bench) {
    const figures: Figure[] = []
    for (const store of stores()) {
      const office = await openOffice(store)
      try {
        figures.push(
          ...(await measureRights(bench, office, store)),
          ...(await measureRevoke(bench, office, store)),
        )
      } finally {
        await office.close()
      }
    }
    return figures
  },
}

async function measureRights(bench: BenchContext, office: Office, store: Store): Promise<Figure[]> {
  const { owner } = office
  const teamId = await makeTeam(owner)
  await writeAll(owner, filled(bench.times(20_000, 2_000), teamId))
  const [rep] = await office.hire(1)
  if (rep === undefined) throw new Error('Nobody was hired')
  await rep.connect()
  const place = `/v1/admin/teams/${teamId}/members/${rep.person.user.id}`
  const member = `/v1/admin/members/${rep.person.user.id}`
  const times: Record<'into a team' | 'out of it' | 'another role', number[]> = {
    'into a team': [],
    'out of it': [],
    'another role': [],
  }
  for (let turn = 0; turn < bench.times(50, 5); turn++) {
    times['into a team'].push(await inStepAfter(owner, rep, 'PUT', place))
    times['another role'].push(await inStepAfter(owner, rep, 'PATCH', member, { role: 'viewer' }))
    times['another role'].push(await inStepAfter(owner, rep, 'PATCH', member, { role: 'rep' }))
    times['out of it'].push(await inStepAfter(owner, rep, 'DELETE', place))
  }
  return Object.entries(times).flatMap(([name, ms]) =>
    waitsOf(`team-rights: ${store}, ${name}, in step`, ms, { p99: LIMIT_MS }),
  )
}

/** @returns how long it takes, ms. */
async function inStepAfter(
  owner: Device,
  device: Device,
  method: string,
  path: string,
  body?: unknown,
): Promise<number> {
  const before = device.epoch()
  const from = performance.now()
  const { status } = await owner.person.ask(method, path, body)
  if (status >= SUCCESS) throw new Error(`${method} ${path} was answered ${status}`)
  while (device.epoch() === before) {
    if (performance.now() - from > IN_TIME_MS) throw new Error('The device never heard of it')
    await delay(LOOK_MS)
  }
  // The first page has come with the new rights; this waits for the last one.
  await device.pull()
  return performance.now() - from
}

async function measureRevoke(bench: BenchContext, office: Office, store: Store): Promise<Figure[]> {
  const { owner } = office
  const told: number[] = []
  const asked: number[] = []
  let answered = 0
  for (const device of await office.hire(bench.times(30, 5))) {
    await device.connect()
    const heard = new Promise<number>((resolve) => {
      device.onFrame(({ type }) => type === 'revoked' && resolve(performance.now()))
    })
    const from = performance.now()
    const { status } = await owner.person.ask('POST', `/v1/admin/devices/${device.person.deviceId}/revoke`)
    if (status >= SUCCESS) throw new Error(`Revoking was answered ${status}`)
    asked.push(performance.now() - from)
    const { client, gen } = device.person
    const pull = { client, gen, cursors: {}, limit: 1 }
    if ((await device.person.ask('POST', '/v1/sync/pull', pull)).status !== REFUSED) answered += 1
    told.push((await heard) - from)
  }
  const title = `team-rights: ${store}, revoked`
  return [
    ...waitsOf(`${title}, told on its line`, told, { p99: LIMIT_MS }),
    ...figuresOf(`${title}, answered to the owner`, asked, 'ms', null),
    { name: `${title}, requests it was still answered`, value: answered, unit: '', limit: 0 },
  ]
}

async function makeTeam({ person }: Device): Promise<string> {
  const { status, body } = await person.ask('POST', '/v1/admin/teams', { name: 'North' })
  if (status >= SUCCESS) throw new Error(`No team was made: ${status}`)
  return (body as { id: string }).id
}

/** Everybody's contacts, of which some are the team's. */
function* filled(count: number, teamId: string) {
  for (let at = 0; at < count; at++) yield contactEdit(at, at < TEAM_CONTACTS ? { teamId } : {})
}
