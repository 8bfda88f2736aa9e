import type { Writer } from '../../../storage/sync/rights.ts'
import type { Json, Mutation, Outcome } from '../../../storage/sync/wire.ts'
import type { HeldRows } from './held.ts'
import type { Numbered } from './number.ts'
import type { Places } from './places.ts'

/** Kept of a true conflict: what stood before, or what came too late. */
export type HistoryEntry = {
  tbl: string
  id: string
  field: string
  seq: number
  value: Json
  stamp: string
  kind: 'replaced' | 'lost'
}

export type Beaten = { outcome: Outcome; field: string; client: string }

/** All that mutations of one push are judged by, and what they do. Times are epoch ms. */
export type Batch = {
  writer: Writer
  client: string
  /** The device's clock as it sent, and the server's. */
  sentAt: number
  now: number
  rows: HeldRows
  places: Places
  /** The last number given. */
  counter: number
  history: HistoryEntry[]
  /** Fields that lost, and the client whose value stands. */
  beaten: Beaten[]
  /** A contact shown to single people has another owner or team now, and they may see it. */
  changesRights: boolean
}

export type Judged = Numbered & { outcome: Outcome }

/** Why a mutation does nothing. */
export type Refused = { st: 'denied' | 'invalid' | 'parked'; code?: string }

/** @returns the outcome of a mutation that does nothing. */
export function refusal({ n }: Mutation, refused: Refused): Outcome {
  return { n, ...refused }
}
