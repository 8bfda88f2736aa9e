import { canInstall, installPackages } from '../../browsers/ensure-browsers.ts'
import { findPostgres } from './postgres.ts'

/**
 * Sees to it that PostgreSQL is there: installs Debian's package where it may, else says in one sentence what to install.
 * @returns whether it is there now.
 */
export function ensurePostgres(): boolean {
  if (findPostgres() === undefined && canInstall()) installPackages(['postgresql'])
  const isThere = findPostgres() !== undefined
  if (!isThere)
    console.error('Please install PostgreSQL 15 or later (on Debian: sudo apt-get install postgresql).')
  return isThere
}
