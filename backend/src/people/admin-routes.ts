import { Hono } from 'hono'
import {
  inviteAskSchema,
  memberChangeSchema,
  reassignSchema,
  shareSchema,
  teamSchema,
} from '../../../storage/sync/people-wire.ts'
import type { Authorized } from '../http/caller.ts'
import { readBody, readId } from '../http/read-body.ts'
import { listDevices, revokeDevice } from './devices.ts'
import { type InviteServices, listInvites, makeInvite, withdrawInvite } from './invites.ts'
import { changeMember, leave, listMembers } from './members.ts'
import { countContacts, reassign } from './reassign.ts'
import { listShares, share, unshare } from './shares.ts'
import { dissolveTeam, listTeams, makeTeam, placeInTeam, renameTeam } from './teams.ts'

const DONE = 204

/** Who is in the team, what they are there, and what is whose. */
export function createAdminRoutes(services: InviteServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .route('/members', memberRoutes(services))
    .route('/teams', teamRoutes(services))
    .route('/shares', shareRoutes(services))
    .route('/invites', inviteRoutes(services))
    .route('/devices', deviceRoutes(services))
    .post('/reassign', async (c) => {
      const moved = await reassign(services, c.get('caller'), await readBody(c, reassignSchema))
      return c.json({ moved })
    })
}

function memberRoutes(services: InviteServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .get('/', async (c) => c.json({ members: await listMembers(services, c.get('caller')) }))
    .patch('/:id', async (c) => {
      const change = await readBody(c, memberChangeSchema)
      await changeMember(services, c.get('caller'), readId(c, 'id'), change)
      return c.body(null, DONE)
    })
    .get('/:id/contacts', async (c) =>
      c.json({ count: await countContacts(services, c.get('caller'), readId(c, 'id')) }),
    )
    .post('/:id/leave', async (c) => {
      await leave(services, c.get('caller'), readId(c, 'id'))
      return c.body(null, DONE)
    })
}

function teamRoutes(services: InviteServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .get('/', async (c) => c.json({ teams: await listTeams(services, c.get('caller')) }))
    .post('/', async (c) => {
      const { name } = await readBody(c, teamSchema)
      return c.json(await makeTeam(services, c.get('caller'), name), 201)
    })
    .patch('/:id', async (c) => {
      const { name } = await readBody(c, teamSchema)
      await renameTeam(services, c.get('caller'), readId(c, 'id'), name)
      return c.body(null, DONE)
    })
    .delete('/:id', async (c) => {
      await dissolveTeam(services, c.get('caller'), readId(c, 'id'))
      return c.body(null, DONE)
    })
    .on(['PUT', 'DELETE'], '/:id/members/:userId', async (c) => {
      const ids = { teamId: readId(c, 'id'), userId: readId(c, 'userId') }
      await placeInTeam(services, c.get('caller'), { ...ids, isIn: c.req.method === 'PUT' })
      return c.body(null, DONE)
    })
}

function shareRoutes(services: InviteServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .get('/', async (c) => c.json({ shares: await listShares(services, c.get('caller')) }))
    .post('/', async (c) => {
      await share(services, c.get('caller'), await readBody(c, shareSchema))
      return c.body(null, DONE)
    })
    .delete('/:contactId/:userId', async (c) => {
      const shared = { contactId: readId(c, 'contactId'), userId: readId(c, 'userId') }
      await unshare(services, c.get('caller'), shared)
      return c.body(null, DONE)
    })
}

function inviteRoutes(services: InviteServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .get('/', async (c) => c.json({ invites: await listInvites(services, c.get('caller')) }))
    .post('/', async (c) =>
      c.json(await makeInvite(services, c.get('caller'), await readBody(c, inviteAskSchema)), 201),
    )
    .delete('/:id', async (c) => {
      await withdrawInvite(services, c.get('caller'), readId(c, 'id'))
      return c.body(null, DONE)
    })
}

function deviceRoutes(services: InviteServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .get('/', async (c) => c.json({ devices: await listDevices(services, c.get('caller')) }))
    .post('/:id/revoke', async (c) => {
      await revokeDevice(services, c.get('caller'), readId(c, 'id'))
      return c.body(null, DONE)
    })
}
