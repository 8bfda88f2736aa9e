import { expect } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import type { Limits } from '../../../backend/src/limits.ts'
import type { Outcome, PullAnswer, PushAnswer, SyncRow } from '../../../storage/sync/wire.ts'
import { copyOf, createModelClient, type ModelClient, type Profile } from './model-client.ts'
import { CONTACTS, DEVICES, type FAULTS, type Put, type Step } from './schedule.ts'
import { createTeam, type Person, type Post, type Team } from './team.ts'

type Fault = (typeof FAULTS)[number]
type Device = { person: Person; model: ModelClient; saved: Profile | undefined; skewMs: number }

/** Several devices of several people at one server, who do what a schedule says. */
export type Office = {
  team: Team
  devices: Device[]
  /** The first outcome of each mutation that reached the server. */
  outcomes: Map<string, Outcome>
  /** The value each mutation wrote into one field, none twice. */
  values: Map<string, { tbl: string; id: string; field: string; value: string }>
  run: (step: Step) => Promise<void>
  /** All faults are over: everybody sends what they have and fetches what there is. */
  heal: () => Promise<void>
}

class Offline extends Error {}

const TICK_MS = 1_000

export async function createOffice(
  skews: readonly number[],
  { dbs, limits }: { dbs?: readonly Db[]; limits?: Limits } = {},
): Promise<Office> {
  const team = await createTeam(dbs, limits)
  const people = await hire(team)
  const devices = people.map((person, at): Device => {
    const device: Device = { person, saved: undefined, skewMs: skews[at] ?? 0, model: undefined as never }
    device.model = createModelClient(team.gen, () => team.clock.now + device.skewMs)
    return device
  })
  const office: Office = {
    team,
    devices,
    outcomes: new Map(),
    values: new Map(),
    run: async (step) => {
      team.clock.now += TICK_MS
      await perform(office, step)
    },
    heal: () => heal(office),
  }
  sentRequests.set(office, [])
  await open(office)
  return office
}

const sentRequests = new WeakMap<Office, { device: Device; path: string; body: unknown }[]>()

/** An owner, a manager, a rep with two devices, a rep of another team, a viewer. */
async function hire(team: Team): Promise<Person[]> {
  const owner = await team.join('owner')
  const manager = await team.join('manager', ['north'])
  const rep = await team.join('rep', ['north'])
  const second = await team.addDevice(rep.userId)
  const other = await team.join('rep', ['south'])
  return [owner, manager, rep, second, other, await team.join('viewer', ['north'])]
}

/** Everybody begins with some contacts, of which not everybody sees each. */
async function open(office: Office): Promise<void> {
  const puts: Put[] = [
    { owner: 2, team: null },
    { owner: 4, team: null },
    { owner: 2, team: 'north' },
  ]
  for (const [at, put] of puts.entries()) {
    const contact = CONTACTS[at]!
    work(office, { do: 'create', by: 0, contact, put })
    work(office, { do: 'note', by: 0, contact, note: `note-${at + 1}` })
  }
  await office.heal()
}

async function perform(office: Office, step: Step): Promise<void> {
  switch (step.do) {
    case 'push':
    case 'pull':
      return exchange(office, deviceOf(office, step.by), step.do, step.fault)
    case 'replay':
      return replay(office, step.nth)
    case 'jump':
      deviceOf(office, step.by).skewMs = step.byMs
      return
    case 'save':
    case 'roll-back':
      return setBack(deviceOf(office, step.by), step.do)
    case 'role':
    case 'teams':
    case 'share':
    case 'reassign':
      return administer(office, step)
    default:
      work(office, step)
  }
}

let written = 0

function work(
  office: Office,
  step: Exclude<
    Step,
    {
      do: 'push' | 'pull' | 'replay' | 'jump' | 'save' | 'roll-back' | 'role' | 'teams' | 'share' | 'reassign'
    }
  >,
): void {
  const { model, person } = deviceOf(office, step.by)
  // What one does not see one cannot touch; what went away meanwhile one may have touched before.
  if ('contact' in step && step.do !== 'create' && model.see('contacts', step.contact, 'name') === undefined)
    return
  const text = (): string => `text ${++written}`
  const remember = (
    tbl: string,
    id: string,
    field: string,
    values: Record<string, string | number | null>,
    parent?: string,
  ): void => {
    const mutation = model.edit(tbl, id, values, parent)
    office.values.set(mutation.mid, { tbl, id, field, value: String(values[field]) })
  }
  if (step.do === 'create')
    remember('contacts', step.contact, 'name', { ...fieldsOf(office, step.put), name: text() })
  if (step.do === 'edit') remember('contacts', step.contact, step.field, { [step.field]: text() })
  if (step.do === 'tag') model.edit('contacts', step.contact, { [`tags.${step.tag}`]: step.on ? 1 : null })
  if (step.do === 'trash') model.edit('contacts', step.contact, { deletedAt: step.on ? model.clock() : null })
  if (step.do === 'erase') model.edit('contacts', step.contact, { erasedAt: model.clock() })
  if (step.do === 'note')
    remember('notes', step.note, 'text', { text: text(), contactId: step.contact }, step.contact)
  if (step.do === 'give') model.edit('contacts', step.contact, fieldsOf(office, step.put))
  if (step.do === 'reply') {
    remember('replies', step.reply, 'body', { body: text(), ownerId: step.isOwn ? person.userId : null })
  }
  if (step.do === 'policy') remember('tagRules', 'rule', 'name', { name: text() })
}

function fieldsOf(office: Office, { owner, team }: Put): { ownerId: string | null; teamId: string | null } {
  return { ownerId: owner === null ? null : deviceOf(office, owner).person.userId, teamId: team }
}

async function exchange(office: Office, device: Device, what: 'push' | 'pull', fault: Fault): Promise<void> {
  try {
    await device.model[what](postOf(office, device, fault))
  } catch (error) {
    if (!(error instanceof Offline)) throw error
  }
  if (what === 'pull' && fault === 'none')
    await expectOnlyAllowed(office, device, device.model.profile.rows.values())
}

async function replay(office: Office, nth: number): Promise<void> {
  const requests = sentRequests.get(office) ?? []
  const request = requests[nth % Math.max(1, requests.length)]
  if (request !== undefined) await watched(office, request.device)(request.path, request.body)
}

function setBack(device: Device, what: 'save' | 'roll-back'): void {
  if (what === 'save') device.saved = copyOf(device.model.profile)
  else if (device.saved !== undefined) device.model.profile = copyOf(device.saved)
}

async function administer(
  office: Office,
  step: Extract<Step, { do: 'role' | 'teams' | 'share' | 'reassign' }>,
): Promise<void> {
  const { team } = office
  // The owner stays one: there is always somebody who sees everything.
  if (step.do === 'role' && step.of !== 0)
    await team.setRole(deviceOf(office, step.of).person.userId, step.role)
  if (step.do === 'teams') await team.setTeams(deviceOf(office, step.of).person.userId, step.teams)
  if (step.do === 'reassign') await team.reassign(step.contact, fieldsOf(office, step.put))
  if (step.do === 'share' && step.on)
    await team.share(step.contact, deviceOf(office, step.with).person.userId)
  if (step.do === 'share' && !step.on) await team.unshare(step.contact)
}

/** The network of a device, with what goes wrong in it. */
function postOf(office: Office, device: Device, fault: Fault): Post {
  return async (path, body) => {
    // As it is on the wire: what the device does later must not reach into it.
    const sent = structuredClone(body)
    sentRequests.get(office)?.push({ device, path, body: sent })
    if (fault === 'lost-request') throw new Offline()
    const answer = await watched(office, device)(path, sent)
    if (fault === 'lost-answer') throw new Offline()
    return fault === 'doubled' ? watched(office, device)(path, sent) : answer
  }
}

/** No answer holds a byte of a row that its device may not see. */
function watched(office: Office, device: Device): Post {
  return async (path, body) => {
    const answer = await office.team.as(device.person.deviceId).post(path, body)
    expect([200, 409]).toContain(answer.status)
    if (answer.status !== 200) return answer
    await expectOnlyAllowed(office, device, (answer.body as PullAnswer | PushAnswer).rows)
    if (path.endsWith('push'))
      keepOutcomes(office, body as { muts: { n: number; mid: string }[] }, answer.body as PushAnswer)
    return answer
  }
}

function keepOutcomes(
  office: Office,
  { muts }: { muts: { n: number; mid: string }[] },
  { res }: PushAnswer,
): void {
  // What would make the answer too large waits for the next one.
  expect(res.length).toBeGreaterThan(0)
  expect(res.map(({ n }) => n)).toEqual(muts.slice(0, res.length).map(({ n }) => n))
  for (const [at, outcome] of res.entries()) {
    const mid = muts[at]?.mid ?? ''
    const known = office.outcomes.get(mid)
    if (known === undefined) office.outcomes.set(mid, outcome)
    else expect(outcome).toEqual({ ...known, n: outcome.n, dup: true })
  }
}

async function expectOnlyAllowed(office: Office, device: Device, rows: Iterable<SyncRow>): Promise<void> {
  const allowed = await office.team.bucketsOf(device.person.deviceId)
  expect([...rows].filter(({ bucket }) => !allowed.includes(bucket))).toEqual([])
}

async function heal(office: Office): Promise<void> {
  for (const device of office.devices) {
    // Two for a refusal, as after a copy of the profile, and one for each edit: no answer is too small for one.
    const most = 2 + device.model.profile.outbox.length
    for (let tries = 0; tries < most && device.model.profile.outbox.length > 0; tries++)
      await device.model.push(postOf(office, device, 'none'))
    expect(device.model.profile.outbox).toEqual([])
  }
  for (const device of office.devices) {
    let pages = 0
    while (await device.model.pull(postOf(office, device, 'none'))) expect(pages++).toBeLessThan(200)
  }
}

function deviceOf(office: Office, at: number): Device {
  return office.devices[at % DEVICES]!
}
