import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KeyHolder } from '../../../storage/sync/people-wire.ts'
import { freshDatabase } from '../support/databases.ts'
import { type Desk, openOffice, PUBKEY, type Office } from './support/office.ts'

let office: Office
let manager: Desk
let rep: Desk
let epoch = 0

beforeAll(async () => {
  office = await openOffice(await freshDatabase())
  manager = await office.hire('manager')
  rep = await office.hire('rep')
})
beforeEach(async () => {
  epoch += 1
  const { status } = await begin(office.owner, [office.owner, manager])
  if (status !== 201) throw new Error(`no epoch: ${status}`)
})

describe('a new epoch', () => {
  it('gives each device what was wrapped for it, and nothing else', async () => {
    const { body } = await manager.ask('POST', '/v1/keys/look', {})
    expect(body['epoch']).toBe(epoch)
    expect(body['grants']).toContainEqual({ epoch, wrapped: `for-${manager.deviceId}` })
    expect((await rep.ask('POST', '/v1/keys/look', {})).text).not.toContain('for-')
  })

  it('is begun by owners and managers alone', async () => {
    expect((await begin(rep, [rep], epoch + 1)).status).toBe(403)
    expect((await begin(manager, [manager], epoch + 1)).status).toBe(201)
    epoch += 1
  })

  it('is the next one, once', async () => {
    expect((await begin(office.owner, [office.owner], epoch)).status).toBe(400)
    expect((await begin(office.owner, [office.owner], epoch + 2)).status).toBe(400)
    const both = await Promise.all([
      begin(office.owner, [office.owner], epoch + 1),
      begin(manager, [manager], epoch + 1),
    ])
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(both.filter(({ status }) => status === 400)).toHaveLength(1)
    epoch += 1
  })

  it('shuts out nobody by mistake: the device that makes it has it', async () => {
    expect((await begin(office.owner, [manager], epoch + 1)).status).toBe(400)
  })

  it('is wrapped for devices of this team that are in', async () => {
    const gone = await office.hire('rep')
    await office.owner.ask('POST', `/v1/admin/devices/${gone.deviceId}/revoke`)
    expect((await begin(office.owner, [office.owner, gone], epoch + 1)).status).toBe(403)
    expect((await begin(office.owner, [office.owner, office.owner], epoch + 1)).status).toBe(400)
    expect((await office.owner.ask('POST', '/v1/keys/look', {})).body['epoch']).toBe(epoch)
  })
})

describe('a key is spent', () => {
  const isSpent = async () => (await manager.ask('POST', '/v1/keys/look', {})).body['isSpent']

  it('when a device that has it is removed, until there is a new one', async () => {
    const gone = await office.hire('rep')
    await grant(manager, [gone])
    expect(await isSpent()).toBe(false)
    await office.owner.ask('POST', `/v1/admin/devices/${gone.deviceId}/revoke`)
    expect(await isSpent()).toBe(true)
    epoch += 1
    expect((await begin(manager, [manager, office.owner])).status).toBe(201)
    expect(await isSpent()).toBe(false)
  })

  it('when its person leaves, and not by a device that never had it', async () => {
    const never = await office.hire('rep')
    await office.owner.ask('POST', `/v1/admin/devices/${never.deviceId}/revoke`)
    expect(await isSpent()).toBe(false)
    const leaver = await office.hire('rep')
    await grant(manager, [leaver])
    await office.owner.ask('POST', `/v1/admin/members/${leaver.user.id}/leave`)
    expect(await isSpent()).toBe(true)
  })
})

describe('the devices are told to look', () => {
  it('when there is a new key, and when somebody else gets one', async () => {
    const before = office.told.rights
    await grant(manager, [manager])
    expect(office.told.rights).toBe(before)
    await grant(manager, [rep])
    expect(office.told.rights).toBe(before + 1)
    epoch += 1
    await begin(manager, [manager])
    expect(office.told.rights).toBe(before + 2)
  })
})

describe('further grants', () => {
  it('come from managers and owners who have the key', async () => {
    expect((await grant(manager, [rep])).status).toBe(204)
    expect((await rep.ask('POST', '/v1/keys/look', {})).body['grants']).toContainEqual({
      epoch,
      wrapped: `for-${rep.deviceId}`,
    })
    expect((await grant(rep, [manager])).status).toBe(403)
    const newcomer = await office.hire('manager')
    expect((await grant(newcomer, [rep])).status).toBe(403)
    expect((await grant(manager, [rep], epoch + 1)).status).toBe(404)
  })

  it('let a device wrap its own anew, and those of its person', async () => {
    await grant(manager, [rep])
    const second = await office.join((await office.invite(rep, { userId: rep.user.id })).secret)
    expect((await grant(second, [rep])).status).toBe(403)
    expect((await grant(rep, [rep, second])).status).toBe(204)
    expect((await second.ask('POST', '/v1/keys/look', {})).body['grants']).toContainEqual({
      epoch,
      wrapped: `for-${second.deviceId}`,
    })
  })

  it('tell who lacks which, with what to wrap for', async () => {
    const holders = (await manager.ask('POST', '/v1/keys/look', {})).body['holders'] as KeyHolder[]
    expect(holders.find(({ deviceId }) => deviceId === manager.deviceId)?.epochs).toContain(epoch)
    expect(holders.find(({ deviceId }) => deviceId === rep.deviceId)).toMatchObject({ pubkey: PUBKEY })
    const own = (await rep.ask('POST', '/v1/keys/look', {})).body['holders'] as KeyHolder[]
    expect(new Set(own.map(({ userId }) => userId))).toEqual(new Set([rep.user.id]))
  })

  it('go with the device that is revoked', async () => {
    const other = await office.hire('manager')
    await grant(manager, [other])
    await office.owner.ask('POST', `/v1/admin/devices/${other.deviceId}/revoke`)
    const left = await office.db.own((tx) =>
      tx.query('select 1 from key_grants where holder = $1', [other.deviceId]),
    )
    expect(left).toEqual([])
  })
})

describe('recovery', () => {
  const recovery = () => ({ epoch, grants: [{ holder: 'recovery', wrapped: 'by-code' }] })

  it('is stored and read by owners alone', async () => {
    expect((await manager.ask('POST', '/v1/keys/grants', recovery())).status).toBe(403)
    expect((await office.owner.ask('POST', '/v1/keys/grants', recovery())).status).toBe(204)
    expect((await manager.ask('GET', '/v1/keys/recovery')).status).toBe(403)
    expect((await office.owner.ask('GET', '/v1/keys/recovery')).body['grants']).toContainEqual({
      epoch,
      wrapped: 'by-code',
    })
  })

  it('begins anew with a new code: nothing is left that the old one opens', async () => {
    expect((await manager.ask('PUT', '/v1/keys/recovery', code('x'))).status).toBe(403)
    await office.owner.ask('POST', '/v1/keys/grants', recovery())
    expect((await office.owner.ask('PUT', '/v1/keys/recovery', code('first', [1, epoch]))).status).toBe(204)
    expect((await office.owner.ask('PUT', '/v1/keys/recovery', code('second'))).status).toBe(204)
    expect((await office.owner.ask('GET', '/v1/keys/recovery')).body).toEqual({
      epoch,
      grants: [{ epoch, wrapped: 'by-second' }],
      recovery: {
        pubkey: PUBKEY,
        sealed: 'second',
        proof: { e: 1, k: 1, iv: 'iv', ct: 'ct' },
        madeAt: office.clock.now,
      },
    })
  })

  it('stays as it was when a new code would not open the newest key, or one that is not there', async () => {
    await office.owner.ask('PUT', '/v1/keys/recovery', code('kept'))
    const ask = (epochs: number[]) => office.owner.ask('PUT', '/v1/keys/recovery', code('bad', epochs))
    for (const epochs of [[epoch - 1], [epoch, epoch + 1], [epoch, epoch]])
      expect((await ask(epochs)).status).toBe(400)
    const { body } = await office.owner.ask('GET', '/v1/keys/recovery')
    expect(body['grants']).toEqual([{ epoch, wrapped: 'by-kept' }])
    expect(body['recovery']).toMatchObject({ sealed: 'kept' })
  })

  const code = (sealed: string, epochs = [epoch]) => ({
    pubkey: PUBKEY,
    sealed,
    proof: { e: 1, k: 1, iv: 'iv', ct: 'ct' },
    grants: epochs.map((number) => ({ epoch: number, wrapped: `by-${sealed}` })),
  })
})

describe('an invite', () => {
  it('hands over the keys that its link opens', async () => {
    const grants = [{ epoch, wrapped: 'by-fragment' }]
    const made = await office.invite(office.owner, { role: 'rep', grants })
    const joined = await office.join(made.secret)
    expect(joined.keyGrants).toEqual(grants)
    expect((await joined.ask('POST', '/v1/keys/look', {})).body['grants']).toEqual(grants)
  })

  it('takes them along when it is withdrawn', async () => {
    const made = await office.invite(office.owner, {
      role: 'rep',
      grants: [{ epoch, wrapped: 'by-fragment' }],
    })
    await office.owner.ask('DELETE', `/v1/admin/invites/${made.id}`)
    const left = await office.db.own((tx) =>
      tx.query('select 1 from key_grants where holder = $1', [`invite:${made.id}`]),
    )
    expect(left).toEqual([])
  })

  it('carries none of an epoch that is not there', async () => {
    const ask = { role: 'rep', grants: [{ epoch: epoch + 1, wrapped: 'x' }] }
    expect((await office.owner.ask('POST', '/v1/admin/invites', ask)).status).toBe(400)
  })
})

function begin(by: Desk, holders: Desk[], number = epoch) {
  return by.ask('POST', '/v1/keys', { epoch: number, grants: grantsFor(holders) })
}

function grant(by: Desk, holders: Desk[], number = epoch) {
  return by.ask('POST', '/v1/keys/grants', { epoch: number, grants: grantsFor(holders) })
}

function grantsFor(holders: Desk[]) {
  return holders.map(({ deviceId }) => ({ holder: deviceId, wrapped: `for-${deviceId}` }))
}
