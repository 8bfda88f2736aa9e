import { expect } from 'vitest'
import type { NewInvite } from '@/storage/sync/people-wire'
import type { Role } from '@/storage/sync/wire'
import { freshDatabase } from '../../../../backend/support/databases.ts'
import { useNet } from './net'
import { startServer, type TeamServer } from './server'
import { openWorld, type World } from './world'

/** A server, and Ana who owns the team on it. */
export type Team = { server: TeamServer; ana: World }

export async function startTeam(): Promise<Team> {
  useNet()
  const server = await startServer(await freshDatabase())
  const ana = await openWorld('Ana', server)
  await join(ana, server.ownerSecret!)
  return { server, ana }
}

/** @returns a browser of somebody new, who has joined and has all there is. */
export async function hire({ server, ana }: Team, name: string, role: Role): Promise<World> {
  const world = await openWorld(name, server)
  await join(world, (await invite(ana, { role })).secret)
  return world
}

/** Joins, and waits for the first exchange. */
export async function join(world: World, secret: string): Promise<void> {
  const link = linkOf(world, secret)
  await world.worker.commands.joinTeam({ link, userName: world.name, deviceName: `${world.name}'s laptop` })
  await world.worker.commands.sync()
}

export function linkOf(world: World, secret: string): string {
  return `http://localhost:${world.way.port}/join#${secret}`
}

export async function invite(by: World, what: { role?: Role; userId?: string }): Promise<NewInvite> {
  const made = (await ask(by, 'POST', '/v1/admin/invites', what)) as NewInvite
  // All that stands behind the `#`.
  return { ...made, secret: made.link.split('#')[1]! }
}

/** Asks the server as somebody, past all that may go wrong on the way. */
export async function ask(world: World, method: string, path: string, body?: unknown): Promise<unknown> {
  const session = await world.worker.session()
  const response = await fetch(`http://localhost:${world.way.port}${path}`, {
    method,
    headers: { Authorization: `Bearer ${session?.token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  expect(response.status, `${method} ${path}`).toBeLessThan(300)
  return response.status === 204 ? undefined : response.json()
}
