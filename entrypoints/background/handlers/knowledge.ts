import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { tagHygiene } from '@/storage/repositories/tag-hygiene'
import { mergeTags } from '@/storage/repositories/tag-merge'
import { dryRunTagRule } from '@/storage/repositories/tag-rule-dry-run'
import { listTagRules, passState, removeTagRule, saveTagRule } from '@/storage/repositories/tag-rules'
import type { HandlersOf } from '../handler'

type Name = 'tags.hygiene' | Extract<keyof UiCommands, `tagRules.${string}`>

export const knowledgeHandlers: HandlersOf<UiCommands, Name> = {
  'tags.hygiene': () => tagHygiene(),
  'tagRules.list': () => listTagRules(),
  'tagRules.save': ({ rule }) => saveTagRule(rule),
  'tagRules.remove': ({ id }) => removeTagRule(id),
  'tagRules.dryRun': ({ rule, limit, cursor }) => dryRunTagRule(rule, limit, cursor),
  'tagRules.pass': () => passState(),
}

export const knowledgeWorkspaceHandlers: HandlersOf<WorkspaceCommands, 'tags.merge'> = {
  'tags.merge': ({ fromId, intoId }) => mergeTags({ fromId, intoId }),
}
