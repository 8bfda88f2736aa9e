import { askUi } from '@/storage/client'
import type { InputOf, OutputOf } from '@/storage/protocol/command'
import type { UiCommands } from '@/storage/protocol/ui'
import type { Written } from '@/storage/protocol/shared'
import { noteSaved, showError } from './errors'
import { offerUndo } from './undo'

type WriteName = {
  [Name in keyof UiCommands]: OutputOf<UiCommands[Name]> extends Written ? Name : never
}[keyof UiCommands] &
  keyof UiCommands

/**
 * Writes, then offers to undo it; a failure is shown with the offer to try again. `done` says what was done.
 * @returns what was written, or undefined when it failed.
 */
export async function write<Name extends WriteName>(
  name: Name,
  input: InputOf<UiCommands[Name]>,
  done: string | ((written: OutputOf<UiCommands[Name]>) => string),
): Promise<Written | undefined> {
  try {
    const output = await askUi(name, input)
    const written: Written = output
    noteSaved()
    offerUndo(written.undoId, typeof done === 'string' ? done : done(output))
    return written
  } catch (error) {
    showError(error, { retry: () => void write(name, input, done) })
    return undefined
  }
}
