import { askUi, askWorkspace } from '@/storage/client'
import type { CommandMap, InputOf, OutputOf } from '@/storage/protocol/command'
import type { UiCommands } from '@/storage/protocol/ui'
import type { Written } from '@/storage/protocol/shared'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { noteSaved, showError } from './errors'
import { offerUndo } from './undo'

type WriteName<Commands extends CommandMap> = {
  [Name in keyof Commands]: OutputOf<Commands[Name]> extends Written ? Name : never
}[keyof Commands] &
  string

type Done<Output> = string | ((written: Output) => string)

/**
 * Writes, then offers to undo it; a failure is shown with the offer to try again. `done` says what was done.
 * @returns what was written, or undefined when it failed.
 */
export function write<Name extends WriteName<UiCommands>>(
  name: Name,
  input: InputOf<UiCommands[Name]>,
  done: Done<OutputOf<UiCommands[Name]>>,
): Promise<Written | undefined> {
  return written(() => askUi(name, input), done)
}

/** The same for what only the workspace may do. */
export function writeInBulk<Name extends WriteName<WorkspaceCommands>>(
  name: Name,
  input: InputOf<WorkspaceCommands[Name]>,
  done: Done<OutputOf<WorkspaceCommands[Name]>>,
): Promise<Written | undefined> {
  return written(() => askWorkspace(name, input), done)
}

async function written<Output>(ask: () => Promise<Output>, done: Done<Output>): Promise<Written | undefined> {
  try {
    const output = await ask()
    const what = output as Written
    noteSaved()
    offerUndo(what.undoId, typeof done === 'string' ? done : done(output))
    return what
  } catch (error) {
    showError(error, { retry: () => void written(ask, done) })
    return undefined
  }
}
