import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { TABLES } from './tables.ts'

export const FORMAT = 1
/** Of what a backup file begins with. Its rows are those with `since < seq <= upto`, the last one being in its end. */
export const manifestSchema = z.object({
  kind: z.literal('manifest'),
  format: z.literal(FORMAT),
  ws: z.string(),
  gen: z.string(),
  since: z.int().check(z.nonnegative()),
  at: z.string(),
})
export const endSchema = z.object({
  kind: z.literal('end'),
  upto: z.int().check(z.nonnegative()),
  entries: z.int().check(z.nonnegative()),
})
export const entrySchema = z.object({ kind: z.enum(TABLES), row: z.record(z.string(), z.unknown()) })

export type Manifest = z.infer<typeof manifestSchema>
export type End = z.infer<typeof endSchema>

/** What the first line's hash is made from. */
export const CHAIN_START = createHash('sha256').update('chatside backup').digest('hex')
const LINE = /^\{"sha256":"([0-9a-f]{64})","entry":(.+)\}$/s

/** @returns the hash of an entry, which also stands for all before it. */
export function chain(previous: string, entry: string): string {
  return createHash('sha256').update(previous).update(entry).digest('hex')
}

/** @returns a line of a backup file, without its end. */
export function toLine(sha256: string, entry: string): string {
  return `{"sha256":"${sha256}","entry":${entry}}`
}

/** @returns its two parts as they are; undefined when it is no line of a backup. */
export function fromLine(line: string): { sha256: string; entry: string } | undefined {
  const [, sha256, entry] = LINE.exec(line) ?? []
  return sha256 === undefined || entry === undefined ? undefined : { sha256, entry }
}
