import { now } from '@/utils/clock'
import { ServerAway, ServerRefusal } from './ask-server'
import { readLink } from './link'
import { nextMutations, parkUnsendable, settlePush } from './outbox'
import { askSigned, type SignedWay } from './signed/ask-signed'
import { MOST_MUTATIONS, type Mutation, PROTOCOL, type PushAnswer, pushAnswerSchema } from './wire'

/** The server takes 2 MB; many a proxy in front of it takes one. */
const MOST_BYTES = 900_000
const TOO_LARGE = 413
/** Of what a push carries besides its mutations. */
const ENVELOPE = /^(body|client|gen|acked|now|not )/

/**
 * Sends all edits that wait, in their order and one request after another. One that the server cannot read keeps back no
 * other: it is found by halves and put aside, to be shown.
 * @param onPart is told after each part that is with the server.
 * @throws Unproved, ServerRefusal or ServerAway; what was not answered stays and is sent again, which does nothing twice.
 */
export async function pushAll(way: SignedWay, onPart: () => Promise<void>): Promise<void> {
  let most = MOST_MUTATIONS
  for (;;) {
    const batch = fitting(await nextMutations(most))
    const [first] = batch
    if (first === undefined) return
    try {
      await settlePush(batch, await push(way, batch, first))
      most = Math.min(MOST_MUTATIONS, most * 2)
    } catch (error) {
      if (!isAboutMutations(error)) throw error
      if (batch.length === 1 && !(error instanceof ServerRefusal)) throw error
      if (batch.length > 1) most = Math.floor(batch.length / 2)
      else await parkUnsendable(first, error instanceof ServerRefusal ? error.code : undefined)
    }
    await onPart()
  }
}

async function push(way: SignedWay, muts: Mutation[], first: Mutation): Promise<PushAnswer> {
  const link = await readLink()
  if (link === undefined) throw new ServerAway('left')
  const { client, gen } = link
  const answer = await askSigned(way, '/v1/sync/push', pushAnswerSchema, {
    client,
    gen,
    acked: first.n - 1,
    now: now(),
    muts,
    proto: PROTOCOL,
  })
  // Nothing would leave the outbox: asking at once again would go on for ever.
  if (!answer.res.some(({ n }) => n === first.n)) throw new ServerAway('no outcome')
  return answer
}

/** @returns as many from the start as go into one request; at least one. */
function fitting(mutations: readonly Mutation[]): Mutation[] {
  const encoder = new TextEncoder()
  let bytes = 0
  const most = mutations.findIndex((mutation, at) => {
    bytes += encoder.encode(JSON.stringify(mutation)).length
    return at > 0 && bytes > MOST_BYTES
  })
  return mutations.slice(0, most === -1 ? mutations.length : most)
}

function isAboutMutations(error: unknown): boolean {
  if (error instanceof ServerAway) return error.status === TOO_LARGE
  if (!(error instanceof ServerRefusal)) return false
  if (error.code === 'TOO_LARGE') return true
  return error.code === 'BAD_REQUEST' && !ENVELOPE.test(error.detail ?? '')
}
