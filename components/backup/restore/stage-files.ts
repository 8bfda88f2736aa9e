import { askUi, askWorkspace } from '@/storage/client'
import { BackupFileError } from '@/utils/backup-file/backup-file-error'
import type { BackupKey } from '@/utils/backup-file/passphrase'
import { breather } from '@/utils/breathe'
import { readBackup, verifyBackup } from '@/utils/backup-file/read-backup'
import type { BackupFile } from '../read-heads'
import { RowStager } from './stage-rows'
import type { OnWork } from './working'

export type KeyOf = (file: BackupFile) => BackupKey | undefined

/** A fault of one of the files. */
export class ChainFault extends Error {
  readonly file: BackupFile
  override readonly cause: unknown

  constructor(file: BackupFile, cause: unknown) {
    super(file.name)
    this.file = file
    this.cause = cause
  }
}

/**
 * Reads all files through before anything is done with them, then hands their rows over to be put aside.
 * @returns the id of the restore. @throws ChainFault, AppError; AbortError when it was called off
 */
export async function stageFiles(
  chain: readonly BackupFile[],
  keyOf: KeyOf,
  onWork: OnWork,
  signal: AbortSignal,
): Promise<string> {
  await refuseNewer(chain)
  const settings = await verifyAll(chain, keyOf, onWork, signal)
  const total = sizeOf(chain)
  const schema = chain.at(-1)?.head.schema ?? 0
  const { id } = await askWorkspace('restore.begin', {
    schema,
    heads: chain.map(({ head }) => head),
    settings,
  })
  const stager = new RowStager(id)
  let before = 0
  for (const file of chain) {
    let last = 0
    for await (const part of readBackup(file.file, keyOf(file))) {
      signal.throwIfAborted()
      if ('rows' in part) await stager.add(part.rows, (part.bytes - last) * UNPACKED)
      last = part.bytes
      onWork('staging', { done: before + part.bytes, total })
    }
    before += file.file.size
  }
  await stager.flush()
  return id
}

/** Rows of a version that is yet to come can be read by nobody here. */
async function refuseNewer(chain: readonly BackupFile[]): Promise<void> {
  const { schema } = await askUi('storage.state', {})
  const newer = chain.find(({ head }) => head.schema > schema)
  if (newer !== undefined) throw new ChainFault(newer, new BackupFileError('newer'))
}

/** Rows become about a quarter when they are packed, pictures do not: counted so, a part is never too large. */
const UNPACKED = 4

/** @returns the settings of the last one. */
async function verifyAll(
  chain: readonly BackupFile[],
  keyOf: KeyOf,
  onWork: OnWork,
  signal: AbortSignal,
): Promise<unknown> {
  const total = sizeOf(chain)
  const breathe = breather()
  let before = 0
  let settings: unknown
  for (const file of chain) {
    try {
      const verified = await verifyBackup(file.file, keyOf(file), (done) => {
        signal.throwIfAborted()
        onWork('verifying', { done: before + done, total })
        return breathe()
      })
      settings = verified.settings
    } catch (error) {
      if (signal.aborted) throw error
      throw new ChainFault(file, error)
    }
    before += file.file.size
  }
  return settings
}

function sizeOf(chain: readonly BackupFile[]): number {
  return chain.reduce((sum, { file }) => sum + file.size, 0)
}
