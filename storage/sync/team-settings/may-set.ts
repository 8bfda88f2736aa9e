import { AppError } from '@/utils/app-error'
import type { Settings } from '../../schema/settings'
import { TEAM_PARTS } from '../../schema/team-setting'
import type { TeamRole } from '../../schema/team'
import { mayCreate } from '../rights'
import { readTeamSession } from '../team-session'

const COMMON = 'ws'

/** @returns whether somebody of that role changes what the team has in common. */
export function isSetBy(role: TeamRole): boolean {
  const target = { tbl: 'teamSettings', bucket: COMMON, ownerId: null }
  return mayCreate({ userId: '', role, buckets: new Set([COMMON]) }, target) === 'ok'
}

/** @returns whether the person may change settings that a team has in common: always without a team. */
export async function maySetParts(): Promise<boolean> {
  const session = await readTeamSession()
  return session === undefined || isSetBy(session.role)
}

/** @throws AppError 'look-only' when the person may not, before anything else of what they do is written. */
export async function requireMaySet(part: (typeof TEAM_PARTS)[number]): Promise<void> {
  if (!(await maySetParts())) throw new AppError('look-only', part)
}

/** @returns `next`, in a team with what it has in common as it is `here`: neither a reset nor a backup changes that. */
export async function withPartsOf(here: Settings, next: Settings): Promise<Settings> {
  if ((await readTeamSession()) === undefined) return next
  return { ...next, ...Object.fromEntries(TEAM_PARTS.map((part) => [part, here[part]])) }
}
