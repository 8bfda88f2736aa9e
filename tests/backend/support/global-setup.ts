import { findPostgres, sharePostgres } from './postgres.ts'

/** Run once, before the first file of the project. Without PostgreSQL only the tests that need it fail. */
export default async function setup(): Promise<(() => void) | undefined> {
  return findPostgres() === undefined ? undefined : sharePostgres()
}
