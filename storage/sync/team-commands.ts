import { AppError } from '@/utils/app-error'
import type { Colleague, TeamState } from '../protocol/team'

/** @returns how things stand with the team. */
export async function teamState(): Promise<TeamState> {
  return { phase: 'off', waiting: 0, refused: 0, conflicts: 0 }
}

/** @returns the people of the team, as they were last seen. */
export async function colleagues(): Promise<Colleague[]> {
  return []
}

/** Asks the server at once. */
export async function syncNow(): Promise<void> {
  throw new AppError('not-allowed')
}

/** Joins by the link of an invite. */
export async function joinTeam(_: { link: string; userName: string; deviceName: string }): Promise<void> {
  throw new AppError('not-allowed')
}

/** Leaves the team. */
export async function leaveTeam(_: { wipe: boolean }): Promise<void> {
  throw new AppError('not-allowed')
}
