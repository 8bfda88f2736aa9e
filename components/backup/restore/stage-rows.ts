import { askWorkspace } from '@/storage/client'
import type { KeptRow } from '@/storage/schema/backup'

const MOST_ROWS = 2_000
/** A message to the background holds 64 MB at most; far less keeps the page lively: it is made in one go. */
const MOST_CHARACTERS = 400_000

/** Hands rows to the background in parts of a size that a message can hold. A part that was lost is sent again. */
export class RowStager {
  readonly #id: string
  #part = 0
  #rows: KeptRow[] = []
  #size = 0

  constructor(id: string) {
    this.#id = id
  }

  /** @throws AppError */
  async add(rows: readonly KeptRow[], size: number): Promise<void> {
    if (this.#rows.length + rows.length > MOST_ROWS || this.#size + size > MOST_CHARACTERS) await this.flush()
    for (let at = 0; at < rows.length; at += MOST_ROWS) {
      if (this.#rows.length > 0 && this.#rows.length + rows.length > MOST_ROWS) await this.flush()
      this.#rows.push(...rows.slice(at, at + MOST_ROWS))
    }
    this.#size += size
  }

  /** Hands over what is left. @throws AppError */
  async flush(): Promise<void> {
    if (this.#rows.length === 0) return
    await askWorkspace('restore.stage', { id: this.#id, part: this.#part, rows: this.#rows })
    this.#part += 1
    this.#rows = []
    this.#size = 0
  }
}
