import { logFault } from '@/utils/logger'

/** Starts what nobody waits for; a failure is reported, since it can be shown to nobody. */
export function run(where: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => logFault(where, error))
}
