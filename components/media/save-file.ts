import type { MediaBrief } from '@/storage/schema/media'
import { readFile } from './read-file'

const RELEASE_MS = 60_000

/** Saves a stored file where the browser keeps downloads. */
export async function saveFile(file: MediaBrief): Promise<void> {
  const url = URL.createObjectURL(await readFile(file))
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The browser reads the file after the click; how long it takes to is nobody's to know.
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
}
