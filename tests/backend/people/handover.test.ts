import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PullAnswer } from '../../../storage/sync/wire.ts'
import { freshDatabase } from '../support/databases.ts'
import { type Desk, openOffice, type Office } from './support/office.ts'

let office: Office
let north: string
let manager: Desk
let rep: Desk
let colleague: Desk
let stranger: Desk

beforeAll(async () => {
  office = await openOffice(await freshDatabase())
  north = await office.makeTeam('North')
})
beforeEach(async () => {
  manager = await office.hire('manager', { teamId: north })
  rep = await office.hire('rep', { teamId: north })
  colleague = await office.hire('rep', { teamId: north })
  stranger = await office.hire('rep')
  office.told.written.length = 0
})

describe('handing over', () => {
  it('moves the contacts of a leaver with all that belongs to them, and says so', async () => {
    const contact = await office.contactOf(rep)
    const note = await office.write('notes', `o:${rep.user.id}`, { contactId: contact }, contact)
    await office.owner.ask('POST', `/v1/admin/members/${rep.user.id}/leave`)
    const { status, body } = await reassign(manager, { from: rep, to: colleague })
    expect({ status, body }).toEqual({ status: 200, body: { moved: 2 } })
    for (const id of [contact, note]) expect(await office.bucketOf(id)).toBe(`o:${colleague.user.id}`)
    const [written] = office.told.written
    expect(written!.rows.map(({ id }) => id).toSorted()).toEqual([contact, note].toSorted())
    expect(written!.gone.map(({ bucket }) => bucket)).toEqual([`o:${rep.user.id}`, `o:${rep.user.id}`])
  })

  it('says beforehand how many contacts it would move, to who may hand them over', async () => {
    const countOf = (asker: Desk) => asker.ask('GET', `/v1/admin/members/${rep.user.id}/contacts`)
    expect((await countOf(manager)).body).toEqual({ count: 0 })
    const contact = await office.contactOf(rep)
    await office.contactOf(rep)
    await office.contactOf(colleague)
    await office.write('notes', `o:${rep.user.id}`, { contactId: contact }, contact)
    expect((await countOf(manager)).body).toEqual({ count: 2 })
    expect((await countOf(rep)).status).toBe(403)
    expect((await countOf(stranger)).status).toBe(403)
    const nobody = await manager.ask('GET', '/v1/admin/members/nobody/contacts')
    expect(nobody.status).toBe(404)
  })

  it('reaches both by an ordinary pull', async () => {
    const contact = await office.contactOf(rep)
    const before = await pull(rep, {})
    expect(idsOf(before)).toContain(contact)
    await reassign(office.owner, { from: rep, to: colleague })
    const after = await pull(rep, before.cursors)
    expect(after.gone.map(({ id }) => id)).toContain(contact)
    expect(idsOf(after)).not.toContain(contact)
    expect(idsOf(await pull(colleague, {}))).toContain(contact)
    expect(idsOf(await pull(stranger, {}))).not.toContain(contact)
  })

  it('moves only what is named', async () => {
    const [one, other] = [await office.contactOf(rep), await office.contactOf(rep)]
    await reassign(manager, { from: rep, to: colleague, contactIds: [one] })
    expect(await office.bucketOf(one)).toBe(`o:${colleague.user.id}`)
    expect(await office.bucketOf(other)).toBe(`o:${rep.user.id}`)
  })

  it('leaves what is somebody’s own, such as their preferences', async () => {
    const preference = await office.write('preferences', `o:${rep.user.id}`, { ownerId: rep.user.id })
    await office.contactOf(rep)
    await reassign(office.owner, { from: rep, to: colleague })
    expect(await office.bucketOf(preference)).toBe(`o:${rep.user.id}`)
  })

  it('lets a manager give neither to a stranger nor from one, and a rep nothing', async () => {
    const contact = await office.contactOf(rep)
    expect((await reassign(manager, { from: rep, to: stranger })).status).toBe(403)
    expect((await reassign(manager, { from: stranger, to: rep })).status).toBe(403)
    expect((await reassign(rep, { from: rep, to: colleague })).status).toBe(403)
    expect(await office.bucketOf(contact)).toBe(`o:${rep.user.id}`)
  })

  it('gives a manager no contact of a team they are not in', async () => {
    const south = await office.makeTeam('South')
    await office.owner.ask('PUT', `/v1/admin/teams/${south}/members/${rep.user.id}`)
    const contact = await office.write('contacts', `t:${south}`, { ownerId: rep.user.id, teamId: south })
    expect((await reassign(manager, { from: rep, to: manager, contactIds: [contact] })).status).toBe(404)
    expect((await reassign(manager, { from: rep, to: manager })).body).toEqual({ moved: 0 })
  })

  it('gives nothing to viewers, to leavers, to oneself, or of contacts of somebody else', async () => {
    const contact = await office.contactOf(colleague)
    const viewer = await office.hire('viewer')
    expect((await reassign(office.owner, { from: rep, to: viewer })).status).toBe(400)
    expect((await reassign(office.owner, { from: rep, to: rep })).status).toBe(400)
    expect((await reassign(office.owner, { from: rep, to: colleague, contactIds: [contact] })).status).toBe(
      404,
    )
    await office.owner.ask('POST', `/v1/admin/members/${stranger.user.id}/leave`)
    expect((await reassign(office.owner, { from: rep, to: stranger })).status).toBe(404)
  })
})

describe('sharing', () => {
  it('shows a contact and what belongs to it to one more person, and takes it back', async () => {
    const contact = await office.contactOf(rep)
    const note = await office.write('notes', `o:${rep.user.id}`, { contactId: contact }, contact)
    expect(await share(manager, contact, stranger)).toBe(204)
    for (const desk of [rep, stranger, manager, office.owner])
      expect(idsOf(await pull(desk, {}))).toEqual(expect.arrayContaining([contact, note]))
    expect(idsOf(await pull(colleague, {}))).not.toContain(contact)
    expect((await stranger.ask('GET', '/v1/admin/shares')).body).toEqual({
      shares: [{ contactId: contact, userId: stranger.user.id }],
    })
    expect((await colleague.ask('GET', '/v1/admin/shares')).body).toEqual({ shares: [] })

    const taken = await manager.ask('DELETE', `/v1/admin/shares/${contact}/${stranger.user.id}`)
    expect(taken.status).toBe(204)
    expect(await office.bucketOf(note)).toBe(`o:${rep.user.id}`)
    expect(idsOf(await pull(stranger, {}))).not.toContain(contact)
    expect(idsOf(await pull(rep, {}))).toContain(contact)
  })

  it('stays with the others when one of several is taken out', async () => {
    const contact = await office.contactOf(rep)
    await share(manager, contact, stranger)
    await share(manager, contact, colleague)
    await manager.ask('DELETE', `/v1/admin/shares/${contact}/${stranger.user.id}`)
    expect(await office.seen(colleague)).toContain(`c:${contact}`)
    expect(await office.seen(stranger)).not.toContain(`c:${contact}`)
  })

  it('keeps a team’s contact in sight of the team', async () => {
    const contact = await office.write('contacts', `t:${north}`, { teamId: north, ownerId: rep.user.id })
    await share(manager, contact, stranger)
    for (const desk of [rep, colleague, manager, stranger])
      expect(await office.seen(desk)).toContain(`c:${contact}`)
  })

  it('follows the contact to whoever it is handed over to', async () => {
    const contact = await office.contactOf(rep)
    await share(office.owner, contact, stranger)
    await reassign(office.owner, { from: rep, to: colleague })
    expect(await office.seen(colleague)).toContain(`c:${contact}`)
    expect(await office.seen(stranger)).toContain(`c:${contact}`)
    expect(await office.seen(rep)).not.toContain(`c:${contact}`)
  })

  it('is for owners and managers, of what they see', async () => {
    const contact = await office.contactOf(rep)
    expect(await share(rep, contact, stranger)).toBe(403)
    expect(await share(manager, await office.contactOf(stranger), rep)).toBe(404)
    expect(await share(manager, 'no-contact', rep)).toBe(404)
    expect(await share(office.owner, await office.write('contacts', 'ws'), rep)).toBe(400)
    expect((await rep.ask('DELETE', `/v1/admin/shares/${contact}/${rep.user.id}`)).status).toBe(403)
    expect(await office.bucketOf(contact)).toBe(`o:${rep.user.id}`)
  })
})

function reassign(by: Desk, { from, to, contactIds }: { from: Desk; to: Desk; contactIds?: string[] }) {
  return by.ask('POST', '/v1/admin/reassign', {
    from: from.user.id,
    to: to.user.id,
    ...(contactIds === undefined ? {} : { contactIds }),
  })
}

async function share(by: Desk, contactId: string, who: Desk): Promise<number> {
  return (await by.ask('POST', '/v1/admin/shares', { contactId, userId: who.user.id })).status
}

async function pull(desk: Desk, cursors: Record<string, number>): Promise<PullAnswer> {
  const ask = { client: `client-${desk.deviceId}`, gen: desk.gen, cursors, limit: 2000 }
  const { status, body } = await desk.ask('POST', '/v1/sync/pull', ask)
  expect(status).toBe(200)
  return body as unknown as PullAnswer
}

function idsOf({ rows }: PullAnswer): string[] {
  return rows.map(({ id }) => id)
}
