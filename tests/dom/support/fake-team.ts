import type { ShownConflict, ShownRefusal, TeamState } from '@/storage/protocol/team'
import type { RecoveryState } from '@/storage/protocol/team-workspace'
import type { Device, Invite, Member, Share, Team } from '@/storage/sync/people-wire'

/** A team as one device of it sees it. Without `state.link` there is none. */
export type FakeTeam = {
  state: Omit<TeamState, 'refused' | 'conflicts'>
  members: Member[]
  teams: Team[]
  devices: Device[]
  invites: Invite[]
  shares: Share[]
  conflicts: ShownConflict[]
  refusals: ShownRefusal[]
  recovery: RecoveryState
  /** The recovery code that holds. */
  code?: string
}

export function nobody(): FakeTeam {
  const lists = { members: [], teams: [], devices: [], invites: [], shares: [], conflicts: [], refusals: [] }
  return { state: { phase: 'off', waiting: 0 }, ...lists, recovery: { keys: 1, missing: 0, hasNewest: true } }
}

/** @returns a team of one's own in step, with oneself in it. */
export function teamOf(role: Member['role'], state: Partial<FakeTeam['state']> = {}): FakeTeam {
  const user = { id: 'me', name: 'Ana' }
  const link = { host: 'team.example', ws: 'Atelier', user, role, deviceId: 'here' }
  const me = { ...user, role, teams: [], hasLeft: false }
  const here = {
    id: 'here',
    userId: 'me',
    name: 'Chrome on Linux',
    createdAt: 1,
    seenAt: 2,
    isRevoked: false,
  }
  return {
    ...nobody(),
    state: { phase: 'in-step', waiting: 0, link, ...state },
    members: [me],
    devices: [here],
  }
}

export function memberNamed(name: string, fields: Partial<Member> = {}): Member {
  return { id: name.toLowerCase(), name, role: 'rep', teams: [], hasLeft: false, ...fields }
}
