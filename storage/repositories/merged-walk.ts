import type { Database } from '../database'
import type { AttentionRow } from '../rows'
import { inStretch, type Place, type Stretch, timeIn } from './stretch'

export type Placed = Place & { row: AttentionRow }

type Lane = { stretch: Stretch; rows: Placed[]; after: Place | undefined; isOver: boolean }

/** Reads several stretches as one, by time and then id, a chunk at a time. A row that stands in several comes once. */
export class MergedWalk {
  readonly #db: Database
  readonly #chunk: number
  #lanes: Lane[]
  #last: string | undefined

  /** `after`: where to go on; undefined begins at the start. */
  constructor(db: Database, stretches: readonly Stretch[], after: Place | undefined, chunk: number) {
    this.#db = db
    this.#chunk = chunk
    this.#lanes = stretches
      .filter(({ from, to }) => from <= to && (after?.time ?? from) <= to)
      .map((stretch) => ({ stretch, rows: [], after, isOver: false }))
  }

  /** @returns the next rows, as far as their order is certain; none when the end is reached. */
  async read(): Promise<Placed[]> {
    await Promise.all(this.#lanes.filter(isDry).map((lane) => this.#fill(lane)))
    this.#lanes = this.#lanes.filter(({ rows }) => rows.length > 0)
    const read: Placed[] = []
    while (this.#lanes.length > 0 && !this.#lanes.some(isDry)) {
      const next = this.#takeFirst()
      if (next.id !== this.#last) read.push(next)
      this.#last = next.id
      this.#lanes = this.#lanes.filter((lane) => lane.rows.length > 0 || !lane.isOver)
    }
    return read
  }

  #takeFirst(): Placed {
    const heads = this.#lanes.flatMap((lane) => lane.rows.slice(0, 1).map((row) => ({ lane, row })))
    const { lane, row } = heads.reduce((least, one) => (isBefore(one.row, least.row) ? one : least))
    lane.rows.shift()
    lane.after = row
    return row
  }

  async #fill(lane: Lane): Promise<void> {
    const rows = await inStretch(this.#db, lane.stretch, lane.after).limit(this.#chunk).toArray()
    lane.rows = rows.map((row) => ({ row, id: row.id, time: timeIn(row, lane.stretch) }))
    lane.isOver = rows.length < this.#chunk
  }
}

/** More of it has to be read before anything can be said to come next. */
function isDry({ rows, isOver }: Lane): boolean {
  return rows.length === 0 && !isOver
}

function isBefore(one: Place, other: Place): boolean {
  return one.time < other.time || (one.time === other.time && one.id < other.id)
}
