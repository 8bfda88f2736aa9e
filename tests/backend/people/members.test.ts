import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Device, Invite, Member, Team } from '../../../storage/sync/people-wire.ts'
import { freshDatabase } from '../support/databases.ts'
import { type Desk, openOffice, type Office } from './support/office.ts'

let office: Office
let north: string
let south: string
let manager: Desk
let rep: Desk
let stranger: Desk

beforeAll(async () => {
  office = await openOffice(await freshDatabase())
  north = await office.makeTeam('North')
  south = await office.makeTeam('South')
})
beforeEach(async () => {
  manager = await office.hire('manager', { teamId: north })
  rep = await office.hire('rep', { teamId: north })
  stranger = await office.hire('rep', { teamId: south })
})

describe('roles', () => {
  it('lets an owner give any', async () => {
    for (const role of ['manager', 'owner', 'viewer', 'rep']) {
      expect(await change(office.owner, rep, { role })).toBe(204)
      expect((await memberOf(rep)).role).toBe(role)
    }
  })

  it('lets a manager make reps and viewers of the team one another', async () => {
    expect(await change(manager, rep, { role: 'viewer' })).toBe(204)
    expect(await change(manager, rep, { role: 'rep' })).toBe(204)
  })

  it.each(['manager', 'owner'])('lets no manager make a %s', async (role) => {
    expect(await change(manager, rep, { role })).toBe(403)
    expect(await change(manager, manager, { role: 'owner' })).toBe(403)
    expect((await memberOf(rep)).role).toBe('rep')
  })

  it('lets a manager change neither a stranger, nor an equal, nor an owner', async () => {
    const equal = await office.hire('manager', { teamId: north })
    for (const other of [stranger, equal, office.owner])
      expect(await change(manager, other, { role: 'viewer' })).toBe(403)
  })

  it('lets a rep change nobody, and only their own name of themselves', async () => {
    expect(await change(rep, rep, { role: 'manager' })).toBe(403)
    expect(await change(rep, stranger, { name: 'X' })).toBe(403)
    expect(await change(rep, rep, { name: ' Rita ' })).toBe(204)
    expect((await memberOf(rep)).name).toBe('Rita')
  })

  it('keeps the last owner', async () => {
    expect(await change(office.owner, office.owner, { role: 'rep' })).toBe(403)
    expect(await leave(office.owner, office.owner)).toBe(403)
  })

  it('leaves one owner when two step down at once', async () => {
    const other = await office.hire('owner')
    const both = await Promise.all([
      change(office.owner, other, { role: 'rep' }),
      change(other, office.owner, { role: 'rep' }),
    ])
    // Whoever came second was an owner no more.
    expect(both.toSorted()).toEqual([204, 403])
    const owners = (await members()).filter(({ role, hasLeft }) => role === 'owner' && !hasLeft)
    expect(owners).toHaveLength(1)
    if (owners[0]!.id === other.user.id) await change(other, office.owner, { role: 'owner' })
    if (owners[0]!.id === other.user.id) await change(office.owner, other, { role: 'rep' })
  })

  it('raises the rights with each change and tells the devices', async () => {
    const told = office.told.rights
    const before = await epochOf(rep)
    await change(office.owner, rep, { role: 'viewer' })
    expect(office.told.rights).toBe(told + 1)
    expect(await epochOf(rep)).not.toBe(before)
  })

  it('says that there is nobody of that name', async () => {
    for (const id of ['nobody', '%00', '..%2f'])
      expect((await office.owner.ask('PATCH', `/v1/admin/members/${id}`, { role: 'rep' })).status).toBe(404)
  })
})

describe('leaving', () => {
  it('shuts out all devices at once and says so to each', async () => {
    const second = await office.join((await office.invite(rep, { userId: rep.user.id })).secret)
    expect(await leave(manager, rep)).toBe(204)
    for (const desk of [rep, second]) {
      expect((await desk.ask('GET', '/v1/admin/members')).body).toMatchObject({ code: 'DEVICE_REVOKED' })
      expect(office.told.revoked).toContain(desk.deviceId)
    }
    expect((await memberOf(rep)).hasLeft).toBe(true)
    await expect(office.seen(rep)).rejects.toThrow('DEVICE_REVOKED')
  })

  it('keeps in sight of those over them what they had', async () => {
    await leave(office.owner, rep)
    expect(await office.seen(manager)).toContain(`o:${rep.user.id}`)
    expect(await office.seen(office.owner)).toContain(`o:${rep.user.id}`)
  })

  it('is for oneself and for those over one', async () => {
    expect(await leave(rep, stranger)).toBe(403)
    expect(await leave(manager, stranger)).toBe(403)
    expect(await leave(rep, rep)).toBe(204)
    expect(await leave(office.owner, rep)).toBe(404)
  })
})

describe('teams', () => {
  it('are made, named and dissolved by owners alone', async () => {
    for (const desk of [manager, rep]) {
      expect((await desk.ask('POST', '/v1/admin/teams', { name: 'X' })).status).toBe(403)
      expect((await desk.ask('PATCH', `/v1/admin/teams/${north}`, { name: 'X' })).status).toBe(403)
      expect((await desk.ask('DELETE', `/v1/admin/teams/${north}`)).status).toBe(403)
    }
    const id = await office.makeTeam('West')
    await office.owner.ask('PATCH', `/v1/admin/teams/${id}`, { name: 'Far West' })
    expect(await teams(rep)).toContainEqual({ id, name: 'Far West' })
    expect((await office.owner.ask('DELETE', `/v1/admin/teams/${id}`)).status).toBe(204)
    expect((await office.owner.ask('DELETE', `/v1/admin/teams/${id}`)).status).toBe(404)
  })

  it('stay as long as they have contacts', async () => {
    const id = await office.makeTeam('East')
    await office.write('contacts', `t:${id}`, { teamId: id })
    expect((await office.owner.ask('DELETE', `/v1/admin/teams/${id}`)).status).toBe(400)
  })

  it('let a manager place their own people in their own teams', async () => {
    const west = await office.makeTeam('West')
    await place(office.owner, 'PUT', west, manager)
    expect(await place(manager, 'PUT', west, rep)).toBe(204)
    expect(await office.seen(rep)).toContain(`t:${west}`)
    expect(await place(manager, 'DELETE', west, rep)).toBe(204)
    expect(await office.seen(rep)).not.toContain(`t:${west}`)
  })

  it('let no manager pull in a stranger, or push somebody into a team of others', async () => {
    expect(await place(manager, 'PUT', north, stranger)).toBe(403)
    expect(await place(manager, 'PUT', south, rep)).toBe(403)
    expect(await place(rep, 'PUT', south, rep)).toBe(403)
    expect(await place(office.owner, 'PUT', 'no-team', rep)).toBe(404)
  })
})

describe('what one sees', () => {
  it('is for a rep what is the team’s and their own', async () => {
    expect(await office.seen(rep)).toEqual(['ws', `o:${rep.user.id}`, `t:${north}`])
  })

  it('is for a manager also what their reps have, and nobody else', async () => {
    const seen = await office.seen(manager)
    expect(seen).toEqual(
      expect.arrayContaining(['ws', `o:${manager.user.id}`, `o:${rep.user.id}`, `t:${north}`]),
    )
    expect(seen).not.toContain(`o:${stranger.user.id}`)
    expect(seen).not.toContain(`o:${office.owner.user.id}`)
    expect(seen).not.toContain(`t:${south}`)
  })

  it('is for an owner everything', async () => {
    const all = (await members()).map(({ id }) => `o:${id}`)
    expect(await office.seen(office.owner)).toEqual(
      expect.arrayContaining(['ws', ...all, `t:${north}`, `t:${south}`]),
    )
  })

  it('goes by the role in the database, not by that of the request', async () => {
    await change(office.owner, manager, { role: 'rep' })
    expect(await office.seen({ ...manager, role: 'owner' })).not.toContain(`o:${rep.user.id}`)
  })
})

describe('devices', () => {
  it('are out from the next request on', async () => {
    expect((await rep.ask('POST', `/v1/admin/devices/${rep.deviceId}/revoke`)).status).toBe(204)
    const { status, body } = await rep.ask('GET', '/v1/admin/members')
    expect({ status, body }).toMatchObject({ status: 401, body: { code: 'DEVICE_REVOKED' } })
    expect(office.told.revoked).toContain(rep.deviceId)
  })

  it('take the invites with them that whoever held them may have made', async () => {
    const back = await office.invite(rep, { userId: rep.user.id })
    const other = await office.invite(office.owner, { userId: rep.user.id })
    await manager.ask('POST', `/v1/admin/devices/${rep.deviceId}/revoke`)
    for (const { secret } of [back, other]) expect((await office.tryJoin(secret)).status).toBe(410)
  })

  it('are revoked by their own people and by those over them', async () => {
    expect((await rep.ask('POST', `/v1/admin/devices/${stranger.deviceId}/revoke`)).status).toBe(403)
    expect((await manager.ask('POST', `/v1/admin/devices/${office.owner.deviceId}/revoke`)).status).toBe(403)
    expect((await manager.ask('POST', '/v1/admin/devices/none/revoke')).status).toBe(404)
    expect((await stranger.ask('GET', '/v1/admin/members')).status).toBe(200)
  })

  it('are listed to whoever may revoke them', async () => {
    const devicesOf = async (desk: Desk) =>
      ((await desk.ask('GET', '/v1/admin/devices')).body['devices'] as Device[]).map(({ id }) => id)
    expect(await devicesOf(rep)).toEqual([rep.deviceId])
    expect(await devicesOf(manager)).toEqual(expect.arrayContaining([manager.deviceId, rep.deviceId]))
    expect(await devicesOf(manager)).not.toContain(stranger.deviceId)
    expect(await devicesOf(office.owner)).toContain(stranger.deviceId)
  })

  it('tell when they were last there', async () => {
    await rep.ask('GET', '/v1/admin/members')
    const { devices } = (await rep.ask('GET', '/v1/admin/devices')).body as { devices: Device[] }
    expect(devices[0]).toMatchObject({ name: 'Laptop', seenAt: office.clock.now, isRevoked: false })
  })
})

describe('invites', () => {
  it('of a manager bring reps and viewers into a team of theirs', async () => {
    const made = await office.invite(manager, { role: 'viewer', teamId: north })
    const viewer = await office.join(made.secret)
    expect(await office.seen(viewer)).toEqual(['ws', `o:${viewer.user.id}`, `t:${north}`])
  })

  it.each([
    { role: 'manager', team: 'north' },
    { role: 'owner', team: 'north' },
    { role: 'rep', team: 'south' },
    { role: 'rep', team: undefined },
  ])('of a manager bring no $role into $team', async ({ role, team }) => {
    const teamId = team === undefined ? {} : { teamId: team === 'north' ? north : south }
    expect((await manager.ask('POST', '/v1/admin/invites', { role, ...teamId })).status).toBe(403)
  })

  it('of a rep are for their own devices alone', async () => {
    expect((await rep.ask('POST', '/v1/admin/invites', { role: 'viewer', teamId: north })).status).toBe(403)
    expect((await rep.ask('POST', '/v1/admin/invites', { userId: manager.user.id })).status).toBe(403)
    expect((await rep.ask('POST', '/v1/admin/invites', { userId: rep.user.id })).status).toBe(201)
  })

  it('of a manager make no device of a rep who sees more than they do', async () => {
    await place(office.owner, 'PUT', south, rep)
    expect((await manager.ask('POST', '/v1/admin/invites', { userId: rep.user.id })).status).toBe(403)
  })

  it.each([{ uses: 0 }, { uses: 51 }, { days: 31 }, { role: 'king' }, { teamId: 'no team!' }, {}])(
    'refuse %j',
    async (wrong) => {
      const ask = Object.keys(wrong).length === 0 ? {} : { role: 'rep', ...wrong }
      expect((await office.owner.ask('POST', '/v1/admin/invites', ask)).status).toBe(400)
    },
  )

  it('are listed without their secret, and withdrawn by their maker or an owner', async () => {
    const made = await office.invite(manager, { role: 'rep', teamId: north })
    const { body, text } = await manager.ask('GET', '/v1/admin/invites')
    expect((body['invites'] as Invite[]).map(({ id }) => id)).toEqual([made.id])
    expect(text).not.toContain(made.secret)
    expect((await rep.ask('GET', '/v1/admin/invites')).body).toEqual({ invites: [] })
    expect((await rep.ask('DELETE', `/v1/admin/invites/${made.id}`)).status).toBe(404)
    expect((await manager.ask('DELETE', `/v1/admin/invites/${made.id}`)).status).toBe(204)
  })
})

async function change(by: Desk, of: Desk, to: Record<string, unknown>): Promise<number> {
  return (await by.ask('PATCH', `/v1/admin/members/${of.user.id}`, to)).status
}

async function leave(by: Desk, who: Desk): Promise<number> {
  return (await by.ask('POST', `/v1/admin/members/${who.user.id}/leave`)).status
}

async function place(by: Desk, method: 'PUT' | 'DELETE', team: string, who: Desk): Promise<number> {
  return (await by.ask(method, `/v1/admin/teams/${team}/members/${who.user.id}`)).status
}

async function members(): Promise<Member[]> {
  return (await office.owner.ask('GET', '/v1/admin/members')).body['members'] as Member[]
}

async function memberOf({ user }: Desk): Promise<Member> {
  return (await members()).find(({ id }) => id === user.id)!
}

async function teams(desk: Desk): Promise<Team[]> {
  return (await desk.ask('GET', '/v1/admin/teams')).body['teams'] as Team[]
}

async function epochOf({ user, deviceId, role }: Desk): Promise<string> {
  return (await office.services.access.bucketsOf({ ws: office.ws, userId: user.id, deviceId, role })).epoch
}
