import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small file system of its own, which can be filled to the last byte. */
export type Disk = { path: string; fill: () => void; free: () => void }

/** A server's files, and some of its edits. */
const SIZE = '96m'
const CHUNK = Buffer.alloc(1024 * 1024)
const SMALL_CHUNK = Buffer.alloc(4096)

const mounted: string[] = []

/** @returns undefined where one may not mount, as without root or in most containers; it is said then. */
export function mountDisk(): Disk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'chatside-disk-'))
  const { status, error, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'none', path], {
    encoding: 'utf8',
  })
  if (status !== 0) {
    rmSync(path, { recursive: true })
    console.warn(
      `No disk can be mounted here (${(error?.message ?? stderr).trim()}): writes are refused in its place.`,
    )
    return undefined
  }
  mounted.push(path)
  const ballast = join(path, 'ballast')
  return { path, fill: () => fill(ballast), free: () => rmSync(ballast) }
}

/** Takes away what was mounted. Nothing must run on it any more. */
export function unmountAll(): void {
  for (const path of mounted.splice(0)) {
    spawnSync('umount', ['--lazy', path])
    rmSync(path, { recursive: true, force: true })
  }
}

function fill(path: string): void {
  const file = openSync(path, 'w')
  for (const chunk of [CHUNK, SMALL_CHUNK]) while (isWritten(file, chunk)) continue
  closeSync(file)
}

function isWritten(file: number, chunk: Buffer): boolean {
  try {
    return writeSync(file, chunk) === chunk.length
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
