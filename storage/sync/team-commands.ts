import { AppError } from '@/utils/app-error'
import { now } from '@/utils/clock'
import type { Colleague, TeamState } from '../protocol/team'
import type { TeamSession } from '../schema/team'
import { ServerRefusal } from './ask-server'
import { readColleagues } from './colleagues'
import { dropDeviceKey, keepDeviceKey, newDeviceKey, publicHalf } from './device-key'
import { startTeam, stopSync, syncAtOnce } from './engine'
import { type InviteLink, parseInviteLink } from './invite-link'
import { leave } from './leave'
import { olderSide } from './older-side'
import { linkDatabase } from './recover'
import { finishRemoval } from './removal'
import { askStranger, Unproved } from './signed/ask-signed'
import { readTeamSession, writeTeamSession } from './team-session'
import { announceTeamState, teamState as stateNow } from './team-state'
import { forgetTeamStatus } from './team-status'
import { type Join, type JoinAnswer, joinAnswerSchema, PROTOCOL } from './wire'

/** Asked twice at once, it would make two devices. */
let joining: Promise<void> | undefined

type Names = { userName: string; deviceName: string }

/** @returns how things stand with the team. */
export function teamState(): Promise<TeamState> {
  return stateNow()
}

/** @returns the people of the team, as they were last seen. */
export function colleagues(): Promise<Colleague[]> {
  return readColleagues()
}

/** Asks the server at once. Resolves when that has been tried; what came of it is in the state. */
export function syncNow(): Promise<void> {
  return syncAtOnce()
}

/**
 * Joins by the link of an invite. What is there and here then goes both ways by itself; the state tells how far it is.
 * @throws AppError whose detail is the server's own word: 'not-found' INVITE_VOID, 'outdated' PROTOCOL or, when it is the server
 * that is to be updated, OLD_SERVER, 'too-many'
 * TOO_MANY; 'unreachable'; 'not-allowed' UNPROVED when another server answers than the invite is of; 'conflict' when there is a team; 'bad-request' for what is no link.
 */
export async function joinTeam(input: Names & { link: string }): Promise<void> {
  if (joining !== undefined) throw new AppError('conflict', 'joining')
  joining = join(input).finally(() => (joining = undefined))
  return joining
}

async function join({ link, ...names }: Names & { link: string }): Promise<void> {
  const before = await readTeamSession()
  if (before !== undefined && before.isOver !== true) throw new AppError('conflict', 'joined')
  const invite = parseInviteLink(link)
  if (invite === undefined) throw new AppError('bad-request', 'link')
  const pair = await newDeviceKey()
  const answer = await askToJoin(invite, await publicHalf(pair), names)
  await stopSync()
  await finishRemoval()
  await forgetTeamStatus()
  await keepDeviceKey(answer.deviceId, pair)
  if (before !== undefined) await dropDeviceKey(before.deviceId)
  const session = sessionOf(invite, answer, names)
  await writeTeamSession(session)
  await linkDatabase(session, answer.gen)
  await announceTeamState()
  startTeam()
}

/** Leaves the team, also while the server is away. `wipe`: what came from the team goes from this browser. */
export async function leaveTeam({ wipe }: { wipe: boolean }): Promise<void> {
  await leave(wipe)
}

async function askToJoin(
  { url, secret, pin }: InviteLink,
  pubkey: string,
  { userName, deviceName }: Names,
): Promise<JoinAnswer> {
  const body: Join = { invite: secret, deviceName, pubkey, proto: PROTOCOL }
  try {
    return await askStranger({ url, pin }, '/v1/join', joinAnswerSchema, {
      ...body,
      ...(userName.trim() !== '' && { userName }),
    })
  } catch (error) {
    // What answers is not the server the invite is of.
    if (error instanceof Unproved) throw new AppError('not-allowed', 'UNPROVED')
    if (!(error instanceof ServerRefusal)) throw new AppError('unreachable', 'team')
    const isOldServer = error.code === 'PROTOCOL' && olderSide(error.detail) === 'server'
    throw new AppError(CODES[error.code] ?? 'unreachable', isOldServer ? 'OLD_SERVER' : error.code)
  }
}

function sessionOf({ url }: InviteLink, answer: JoinAnswer, { deviceName }: Names): TeamSession {
  const { token, deviceId, user, ws, role, key } = answer
  return { url, token, deviceId, deviceName, user, ws, role, key, joinedAt: now() }
}

const CODES: Partial<Record<string, AppError['code']>> = {
  INVITE_VOID: 'not-found',
  PROTOCOL: 'outdated',
  TOO_MANY: 'too-many',
  BAD_REQUEST: 'bad-request',
}
