import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { guard } from './guardian'

export interface Profile {
  dir: string
  /** Removes a temporary profile and keeps one that was given. */
  release(): Promise<void>
}

/** @returns the given profile folder, or a new temporary one that goes even when the test process crashes. */
export function openProfile(userDataDir: string | undefined): Profile {
  if (userDataDir !== undefined) return { dir: resolve(userDataDir), release: async () => {} }
  const dir = mkdtempSync(join(tmpdir(), 'chatside-profile-'))
  const unguard = guard({ dir })
  return {
    dir,
    async release() {
      await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
      unguard()
    },
  }
}
