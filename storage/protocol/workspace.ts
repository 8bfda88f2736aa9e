import * as z from 'zod/mini'
import { id } from '../schema/fields'
import type { Reply } from '../schema/reply'
import type { MediaBrief } from '../schema/media'
import { command } from './command'
import { customerWorkspaceCommands } from './customers'
import { dataWorkspaceCommands } from './data-workspace'
import { page, type Page } from './shared'
import { teamWorkspaceCommands } from './team-workspace'
import { textWorkspaceCommands } from './texts'

/** Commands that reveal or destroy in bulk: only a top-level extension page may send them. */
export const workspaceCommands = {
  ...customerWorkspaceCommands,
  ...dataWorkspaceCommands,
  ...textWorkspaceCommands,
  ...teamWorkspaceCommands,
  /** Erases a contact and everything about it, history included. Not undoable: the interface asks first. */
  'contacts.erase': command<{ rows: number }>()(z.object({ contactId: id })),
  /** Everything that is kept about one person, as JSON to give to them. */
  'contacts.export': command<{ json: string }>()(z.object({ contactId: id })),
  /** Whole replies, for an export. */
  'replies.export': command<Page<Reply & { files: MediaBrief[] }>>()(z.object(page)),
}

export type WorkspaceCommands = typeof workspaceCommands
