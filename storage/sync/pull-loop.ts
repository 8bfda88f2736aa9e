import { applyPull, finishPull, readCursors } from './apply'
import { ServerAway } from './ask-server'
import { readLink } from './link'
import { askSigned, type SignedWay } from './signed/ask-signed'
import { inTurn } from './turns'
import { PROTOCOL, type PullAnswer, pullAnswerSchema } from './wire'

/** What goes into one transaction without anybody waiting for it. */
const PAGE_ROWS = 500

/** How far it has come, in the server's numbers. */
export type PullProgress = { done: number; total: number }

/**
 * Fetches all that this device may see and has not seen.
 * @param onPage is told after each page that is stored.
 * @returns under which rights it was seen.
 * @throws Unproved, ServerRefusal or ServerAway; what is stored stays, and the next pull goes on from there.
 */
export async function pullAll(
  way: SignedWay,
  onPage: (progress: PullProgress) => Promise<void>,
): Promise<{ epoch: string }> {
  for (;;) {
    const answer = await inTurn(() => pullPage(way))
    if (answer === undefined) continue
    const done = Math.max(0, ...Object.values(answer.cursors))
    await onPage({ done, total: Math.max(done, answer.head ?? 0) })
    if (!answer.more) return { epoch: answer.epoch }
  }
}

/** @returns undefined when the cursors have moved meanwhile, so that nothing of it was stored. */
async function pullPage(way: SignedWay): Promise<PullAnswer | undefined> {
  const [link, { cursors }] = await Promise.all([readLink(), readCursors()])
  if (link === undefined) throw new ServerAway('left')
  const { client, gen } = link
  const answer = await askSigned(way, '/v1/sync/pull', pullAnswerSchema, {
    client,
    gen,
    cursors,
    limit: PAGE_ROWS,
    proto: PROTOCOL,
  })
  if ((await applyPull(cursors, answer)) === 'stale') return undefined
  if (!answer.more) await finishPull(Object.keys(answer.cursors))
  return answer
}
