import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** @returns the absolute path of a built extension; throws a sentence when none is there. */
export function extensionFolder(dir: string): string {
  const path = resolve(dir)
  if (existsSync(join(path, 'manifest.json'))) return path
  throw new Error(`No extension is in ${path}: build it first (npm run build).`)
}
