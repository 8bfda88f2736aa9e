import { waitFor } from './wait-for'

/** A worker that runs ends sooner than this. */
const AGAIN_MS = 300

interface TargetInfo {
  targetId: string
  type: string
  url: string
}

/** The two DevTools commands that ending a worker takes, however the driver sends them. */
export interface BrowserTargets {
  list(): Promise<readonly TargetInfo[]>
  close(targetId: string): Promise<unknown>
}

/** @returns the running service worker of the extension, or undefined while it sleeps. */
export async function runningWorker(
  targets: BrowserTargets,
  extensionId: string,
): Promise<TargetInfo | undefined> {
  const origin = `chrome-extension://${extensionId}/`
  return (await targets.list()).find(({ type, url }) => type === 'service_worker' && url.startsWith(origin))
}

/**
 * Ends the extension's service worker as the browser does after its idle time, and waits until it is gone.
 * @returns whether one was running.
 */
export async function killRunningWorker(targets: BrowserTargets, extensionId: string): Promise<boolean> {
  const worker = await runningWorker(targets, extensionId)
  if (!worker) return false
  await close(targets, worker)
  let closedAt = performance.now()
  await waitFor('the service worker to end', async () => {
    if (!(await isThere(targets, worker))) return true
    // One that was only starting did not hear it.
    if (performance.now() - closedAt < AGAIN_MS) return false
    closedAt = performance.now()
    await close(targets, worker)
    return false
  })
  return true
}

async function close(targets: BrowserTargets, target: TargetInfo): Promise<void> {
  try {
    await targets.close(target.targetId)
  } catch (error) {
    // It may have ended since it was looked for.
    if (await isThere(targets, target)) throw error
  }
}

async function isThere(targets: BrowserTargets, { targetId }: TargetInfo): Promise<boolean> {
  return (await targets.list()).some((target) => target.targetId === targetId)
}
