import { fromBase64 } from '@/utils/base64'
import { isRecord, parseJson, toBytes } from './bytes'
import {
  type BackupHeader,
  type Encryption,
  FORMAT_VERSION,
  LEAST_ITERATIONS,
  MAGIC,
  MOST_ITERATIONS,
} from './format'

const SALT_BYTES = 16

/** @returns the two lines a file begins with: what it is, and its header. */
export function headerBytes(header: BackupHeader): Uint8Array<ArrayBuffer> {
  return toBytes(`${MAGIC}${FORMAT_VERSION}\n${JSON.stringify(header)}\n`)
}

/** @returns the version of the format a file's first line tells; undefined when it is no backup. */
export function versionOf(line: string): number | undefined {
  const version = line.startsWith(MAGIC) ? line.slice(MAGIC.length) : ''
  return /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined
}

/** @returns the header of a file's second line; undefined when it is damaged. */
export function parseHeader(line: string): BackupHeader | undefined {
  const value = parseJson(line)
  if (!isRecord(value) || !isRecord(value['head'])) return undefined
  const { head, encryption } = value
  if (encryption === undefined) return { head }
  const parsed = parseEncryption(encryption)
  return parsed && { head, encryption: parsed }
}

function parseEncryption(value: unknown): Encryption | undefined {
  if (!isRecord(value)) return undefined
  const { iterations, salt, fileSalt } = value
  if (typeof iterations !== 'number' || !Number.isInteger(iterations)) return undefined
  if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) return undefined
  return isSalt(salt) && isSalt(fileSalt) ? { iterations, salt, fileSalt } : undefined
}

function isSalt(value: unknown): value is string {
  return typeof value === 'string' && fromBase64(value)?.length === SALT_BYTES
}
