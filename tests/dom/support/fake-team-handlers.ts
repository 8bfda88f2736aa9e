import type { TeamState } from '@/storage/protocol/team'
import type { Handlers, Write } from './fake-handlers'

type Name = Extract<keyof Handlers, `team.${string}`>

/** Nobody is in a team. */
export function fakeTeamHandlers(_write: Write): Pick<Handlers, Name> {
  const off: TeamState = { phase: 'off', waiting: 0, refused: 0, conflicts: 0 }
  return {
    'team.state': () => off,
    'team.colleagues': () => [],
    'team.syncNow': () => undefined,
    'team.conflicts': () => ({ rows: [] }),
    'team.resolve': () => ({}),
    'team.refusals': () => ({ rows: [] }),
    'team.dismissRefusal': () => undefined,
    'team.assign': () => ({}),
    'team.join': () => undefined,
    'team.leave': () => undefined,
    'team.people': () => ({ members: [], teams: [], devices: [], invites: [], shares: [] }),
    'team.invite': () => ({
      id: 'invite',
      secret: 'secret',
      link: 'https://team.example/#secret',
      expiresAt: 0,
    }),
    'team.withdrawInvite': () => undefined,
    'team.changeMember': () => undefined,
    'team.letLeave': () => undefined,
    'team.makeTeam': () => ({ id: 'team' }),
    'team.renameTeam': () => undefined,
    'team.dissolveTeam': () => undefined,
    'team.placeInTeam': () => undefined,
    'team.share': () => undefined,
    'team.reassign': () => ({ moved: 0 }),
    'team.countContacts': () => ({ count: 0 }),
    'team.revokeDevice': () => undefined,
    'team.exportRefusals': () => ({ json: '[]' }),
  }
}
