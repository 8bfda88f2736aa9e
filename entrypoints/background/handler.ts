import type { CommandMap, OutputOf, ParsedInputOf } from '@/storage/protocol/command'
import type { Sender } from './sender'

/** One handler for each command of an audience; a missing one, or one too many, is a type error. */
export type Handlers<Commands extends CommandMap> = {
  [Name in keyof Commands]: (
    input: ParsedInputOf<Commands[Name]>,
    sender: Sender,
  ) => Promise<OutputOf<Commands[Name]>>
}

/** The handlers of one feature. */
export type HandlersOf<Commands extends CommandMap, Name extends keyof Commands> = Pick<
  Handlers<Commands>,
  Name
>
