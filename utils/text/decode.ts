export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'shift_jis', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** `isGuess`: nothing in the file says so, and a person should look. */
export type DecodedText = { text: string; encoding: Encoding; isGuess: boolean }

/** Half of the characters beyond ASCII in Japanese prose are kana; in Western text read as Shift_JIS hardly any is. */
const KANA_SHARE = 0.15
const LOOKED_AT_BYTES = 4_096

/** @returns the text of a file, by its mark, else by what its bytes can be: UTF-8 before the older encodings. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { encoding, isGuess } = likelyEncoding(bytes)
  return { text: decodeAs(bytes, encoding), encoding, isGuess }
}

/** @returns how a file is written. `isCut`: these are only its first bytes, which may end in the middle of a character. */
export function likelyEncoding(bytes: Uint8Array, isCut = false): Omit<DecodedText, 'text'> {
  const marked = encodingOfMark(bytes)
  if (marked !== undefined) return { encoding: marked, isGuess: false }
  const wide = wideWithoutMark(bytes)
  if (wide !== undefined) return { encoding: wide, isGuess: true }
  if (decodeStrictly(bytes, 'utf-8', isCut) !== undefined) return { encoding: 'utf-8', isGuess: false }
  const japanese = decodeStrictly(bytes, 'shift_jis', isCut)
  if (japanese !== undefined && readsAsJapanese(japanese)) return { encoding: 'shift_jis', isGuess: true }
  return { encoding: 'windows-1252', isGuess: true }
}

/** @returns the text in the encoding that somebody chose; what it has no character for shows as "�". */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

function encodingOfMark([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

/** In a table or in YAML every second byte is zero then; in no other encoding is any. */
function wideWithoutMark(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, LOOKED_AT_BYTES)
  const zerosAt = (parity: number): number =>
    head.reduce((count, byte, at) => (byte === 0 && at % 2 === parity ? count + 1 : count), 0)
  const [even, odd] = [zerosAt(0), zerosAt(1)]
  if (even === odd || Math.max(even, odd) < head.length / 8) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding, isCut: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut })
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function readsAsJapanese(text: string): boolean {
  const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0
  const kana = text.match(/[\u3041-\u3096\u30a1-\u30fc]/gu)?.length ?? 0
  return kana > 0 && kana / beyond >= KANA_SHARE
}
