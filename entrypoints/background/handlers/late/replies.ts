import * as z from 'zod/mini'
import type { DryRun } from '@/storage/protocol/replies'
import { textsAnswerSchema, type TextsAnswer } from '@/storage/protocol/tab'
import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { addReplies } from '@/storage/repositories/add-replies'
import { exportReplies } from '@/storage/repositories/replies'
import { dryRunOnRecords, dryRunOnTexts } from '@/storage/repositories/suggestion-dry-run'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import type { HandlersOf } from '../../handler'
import { ownZone } from '../../own-zone'
import { connectedTabs, tellTab } from '../../tabs'

export const lateReplyHandlers: HandlersOf<UiCommands, 'replies.addMany' | 'suggestions.dryRun'> = {
  'replies.addMany': ({ drafts, onConflict }) => addReplies(drafts, onConflict),
  'suggestions.dryRun': ({ condition, since = 0 }) => dryRun(condition, since),
}

export const replyWorkspaceHandlers: HandlersOf<WorkspaceCommands, 'replies.export'> = {
  'replies.export': (query) => exportReplies(query),
}

async function dryRun(condition: SuggestionCondition, since: number): Promise<DryRun> {
  if (condition.type !== 'keyword') return dryRunOnRecords(condition, { since, timeZone: ownZone() })
  const tabs = await connectedTabs()
  const answers = await Promise.all(tabs.map(textsInSight))
  return dryRunOnTexts(condition, answers.flat(), since)
}

async function textsInSight(tabId: number): Promise<TextsAnswer['texts']> {
  const { answer } = await tellTab(tabId, { chatside: 1, type: 'texts-in-sight' })
  const parsed = z.safeParse(textsAnswerSchema, answer)
  return parsed.success ? parsed.data.texts : []
}
