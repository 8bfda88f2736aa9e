import * as z from 'zod/mini'
import { id, line } from '../schema/fields'
import type { Direction } from '../schema/message'
import { command } from './command'
import { page, type Page } from './shared'

/** Text of messages. `isOn`: new ones are kept. `hasVault`: a passphrase was set. `pending`: rows still to be sealed or opened. */
export type TextsState = {
  isOn: boolean
  hasVault: boolean
  isLocked: boolean
  words: string[]
  kept: number
  sealed: number
  pending: number
}

/** Without `text` it is sealed and the vault is locked. `by`: the colleague who keeps it, of one that is not recorded here. */
export type ShownText = {
  id: string
  contactId: string
  at?: number
  direction: Direction
  text?: string
  isSensitive: boolean
  by?: string
}

const passphrase = z.string().check(z.minLength(8), z.maxLength(1_000))
const words = z.array(line.check(z.minLength(1))).check(z.maxLength(500))

export const textCommands = {
  'texts.state': command<TextsState>()(z.object({})),
  /** Newest first. Sealed ones are opened while the vault is unlocked. */
  'texts.page': command<Page<ShownText>>()(z.object({ contactId: id, ...page })),
  /** In texts that are not sensitive; of one contact or of all. */
  'texts.search': command<Page<ShownText & { contactName: string }>>()(
    z.object({ search: line, contactId: z.optional(id), ...page }),
  ),
  'texts.lock': command<void>()(z.object({})),
}

export const textWorkspaceCommands = {
  /**
   * With a passphrase for sensitive ones; both at once, since text is never kept without. `words`: for who has chosen none
   * yet. Where there is a vault, its passphrase.
   */
  'texts.begin': command<void>()(z.object({ passphrase, words })),
  'texts.setOn': command<void>()(z.object({ isOn: z.boolean() })),
  /** A wrong passphrase is 'wrong-passphrase' and tells nothing else; after several the detail is `wait` and seconds. */
  'texts.unlock': command<void>()(z.object({ passphrase })),
  'texts.changePassphrase': command<void>()(z.object({ old: passphrase, passphrase })),
  /** Texts that become sensitive are sealed, those that no longer are are opened as soon as the vault is unlocked. */
  'texts.setWords': command<void>()(z.object({ words })),
  /** Every text that is kept, for good. The interface asks first. */
  'texts.erase': command<{ rows: number }>()(z.object({})),
}
