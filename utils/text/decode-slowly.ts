import type { Breathe } from '../breathe'
import { type Encoding, ENCODINGS, likelyEncoding } from './decode'

export type DecodedFile = { text: string; encoding: Encoding; isGuess: boolean }

const SLICE_BYTES = 1_000_000

/** As `decodeText`, a slice at a time with a breath between them: for files of any size. `chosen` overrides what is guessed. */
export async function decodeSlowly(
  bytes: Uint8Array,
  breathe: Breathe,
  chosen?: Encoding,
): Promise<DecodedFile> {
  const { encoding, isGuess } = likelyEncoding(bytes.subarray(0, SLICE_BYTES), bytes.length > SLICE_BYTES)
  if (chosen !== undefined)
    return { text: await decoded(bytes, chosen, false, breathe), encoding: chosen, isGuess }
  try {
    return { text: await decoded(bytes, encoding, !isGuess, breathe), encoding, isGuess }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // What began as UTF-8 goes on as something else.
    const other = ENCODINGS[ENCODINGS.length - 1] ?? encoding
    return { text: await decoded(bytes, other, false, breathe), encoding: other, isGuess: true }
  }
}

async function decoded(
  bytes: Uint8Array,
  encoding: Encoding,
  fatal: boolean,
  breathe: Breathe,
): Promise<string> {
  const decoder = new TextDecoder(encoding, { fatal })
  let text = ''
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    const slice = bytes.subarray(from, from + SLICE_BYTES)
    text += decoder.decode(slice, { stream: from + SLICE_BYTES < bytes.length })
    await breathe()
  }
  return text
}
