import { readBackupFolder, readBackupKey } from '@/storage/backup-folder'
import { BackupFileError } from '@/utils/backup-file/backup-file-error'
import { type BackupKey, keyOf } from '@/utils/backup-file/passphrase'
import { chainTo, newestOf } from '../chains'
import { filesIn, type Folder, isAllowed } from '../folder'
import { type BackupFile, readHeads } from '../read-heads'
import { compareStaged } from './actions'
import { goTo, restart, START, stage, type Stage, work } from './stage'
import { ChainFault, stageFiles } from './stage-files'

/** Of passphrases that were told, and of the one that is kept, by their salt. */
const keys = new Map<string, BackupKey>()

/** Files that somebody chose: opened at once when they are one backup, else shown. */
export async function chooseFiles(files: readonly File[]): Promise<void> {
  let chain: readonly BackupFile[] | undefined
  await goTo(async () => {
    const { backups, faults } = await readHeads(files)
    const [newest, other] = newestOf(backups)
    const whole = newest && chainTo(newest.head.id, backups)
    if (other === undefined && faults.length === 0 && whole?.missingId === undefined) chain = whole?.backups
    return { at: 'choose', faults, found: backups }
  })
  if (chain !== undefined) await openChain(chain)
}

/** By a click, which lets us ask for the folder again. */
export function lookInFolder(): Promise<void> {
  return goTo(async () => {
    const folder = (await readBackupFolder()) as Folder | undefined
    if (folder === undefined || !(await isAllowed(folder, true))) return START
    const { backups, faults } = await readHeads(await filesIn(folder))
    return { at: 'choose', faults, found: backups }
  })
}

/** Reads a backup through and shows what it would change; asks for its passphrase first when it has one. */
export async function openChain(chain: readonly BackupFile[]): Promise<void> {
  const own = await readBackupKey()
  if (own !== undefined) keys.set(own.salt, own)
  const locked = chain.find((file) => file.encryption !== undefined && knownKey(file) === undefined)
  if (locked !== undefined) return goTo(async () => ask(chain, locked, false))
  return work(async (onWork, signal) => {
    try {
      return await compareStaged(await stageFiles(chain, knownKey, onWork, signal), onWork, signal)
    } catch (error) {
      if (!isWrongPassphrase(error)) throw error
      keys.delete(error.file.encryption?.salt ?? '')
      return ask(chain, error.file, true)
    }
  })
}

/** Tries a passphrase with the file that asks for one. */
export async function unlock(passphrase: string): Promise<void> {
  const now = stage.peek()
  if (now.at !== 'passphrase' || now.file.encryption === undefined) return
  const key = await keyOf(passphrase, now.file.encryption)
  keys.set(key.salt, key)
  await openChain(now.chain)
}

/** The person goes elsewhere: the passphrases that were told are forgotten, and what is over need not be shown again. */
export function leaveRestore(): void {
  keys.clear()
  const { at } = stage.peek()
  if (at !== 'working' && at !== 'preview') restart()
}

function knownKey({ encryption }: BackupFile): BackupKey | undefined {
  return encryption && keys.get(encryption.salt)
}

function ask(chain: readonly BackupFile[], file: BackupFile, isWrong: boolean): Stage {
  return { at: 'passphrase', chain, file, isWrong }
}

function isWrongPassphrase(error: unknown): error is ChainFault {
  if (!(error instanceof ChainFault)) return false
  return error.cause instanceof BackupFileError && error.cause.fault === 'wrong-passphrase'
}
