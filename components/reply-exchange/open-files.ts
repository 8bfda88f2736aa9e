import { decodeText, type Encoding } from '@/utils/text/decode'

/** A file as somebody chose it. */
export type ChosenFile = { name: string; bytes: Uint8Array; encoding: Encoding; isGuess: boolean }

/** Together about what a browser can still hold several times over. */
export const MOST_BYTES = 200_000_000

/** @returns the files with the encodings their bytes tell. */
export async function openFiles(files: readonly File[]): Promise<ChosenFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { encoding, isGuess } = decodeText(bytes)
      return { name: file.name, bytes, encoding, isGuess }
    }),
  )
}
