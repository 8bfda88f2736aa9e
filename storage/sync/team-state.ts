import { database, type Database } from '../database'
import type { TeamPhase, TeamState } from '../protocol/team'
import type { TeamSession } from '../schema/team'
import { announce } from '../write/announce'
import { type First, readFirst } from './first-progress'
import { readTeamSession } from './team-session'
import { readTeamStatus, type TeamStatus } from './team-status'

let announced = ''

/** @returns how things stand with the team. */
export async function teamState(): Promise<TeamState> {
  const [session, status, db] = await Promise.all([readTeamSession(), readTeamStatus(), database()])
  if (session === undefined) {
    // What was left unsent is to be saved, or let go of.
    return { phase: 'off', waiting: 0, refused: await db.refusals.count(), conflicts: 0 }
  }
  const [waiting, refused, conflicts, first] = await Promise.all([
    db.outbox.count(),
    db.refusals.count(),
    db.conflicts.count(),
    readFirst(),
  ])
  const { inStepAt, since } = status
  const { user, ws, role, deviceId, url, removal } = session
  return {
    phase: phaseOf(session, status, waiting, first),
    link: { host: new URL(url).host, ws: ws.name, user, role, deviceId },
    waiting,
    refused,
    conflicts,
    ...(first !== undefined && { first }),
    ...(inStepAt !== undefined && { inStepAt }),
    ...(since !== undefined && { since }),
    ...(removal !== undefined && { removal: { ...removal, unsent: await countUnsent(db) } }),
  }
}

/** There are few. */
function countUnsent(db: Database): Promise<number> {
  return db.refusals.filter(({ reason }) => reason === 'unsent').count()
}

/** Tells pages when something of it is another than they were told. */
export async function announceTeamState(): Promise<void> {
  const { inStepAt: _, ...shown } = await teamState()
  const state = JSON.stringify(shown)
  if (state === announced) return
  announced = state
  announce({ team: 'all' })
}

function phaseOf(
  { isOver }: TeamSession,
  { outdated, isUnproved, since }: TeamStatus,
  waiting: number,
  first: First | undefined,
): TeamPhase {
  if (isOver) return 'revoked'
  if (outdated !== undefined) return outdated === 'server' ? 'server-outdated' : 'outdated'
  if (isUnproved) return 'unproved'
  if (since !== undefined) return 'offline'
  if (first !== undefined) return 'first'
  return waiting > 0 ? 'sending' : 'in-step'
}
