import type { UiCommands } from '@/storage/protocol/ui'
import { listTagRules, passState, removeTagRule, saveTagRule } from '@/storage/repositories/tag-rules'
import type { HandlersOf } from '../handler'

type Name = `tagRules.${'list' | 'save' | 'remove' | 'pass'}`

export const knowledgeHandlers: HandlersOf<UiCommands, Name> = {
  'tagRules.list': () => listTagRules(),
  'tagRules.save': ({ rule }) => saveTagRule(rule),
  'tagRules.remove': ({ id }) => removeTagRule(id),
  'tagRules.pass': () => passState(),
}
