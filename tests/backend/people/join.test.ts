import { beforeAll, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { type JoinAnswer, joinAnswerSchema, PROTOCOL } from '../../../storage/sync/wire.ts'
import { firstStart, inviteOwner } from '../../../backend/src/people/first-start.ts'
import { freshDatabase } from '../support/databases.ts'
import { openOffice, type Office } from './support/office.ts'

const DAY_MS = 86_400_000
let office: Office

beforeAll(async () => {
  office = await openOffice(await freshDatabase())
})

describe('the first start', () => {
  it('makes an owner of whoever uses the link it gives', () => {
    expect(office.owner.role).toBe('owner')
    expect(office.owner.ws.name).toBe('Team')
  })

  it('gives no further link once there is an owner', async () => {
    const again = { ...office.services, publicUrl: 'https://x', workspaceName: 'Other' }
    expect(await firstStart(again)).toBeUndefined()
    expect(await office.db.own((tx) => tx.query('select ws from workspaces'))).toHaveLength(1)
  })

  it('makes the link before anew as long as nobody has used it', async () => {
    const db = await freshDatabase()
    const start = { db, now: office.services.now, publicUrl: 'https://x', workspaceName: 'New' }
    const one = (await firstStart(start))!
    const two = (await firstStart(start))!
    expect(await db.own((tx) => tx.query('select ws from workspaces'))).toHaveLength(1)
    const hashes = await db.own((tx) =>
      tx.query<{ hash: Uint8Array }>('select secret_hash as hash from invites'),
    )
    expect(hashes.map(({ hash }) => Buffer.from(hash).toString('hex'))).toEqual([sha256(two.secret)])
    expect(one.secret).not.toBe(two.secret)
    expect(two.link.split('.')[0]).toBe(`https://x/join#${two.secret}`)
    // The key by which the server is known is made once.
    expect(two.link.split('.')[1]).toMatch(/^[\w-]{43}$/)
    expect(two.link.split('.')[1]).toBe(one.link.split('.')[1])
  })

  it('lets whoever runs the server bring in a further owner', async () => {
    const made = (await inviteOwner({ ...office.services, publicUrl: 'https://x' }))!
    expect((await office.join(made.secret, 'Oscar')).role).toBe('owner')
  })
})

describe('joining', () => {
  it('answers what the protocol says, and a token that works', async () => {
    const made = await office.invite(office.owner, { role: 'rep' })
    const { body } = await office.tryJoin(made.secret, { userName: 'Rita' })
    expect(joinAnswerSchema.safeParse(body).success).toBe(true)
    expect(body).toMatchObject({ role: 'rep', user: { name: 'Rita' }, keyGrants: [] })
    expect((await office.sitDown(body as unknown as JoinAnswer).ask('GET', '/v1/admin/members')).status).toBe(
      200,
    )
  })

  it('keeps neither the token nor the secret of the invite', async () => {
    const made = await office.invite(office.owner, { role: 'rep', uses: 2 })
    const { token } = await office.join(made.secret)
    const tables = await office.db.own((tx) =>
      tx.query(`select d::text as row from devices d union all select i::text from invites i`),
    )
    const all = JSON.stringify(tables)
    expect(all).not.toContain(token)
    expect(all).not.toContain(made.secret)
    expect(all).toContain(sha256(token))
  })

  it('counts the uses', async () => {
    const made = await office.invite(office.owner, { role: 'rep', uses: 2 })
    const uses = []
    for (let use = 0; use < 3; use++) uses.push((await office.tryJoin(made.secret)).status)
    expect(uses).toEqual([200, 200, 410])
  })

  it('lets exactly one in when many use one invite at once', async () => {
    const made = await office.invite(office.owner, { role: 'rep' })
    const all = await Promise.all(Array.from({ length: 10 }, () => office.tryJoin(made.secret)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ body }) => body['code'] === 'INVITE_VOID')).toHaveLength(9)
  })

  it('says the same of an invite that is over, was withdrawn, or never was', async () => {
    const late = await office.invite(office.owner, { role: 'rep', days: 1 })
    const withdrawn = await office.invite(office.owner, { role: 'rep' })
    await office.owner.ask('DELETE', `/v1/admin/invites/${withdrawn.id}`)
    office.clock.now += DAY_MS + 1
    for (const secret of [late.secret, withdrawn.secret, 'x'.repeat(43)]) {
      const { status, body } = await office.tryJoin(secret)
      expect({ status, body }).toEqual({ status: 410, body: { code: 'INVITE_VOID' } })
    }
  })

  it('makes a further device of somebody who is there, with the role of now', async () => {
    const rep = await office.hire('rep')
    const made = await office.invite(rep, { userId: rep.user.id })
    await office.owner.ask('PATCH', `/v1/admin/members/${rep.user.id}`, { role: 'viewer' })
    const second = await office.join(made.secret, 'Another name')
    expect(second.user).toEqual(rep.user)
    expect(second.role).toBe('viewer')
    expect(second.token).not.toBe(rep.token)
  })

  it('refuses an invite whose maker has lost the right to it', async () => {
    const team = await office.makeTeam()
    const manager = await office.hire('manager', { teamId: team })
    const made = await office.invite(manager, { role: 'rep', teamId: team, uses: 3 })
    expect((await office.tryJoin(made.secret)).status).toBe(200)
    await office.owner.ask('PATCH', `/v1/admin/members/${manager.user.id}`, { role: 'rep' })
    expect((await office.tryJoin(made.secret)).body).toEqual({ code: 'INVITE_VOID' })
  })

  it('refuses a device for somebody who left', async () => {
    const rep = await office.hire('rep')
    const made = await office.invite(office.owner, { userId: rep.user.id })
    await office.owner.ask('POST', `/v1/admin/members/${rep.user.id}/leave`)
    expect((await office.tryJoin(made.secret)).status).toBe(410)
  })

  it('refuses an extension of another protocol, older or newer, and says which one is spoken here', async () => {
    const made = await office.invite(office.owner, { role: 'rep' })
    for (const proto of [PROTOCOL - 1, PROTOCOL + 1]) {
      const { status, body } = await office.tryJoin(made.secret, { proto })
      expect({ status, body }).toEqual({ status: 426, body: { code: 'PROTOCOL', detail: String(PROTOCOL) } })
    }
    expect((await office.tryJoin(made.secret)).status).toBe(200)
  })

  it('raises the rights, since others see the newcomer', async () => {
    const before = office.told.rights
    await office.join((await office.invite(office.owner, { role: 'rep' })).secret)
    // The invite and the joining.
    expect(office.told.rights).toBe(before + 2)
  })

  it('answers a browser that opens the link with what to do, and asks it nothing', async () => {
    const { status, text } = await office.ask(undefined, 'GET', '/join')
    expect(status).toBe(200)
    expect(text).toContain('Chatside')
  })
})

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
