import type { Role } from '../../../storage/sync/wire.ts'

/** Who asks. It is looked up anew with each request. */
export type Caller = { ws: string; userId: string; deviceId: string; role: Role }

/** A transaction. What it writes stands once the work has resolved, and not at all when it throws. */
export type Tx = {
  /** @returns the rows. Parameters are `$1` and so on, never text put together. */
  query: <Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]) => Promise<Row[]>
}

/** One database, PostgreSQL or PGlite. */
export type Db = {
  /** Work of one caller: row-level security shows it only its workspace and its buckets. */
  as: <T>(caller: Caller, buckets: readonly string[], work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Work of the server itself, such as joining or migrating. */
  own: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Tells every instance; the text is at most 8,000 bytes. Outside of transactions. */
  notify: (channel: string, text: string) => Promise<void>
  listen: (channel: string, onText: (text: string) => void) => Promise<() => Promise<void>>
  /** Whether there is room to write: false from the first refusal for want of it until there is some again. */
  hasRoom: () => Promise<boolean>
  close: () => Promise<void>
}
