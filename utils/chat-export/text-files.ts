import { unzipSync } from 'fflate'
import { AppError } from '../app-error'

/** A chat of many years is a few megabytes. What claims more is no chat. */
const MOST_BYTES = 50 * 1024 * 1024
const MOST_FILES = 200

type TextFile = { name: string; text: string }

/**
 * @returns the texts of an export: the file itself, or the `.txt` files of a zip. Nothing else is unpacked.
 * @throws AppError 'bad-request' for a file that is too large or a zip that cannot be read.
 */
export function textFilesOf({ name, bytes }: { name: string; bytes: Uint8Array }): TextFile[] {
  if (!isZip(bytes)) {
    if (bytes.length > MOST_BYTES) throw new AppError('bad-request', 'export-too-large')
    return [{ name, text: decode(bytes) }]
  }
  return Object.entries(unzip(bytes)).map(([path, content]) => ({
    // A phone calls what is in the zip "_chat.txt", and the zip by the chat.
    name: /(?:^|\/)_chat\.txt$/i.test(path) ? name : path,
    text: decode(content),
  }))
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  let [total, files] = [0, 0]
  const isWanted = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (!/\.txt$/i.test(name) || /(?:^|\/)(?:__MACOSX\/|\._)/.test(name)) return false
    total += originalSize
    files += 1
    if (total > MOST_BYTES || files > MOST_FILES) throw new AppError('bad-request', 'export-too-large')
    return true
  }
  try {
    return unzipSync(bytes, { filter: isWanted })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('bad-request', 'export-unreadable')
  }
}

function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
