import type { UiCommands } from '@/storage/protocol/ui'
import { tagHygiene } from '@/storage/repositories/tag-hygiene'
import { mergeTags } from '@/storage/repositories/tag-merge'
import { dryRunTagRule } from '@/storage/repositories/tag-rule-dry-run'
import { listTagRules, passState, removeTagRule, saveTagRule } from '@/storage/repositories/tag-rules'
import type { HandlersOf } from '../handler'

type Name = 'tags.merge' | 'tags.hygiene' | Extract<keyof UiCommands, `tagRules.${string}`>

export const knowledgeHandlers: HandlersOf<UiCommands, Name> = {
  'tags.merge': ({ fromId, intoId }) => mergeTags({ fromId, intoId }),
  'tags.hygiene': () => tagHygiene(),
  'tagRules.list': () => listTagRules(),
  'tagRules.save': ({ rule }) => saveTagRule(rule),
  'tagRules.remove': ({ id }) => removeTagRule(id),
  'tagRules.dryRun': ({ rule, limit, cursor }) => dryRunTagRule(rule, limit, cursor),
  'tagRules.pass': () => passState(),
}
