export type BackupFault = 'not-a-backup' | 'newer' | 'damaged' | 'wrong-passphrase'

/** Why a file cannot be read. `frame`: where it is damaged, counted from 1; absent at its head. */
export class BackupFileError extends Error {
  readonly fault: BackupFault
  readonly frame: number | undefined

  constructor(fault: BackupFault, frame?: number) {
    super(frame === undefined ? fault : `${fault} at frame ${frame}`)
    this.name = 'BackupFileError'
    this.fault = fault
    this.frame = frame
  }
}
