import type { Direction } from '../schema/message'
import { readSettings } from '../settings'
import type { PreparedTexts } from './prepare-texts'

/** `length`: of the message, of which a long one is shown only in part. */
export type Said = { messageId: string; length: number; text?: string | undefined }
export type SaidInChat = Said & { direction: Direction; at?: number | undefined }
/** In whose chat it was said, and as whom the person was there. */
export type Where = { contactId: string; account: string }

type Part = typeof import('./prepare-texts')

let part: Part | undefined

/**
 * Seals what is to be sealed before a transaction begins: inside one, nothing else may be waited for. What that takes is
 * loaded only for those who keep texts.
 * @returns undefined when nothing is to be kept.
 */
export async function prepareTexts(
  where: Where,
  said: readonly SaidInChat[],
): Promise<PreparedTexts | undefined> {
  const { keepTexts, vault } = await readSettings()
  if (!keepTexts || vault === undefined) return undefined
  return (await loadTexts()).prepareSaid(where, said)
}

/** @returns what keeps texts, loaded once. */
export async function loadTexts(): Promise<Part> {
  part ??= await import('./prepare-texts')
  return part
}
