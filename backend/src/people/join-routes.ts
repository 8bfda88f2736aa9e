import { Hono } from 'hono'
import { type JoinAnswer, joinSchema } from '../../../storage/sync/wire.ts'
import type { Numbered } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import { answerSigned } from '../signed/answer-signed.ts'
import { signerOf } from '../signed/signer.ts'
import type { RightsServices } from './change-rights.ts'
import { join } from './join.ts'

/** The one thing that may be asked without a token. */
export function createJoinRoutes(services: RightsServices): Hono<Numbered> {
  const routes = new Hono<Numbered>()
  routes.post('/v1/join', async (c) => {
    const joined = await join(services, await readBody(c, joinSchema))
    const { db } = services
    const ws = joined.ws.id
    const { publicKey: key } = await signerOf(db, ws)
    return answerSigned(c, { db, ws, device: '' }, { ...joined, key } satisfies JoinAnswer)
  })
  // What a browser shows to whoever opens the link itself; what stands behind the # has stayed in that browser.
  routes.get('/join', (c) =>
    c.text('This is an invitation to a team. Copy its whole address into Chatside: Settings, Team.\n'),
  )
  return routes
}
