import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { tagHygiene } from '@/storage/repositories/tag-hygiene'
import { mergeTags } from '@/storage/repositories/tag-merge'
import { dryRunTagRule } from '@/storage/repositories/tag-rule-dry-run'
import type { HandlersOf } from '../../handler'

export const lateTagHandlers: HandlersOf<UiCommands, 'tags.hygiene' | 'tagRules.dryRun'> = {
  'tags.hygiene': () => tagHygiene(),
  'tagRules.dryRun': ({ rule, limit, cursor }) => dryRunTagRule(rule, limit, cursor),
}

export const tagWorkspaceHandlers: HandlersOf<WorkspaceCommands, 'tags.merge'> = {
  'tags.merge': ({ fromId, intoId }) => mergeTags({ fromId, intoId }),
}
