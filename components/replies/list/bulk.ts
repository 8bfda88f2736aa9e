import { askUi, askWorkspace } from '@/storage/client'
import type { Reply, ReplyDraft } from '@/storage/schema/reply'
import { AppError } from '@/utils/app-error'
import { showError } from '../../app/errors'
import { offerUndo } from '../../app/undo'

const PAGE_ROWS = 200

/** What is done with many replies: of those that are given, how far it is. */
export type BulkProgress = (done: number) => void

/** Changes where replies are kept, as one action that can be taken back. @returns whether it worked. */
export async function changeMany(
  ids: readonly string[],
  patch: { isArchived?: boolean; folder?: string | undefined },
  done: string,
): Promise<boolean> {
  return tell(done, async () => {
    const replies = await wholeReplies(new Set(ids))
    const drafts = replies.map((reply) => withPatch(toDraft(reply), patch))
    const { undoId } = await askUi('replies.addMany', { drafts, onConflict: 'replace' })
    return undoId === undefined ? [] : [undoId]
  })
}

/** Deletes replies one after another; all of them are taken back as one. @returns whether it worked. */
export async function removeMany(
  ids: readonly string[],
  done: string,
  onProgress: BulkProgress,
): Promise<boolean> {
  return tell(done, async () => {
    const undoIds: string[] = []
    for (const [index, id] of ids.entries()) {
      const { undoId } = await askUi('replies.remove', { id })
      if (undoId !== undefined) undoIds.push(undoId)
      onProgress(index + 1)
    }
    return undoIds
  })
}

async function tell(done: string, run: () => Promise<string[]>): Promise<boolean> {
  try {
    offerUndo(await run(), done)
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

async function wholeReplies(ids: ReadonlySet<string>): Promise<Reply[]> {
  const replies: Reply[] = []
  let cursor: string | undefined
  do {
    const page = await askWorkspace('replies.export', {
      limit: PAGE_ROWS,
      ...(cursor !== undefined && { cursor }),
    })
    replies.push(...page.rows.filter(({ id }) => ids.has(id)))
    cursor = page.next
  } while (cursor !== undefined && replies.length < ids.size)
  if (replies.length === 0) throw new AppError('not-found')
  return replies
}

function toDraft(reply: Reply): ReplyDraft {
  const { id, shortcut, title, body, language, variants, labels, folder } = reply
  return {
    id,
    shortcut,
    title,
    body,
    ...(language !== undefined && { language }),
    ...(variants !== undefined && { variants }),
    labels: Object.keys(labels),
    ...(folder !== undefined && { folder }),
  }
}

function withPatch(
  draft: ReplyDraft,
  patch: { isArchived?: boolean; folder?: string | undefined },
): ReplyDraft {
  const { folder: old, ...rest } = draft
  const folder = 'folder' in patch ? patch.folder : old
  return {
    ...rest,
    ...(folder !== undefined && { folder }),
    ...(patch.isArchived !== undefined && { isArchived: patch.isArchived }),
  }
}
