import { isRecord, parseJson, toBytes, toText } from './bytes'
import { type BackupRow, FRAME_TEXT_BYTES } from './format'

/** Gathers rows, as lines of JSON, into pieces of about 256 kB. */
export class RowLines {
  #lines: string[] = []
  #size = 0

  /** @returns a full piece, when this row does not fit into the one that was begun. */
  add(row: BackupRow): Uint8Array<ArrayBuffer> | undefined {
    const line = JSON.stringify(row)
    // Counted in UTF-16 units: near enough, and far below what a reader allows.
    const full = this.#size > 0 && this.#size + line.length > FRAME_TEXT_BYTES ? this.take() : undefined
    this.#lines.push(line)
    this.#size += line.length + 1
    return full
  }

  /** @returns what was gathered; undefined when it is nothing. */
  take(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#lines.length === 0) return undefined
    const bytes = toBytes(this.#lines.join('\n'))
    this.#lines = []
    this.#size = 0
    return bytes
  }
}

/** @returns the rows of a piece; undefined when one of them is none. */
export function parseRows(bytes: Uint8Array): BackupRow[] | undefined {
  const rows: BackupRow[] = []
  for (const line of toText(bytes)?.split('\n') ?? ['']) {
    const row = parseJson(line)
    if (!isRow(row)) return undefined
    rows.push(row)
  }
  return rows
}

function isRow(value: unknown): value is BackupRow {
  if (!isRecord(value)) return false
  const { table, key, row } = value
  return typeof table === 'string' && typeof key === 'string' && (row === undefined || isRecord(row))
}
