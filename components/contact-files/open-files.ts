import { AppError } from '@/utils/app-error'
import { newId } from '@/utils/ids'
import type { Encoding } from '@/utils/text/decode'
import { breather } from '@/utils/breathe'
import type { FileFault, ImportDraft } from './import-draft'

/** What a browser can hold several times over. */
const MOST_BYTES = 200_000_000

/** Reads what was chosen, one file after the other. Imports nothing. */
export async function openFiles(
  files: readonly File[],
  onFile: (name: string) => void,
): Promise<{ drafts: ImportDraft[]; faults: FileFault[] }> {
  const drafts: ImportDraft[] = []
  const faults: FileFault[] = []
  for (const file of files) {
    onFile(file.name)
    const { name } = file
    try {
      if (file.size > MOST_BYTES) throw new AppError('bad-request', 'too-large')
      const draft = await readDraft({ id: newId(), name, bytes: new Uint8Array(await file.arrayBuffer()) })
      const { read } = draft
      const found = (read.kind === 'table' ? read.records.length : read.rows.length) + read.rejected.length
      if (found === 0) faults.push({ name, code: 'nobody' })
      else drafts.push(draft)
    } catch (error) {
      faults.push({ name, code: faultOf(error) })
    }
  }
  return { drafts, faults }
}

/** Reads a file, or reads it again in the encoding somebody chose. */
export async function readDraft(
  file: Pick<ImportDraft, 'id' | 'name' | 'bytes'>,
  encoding?: Encoding,
): Promise<ImportDraft> {
  const { readContactFile } = await import('@/utils/contact-files/read-file')
  const read = await readContactFile(file.bytes, breather(), encoding)
  return { ...file, read, mapping: read.kind === 'table' ? read.mapping : [], isOn: true }
}

function faultOf(error: unknown): FileFault['code'] {
  if (error instanceof AppError && error.code === 'outdated') return 'newer'
  if (error instanceof AppError && error.code === 'bad-request') {
    return error.detail === 'too-large' ? 'too-large' : 'other-json'
  }
  // The browser throws a NotReadableError for a file that has gone meanwhile.
  if (error instanceof DOMException) return 'unreadable'
  throw error
}
