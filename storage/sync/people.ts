import * as z from 'zod/mini'
import { AppError } from '@/utils/app-error'
import type { OutputOf, ParsedInputOf } from '../protocol/command'
import type { teamWorkspaceCommands } from '../protocol/team-workspace'
import { askServer, ServerRefusal } from './ask-server'
import { readTeamSession } from './team-session'

type Commands = typeof teamWorkspaceCommands
type Ask<Name extends keyof Commands> = (
  input: ParsedInputOf<Commands[Name]>,
) => Promise<OutputOf<Commands[Name]>>

// What the screens of a team ask of the server, one request each. Nothing of it is kept here.

const any = z.unknown()

/** @returns who is there, with which devices, and what was offered to whom. */
export const people: Ask<'team.people'> = async () => {
  const [members, teams, devices, invites, shares] = await Promise.all([
    ask('GET', '/members'),
    ask('GET', '/teams'),
    ask('GET', '/devices'),
    ask('GET', '/invites'),
    ask('GET', '/shares'),
  ])
  return { ...members, ...teams, ...devices, ...invites, ...shares } as OutputOf<Commands['team.people']>
}

export const invite: Ask<'team.invite'> = async (input) =>
  (await ask('POST', '/invites', input)) as OutputOf<Commands['team.invite']>
export const withdrawInvite: Ask<'team.withdrawInvite'> = ({ id }) => tell('DELETE', `/invites/${id}`)
export const changeMember: Ask<'team.changeMember'> = ({ id, ...change }) =>
  tell('PATCH', `/members/${id}`, change)
export const letLeave: Ask<'team.letLeave'> = ({ id }) => tell('POST', `/members/${id}/leave`)
export const makeTeam: Ask<'team.makeTeam'> = async (input) =>
  (await ask('POST', '/teams', input)) as { id: string }
export const renameTeam: Ask<'team.renameTeam'> = ({ id, name }) => tell('PATCH', `/teams/${id}`, { name })
export const dissolveTeam: Ask<'team.dissolveTeam'> = ({ id }) => tell('DELETE', `/teams/${id}`)
export const placeInTeam: Ask<'team.placeInTeam'> = ({ teamId, userId, isIn }) =>
  tell(isIn ? 'PUT' : 'DELETE', `/teams/${teamId}/members/${userId}`)
export const share: Ask<'team.share'> = ({ contactId, userId, isOn }) =>
  isOn ? tell('POST', '/shares', { contactId, userId }) : tell('DELETE', `/shares/${contactId}/${userId}`)
export const reassign: Ask<'team.reassign'> = async (input) =>
  (await ask('POST', '/reassign', input)) as { moved: number }
export const countContacts: Ask<'team.countContacts'> = async ({ id }) =>
  (await ask('GET', `/members/${id}/contacts`)) as { count: number }
export const revokeDevice: Ask<'team.revokeDevice'> = ({ id }) => tell('POST', `/devices/${id}/revoke`)

async function tell(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<void> {
  await ask(method, path, body)
}

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const session = await readTeamSession()
  if (session === undefined) throw new AppError('not-found', 'team')
  try {
    return (await askServer(session, method, `/v1/admin${path}`, any, body)) as Record<string, unknown>
  } catch (error) {
    if (error instanceof ServerRefusal) throw new AppError(CODES[error.code] ?? 'internal', error.code)
    throw new AppError('unreachable', 'team')
  }
}

const CODES: Partial<Record<string, AppError['code']>> = {
  FORBIDDEN: 'not-allowed',
  NOT_FOUND: 'not-found',
  BAD_REQUEST: 'bad-request',
  TOO_MANY: 'too-many',
}
