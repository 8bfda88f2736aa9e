import { createReadStream } from 'node:fs'
import type * as z from 'zod/mini'
import {
  CHAIN_START,
  chain,
  endSchema,
  type End,
  entrySchema,
  fromLine,
  type Manifest,
  manifestSchema,
} from './lines.ts'
import type { Table } from './tables.ts'

/** `text`: the row's JSON as it is in the file. */
export type Entry = { table: Table; columns: string[]; text: string }
export type Verified = { manifest: Manifest; end: End }

const LONGEST_LINE = 16 * 1024 * 1024
const NEWLINE = 0x0a

/**
 * Reads a backup file, line by line, and gives each entry once its hash was found right.
 * @returns its first and its last line.
 * @throws a sentence with the file and the line when anything of it was changed, is missing, or was added.
 */
export async function* readBackup(path: string): AsyncGenerator<Entry, Verified> {
  let manifest: Manifest | undefined
  let end: End | undefined
  let sha256 = CHAIN_START
  let number = 0
  let entries = 0
  for await (const line of linesOf(path)) {
    number++
    const broken = `${path} was damaged or changed: line ${number} is not what was written.`
    const parts = fromLine(line)
    if (parts === undefined || end !== undefined) throw new Error(broken)
    sha256 = chain(sha256, parts.entry)
    if (parts.sha256 !== sha256) throw new Error(broken)
    const value: unknown = JSON.parse(parts.entry)
    if (number === 1) manifest = parsed(manifestSchema, value, path)
    else if (isEnd(value)) end = value
    else {
      entries++
      yield toEntry(value, parts.entry, path)
    }
  }
  if (manifest === undefined || end === undefined || end.entries !== entries)
    throw new Error(`${path} is not whole: it ends before its last line.`)
  return { manifest, end }
}

/** The hash has shown that it is a backup; another version may have written it. */
function parsed<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  path: string,
): z.output<Schema> {
  const read = schema.safeParse(value)
  if (!read.success) throw new Error(`${path} was written by another version than this one can read.`)
  return read.data
}

function isEnd(value: unknown): value is End {
  return endSchema.safeParse(value).success
}

function toEntry(value: unknown, entry: string, path: string): Entry {
  const { kind, row } = parsed(entrySchema, value, path)
  return { table: kind, columns: Object.keys(row), text: entry }
}

/** Each line must end with a newline: one that is missing is a part that is missing. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)])
      rest = []
      length = 0
      from = at + 1
      yield decode(decoder, line, path)
    }
    const left = chunk.subarray(from)
    length += left.length
    if (length > LONGEST_LINE) throw new Error(`${path} is not a backup: it has lines that are too long.`)
    if (left.length > 0) rest.push(left)
  }
  if (length > 0) throw new Error(`${path} is not whole: it ends within a line.`)
}

function decode(decoder: TextDecoder, line: Buffer, path: string): string {
  try {
    return decoder.decode(line)
  } catch (error) {
    throw new Error(`${path} was damaged or changed: it is not all text.`, { cause: error })
  }
}
