import { wordsOf } from '@/utils/text/words'
import type { StoredTextRow } from '../rows'
import type { Vault } from '../schema/stored-text'
import { seal } from './seal'
import { isSensitive } from './sensitive'

/** The one index key of what is sealed, so that it can be counted: no word is like it. */
export const SEALED = '\u0000'
const MAX_WORDS = 300

export type Content = Pick<StoredTextRow, 'text' | 'sealed' | 'words'>

/**
 * @returns how a text is stored by these words: for everybody to find, or sealed and in no index. `isMarked`: a colleague
 * holds it for sensitive.
 */
export async function contentOf(
  of: string,
  text: string,
  vault: Vault,
  words: readonly string[],
  isMarked = false,
): Promise<Content> {
  if (isMarked || isSensitive(text, words)) return { sealed: await seal(vault, of, text), words: [SEALED] }
  return { text, words: wordsOf(text).slice(0, MAX_WORDS) }
}
