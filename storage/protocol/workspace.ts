import * as z from 'zod/mini'
import { id } from '../schema/fields'
import { command } from './command'

/** Commands that reveal or destroy in bulk: only a top-level extension page may send them. */
export const workspaceCommands = {
  /** Erases a contact and everything about it, history included. Not undoable: the interface asks first. */
  'contacts.erase': command<{ rows: number }>()(z.object({ contactId: id })),
}

export type WorkspaceCommands = typeof workspaceCommands
