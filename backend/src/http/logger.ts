import { pino } from 'pino'
import type { Log } from '../services.ts'

const STDERR = 2

/** One line of JSON each, to stderr, so that what the server prints for a person stays apart. */
export function createLog(level: string): Log {
  const log = pino({ level, base: null }, pino.destination({ fd: STDERR, sync: true }))
  return {
    info: (event, fields) => log.info(fields ?? {}, event),
    warn: (event, fields) => log.warn(fields ?? {}, event),
    error: (event, error, fields) => log.error({ ...fields, ...describe(error) }, event),
  }
}

/** @returns where and what kind. The message stays out: databases and parsers put values into it. */
export function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    ...code,
    at: frames
      .slice(0, 12)
      .map((line) => line.trim())
      .join(' < '),
  }
}
