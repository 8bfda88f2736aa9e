import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { openByCode, recoveryState, setRecoveryCode } from '@/storage/sync/keys/recovery'
import {
  changeMember,
  countContacts,
  dissolveTeam,
  invite,
  letLeave,
  makeTeam,
  people,
  placeInTeam,
  reassign,
  renameTeam,
  revokeDevice,
  share,
  withdrawInvite,
} from '@/storage/sync/people'
import { colleagues, joinTeam, leaveTeam, syncNow, teamState } from '@/storage/sync/team-commands'
import {
  assignContact,
  dismissRefusal,
  dismissRefusals,
  exportRefusals,
  pageConflicts,
  pageRefusals,
  resolveConflict,
} from '@/storage/sync/team-lists'
import type { HandlersOf } from '../../handler'

export const teamHandlers: HandlersOf<UiCommands, Extract<keyof UiCommands, `team.${string}`>> = {
  'team.state': () => teamState(),
  'team.colleagues': () => colleagues(),
  'team.syncNow': () => syncNow(),
  'team.conflicts': (page) => pageConflicts(page),
  'team.resolve': ({ id, keep }) => resolveConflict(id, keep),
  'team.refusals': (page) => pageRefusals(page),
  'team.dismissRefusal': ({ id }) => dismissRefusal(id),
  'team.dismissRefusals': () => dismissRefusals(),
  'team.assign': ({ contactId, ownerId }) => assignContact(contactId, ownerId),
}

export const teamWorkspaceHandlers: HandlersOf<
  WorkspaceCommands,
  Extract<keyof WorkspaceCommands, `team.${string}`>
> = {
  'team.join': (input) => joinTeam(input),
  'team.leave': (input) => leaveTeam(input),
  'team.people': people,
  'team.invite': invite,
  'team.withdrawInvite': withdrawInvite,
  'team.changeMember': changeMember,
  'team.letLeave': letLeave,
  'team.makeTeam': makeTeam,
  'team.renameTeam': renameTeam,
  'team.dissolveTeam': dissolveTeam,
  'team.placeInTeam': placeInTeam,
  'team.share': share,
  'team.countContacts': countContacts,
  'team.reassign': reassign,
  'team.revokeDevice': revokeDevice,
  'team.recovery': () => recoveryState(),
  'team.setRecovery': ({ code }) => setRecoveryCode(code),
  'team.openByCode': ({ code }) => openByCode(code),
  'team.exportRefusals': async () => ({ json: await exportRefusals() }),
}
