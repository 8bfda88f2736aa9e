import { askDuePass, currentPass, passOn } from '@/storage/repositories/rule-pass'

/** What the keeper needs of the browser. Tests put their own here and let it die at any point. */
export type KeeperPorts = {
  /** Lets whoever asks in between be answered first. */
  breathe: () => Promise<void>
  /** How long something took: ms, from any moment on. */
  elapsed: () => number
}

export type Keeper = {
  /** Asks for what is due, and takes a pass that is under way to its end. One run at a time. */
  tick: () => Promise<void>
}

/** So long may one part of a pass keep others waiting. */
const PART_MS = 60
const [LEAST, FIRST, MOST] = [20, 100, 500]
/** How far it has come is written at least so often, while nothing else is. */
const SHOWN_EVERY_MS = 1_000

/** Keeps scores and tags of rules right in a pass over all contacts, which whoever comes after a worker that died takes on. */
export function createKeeper(ports: KeeperPorts): Keeper {
  let running: Promise<void> | undefined
  let isAskedAgain = false
  const tick = (): Promise<void> => {
    isAskedAgain = running !== undefined
    running ??= runPasses().finally(() => {
      running = undefined
    })
    return running
  }
  const runPasses = async (): Promise<void> => {
    do {
      isAskedAgain = false
      await askDuePass()
      await takeOn(ports)
    } while (isAskedAgain)
  }
  return { tick }
}

/** Parts are as large as what took `PART_MS` before. */
async function takeOn({ breathe, elapsed }: KeeperPorts): Promise<void> {
  let [most, writtenAt] = [FIRST, elapsed()]
  for (let pass = await currentPass(); pass !== undefined;) {
    const [from, { done }] = [elapsed(), pass]
    const isLate = from - writtenAt >= SHOWN_EVERY_MS
    if (isLate) writtenAt = from
    // Whatever was asked for meanwhile begins from its own beginning.
    pass = (await passOn(pass, most, isLate)) ?? (await currentPass())
    const took = Math.max(1, elapsed() - from)
    // A part that ended sooner, since much of it changes, is as large as the next one.
    const looked = Math.max(LEAST, (pass?.done ?? done) - done)
    most = Math.round(Math.min(MOST, 2 * looked, Math.max(LEAST, (looked * PART_MS) / took)))
    await breathe()
  }
}
