// The format is described in docs/backup-format.md, whose example a test reads.

export const FILE_ENDING = '.chatside'
/** Of the layout of the file; the version of its rows stands in its head. */
export const FORMAT_VERSION = 1
export const MAGIC = 'CHATSIDE BACKUP '

export const FRAME_KINDS = { settings: 1, rows: 2, end: 3 } as const
export type FrameKind = (typeof FRAME_KINDS)[keyof typeof FRAME_KINDS]

/** Kind (1 byte) and length (4 bytes, the highest first). */
export const FRAME_HEAD_BYTES = 5
export const DIGEST_BYTES = 32

/** A frame is closed when its lines reach this size; a single larger line has a frame of its own. */
export const FRAME_TEXT_BYTES = 256 * 1024
/** Nothing we write comes near: what claims to be larger is not believed. */
export const MAX_FRAME_BYTES = 32 * 1024 * 1024
export const MAX_HEAD_BYTES = 8 * 1024

export const LEAST_ITERATIONS = 600_000
/** More would hold a computer for minutes: a file that asks for it was not written by us. */
export const MOST_ITERATIONS = 10_000_000

/** A row of any table; without `row` it was removed. */
export type BackupRow = { table: string; key: string; row?: Record<string, unknown> | undefined }

/** How the passphrase becomes a key: `salt` is the passphrase's, `fileSalt` this file's alone (base64). */
export type Encryption = { iterations: number; salt: string; fileSalt: string }

/** What stands in plain text before the frames. `head` is checked by whoever knows what it should say. */
export type BackupHeader = { head: Record<string, unknown>; encryption?: Encryption }

/** How many rows the file has of each table. */
export type RowCounts = Record<string, number>
