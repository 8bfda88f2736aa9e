import { prune } from './db/prune.ts'
import type { Services } from './services.ts'

const FIRST_AFTER_MS = 60_000
const EVERY_MS = 86_400_000

/** Forgets what is old once a day, and soon after the start, since a server may be started each morning. @returns how to end it. */
export function keepPruning({ db, now, log }: Pick<Services, 'db' | 'now' | 'log'>): () => void {
  let timer: NodeJS.Timeout
  const wait = (delayMs: number): void => {
    timer = setTimeout(() => {
      wait(EVERY_MS)
      prune(db, now()).then(
        (pruned) => log.info('pruned', pruned),
        (error: unknown) => log.error('could not prune', error),
      )
    }, delayMs).unref()
  }
  wait(FIRST_AFTER_MS)
  return () => clearTimeout(timer)
}
